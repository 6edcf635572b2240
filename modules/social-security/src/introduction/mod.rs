//! Introductions of people to vacancies, and what came of them.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use write::{over, pending};

pub use record::{IntroductionResult, JobIntroduction};

use crate::vacancy::JobVacancy;
use kit::history::History;
use kit::module::Parts;

/// What introductions add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<JobIntroduction>()
        .fields_of::<JobIntroduction, links::IntroductionResident>()
        .fields_of::<JobIntroduction, links::IntroductionVacancy>()
        .fields_of::<JobIntroduction, History<JobIntroduction>>()
        .fields_of::<JobVacancy, links::VacancyIntroductions>()
        .queries::<queries::IntroductionQueries>()
        .mutations::<write::IntroductionMutations>();
}
