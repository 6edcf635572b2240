//! Payments of family support, one a year, each checked by a second person.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub(crate) use record::FamilySupportPaymentState;
pub(crate) use write::discarded;

pub use record::FamilySupportPayment;

use kit::history::History;
use kit::module::Parts;

/// What payments add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FamilySupportPayment>()
        .fields_of::<FamilySupportPayment, links::PaymentSupport>()
        .fields_of::<FamilySupportPayment, links::FamilyPaymentResident>()
        .fields_of::<FamilySupportPayment, History<FamilySupportPayment>>()
        .queries::<queries::PaymentQueries>()
        .mutations::<write::PaymentMutations>();
}
