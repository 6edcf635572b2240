//! Vacancies: work that units of the area offer.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use queries::open;
pub(crate) use record::VacancyCloseReason;
pub(crate) use write::{is_open, not_closed, one_more};

pub use record::JobVacancy;

use kit::history::History;
use kit::module::Parts;
use property::unit::Unit;

/// What vacancies add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<JobVacancy>()
        .fields_of::<JobVacancy, links::VacancyUnit>()
        .fields_of::<JobVacancy, links::VacancyOpen>()
        .fields_of::<JobVacancy, History<JobVacancy>>()
        .fields_of::<Unit, links::UnitVacancies>()
        .queries::<queries::VacancyQueries>()
        .mutations::<write::VacancyMutations>();
}
