//! Payments: the monthly batch of a programme in an area, drafted, checked by a second person, sent, and what came back.

mod draft;
mod inputs;
mod links;
mod queries;
mod record;
mod recount;
mod returned;
mod steps;
mod write;

pub(crate) use record::{AssistanceBatchState, AssistancePaymentState, PaymentReturnReason};
pub(crate) use recount::recount;

pub use record::{AssistanceBatch, AssistancePayment};

use kit::history::History;
use kit::module::Parts;

/// What payments add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<AssistanceBatch>()
        .record::<AssistancePayment>()
        .fields_of::<AssistanceBatch, links::BatchProgramme>()
        .fields_of::<AssistanceBatch, links::BatchPayments>()
        .fields_of::<AssistanceBatch, History<AssistanceBatch>>()
        .fields_of::<AssistancePayment, links::PaymentOfBatch>()
        .fields_of::<AssistancePayment, links::PaymentGrant>()
        .fields_of::<AssistancePayment, links::PaymentResident>()
        .queries::<queries::PaymentQueries>()
        .mutations::<write::BatchMutations>()
        .mutations::<write::PaymentMutations>();
}
