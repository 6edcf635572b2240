//! Applications: for a person or a household, with a statement of means, and the visit at home.

mod inputs;
mod links;
mod means;
mod queries;
mod record;
mod visit;
mod whose;
mod write;

pub(crate) use means::income_of;
pub(crate) use whose::Whose;

pub use record::AssistanceApplication;
pub use visit::HouseholdVisit;

use kit::history::History;
use kit::module::Parts;

/// What applications add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    files::carry_papers::<AssistanceApplication>(parts);
    files::carry_papers::<HouseholdVisit>(parts);
    parts
        .record::<AssistanceApplication>()
        .record::<HouseholdVisit>()
        .fields_of::<AssistanceApplication, links::ApplicationProgramme>()
        .fields_of::<AssistanceApplication, links::ApplicationResident>()
        .fields_of::<AssistanceApplication, links::ApplicationHousehold>()
        .fields_of::<AssistanceApplication, links::ApplicationMatter>()
        .fields_of::<AssistanceApplication, links::ApplicationLists>()
        .fields_of::<AssistanceApplication, History<AssistanceApplication>>()
        .fields_of::<HouseholdVisit, links::VisitApplication>()
        .queries::<queries::AssistanceApplicationQueries>()
        .mutations::<write::AssistanceApplicationMutations>();
}
