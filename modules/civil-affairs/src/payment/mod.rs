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

pub(crate) use recount::recount;

pub use record::{AssistancePayment, PaymentBatch};

use kit::history::History;
use kit::module::Parts;

/// What payments add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<PaymentBatch>()
        .record::<AssistancePayment>()
        .fields_of::<PaymentBatch, links::BatchProgramme>()
        .fields_of::<PaymentBatch, links::BatchPayments>()
        .fields_of::<PaymentBatch, History<PaymentBatch>>()
        .fields_of::<AssistancePayment, links::PaymentOfBatch>()
        .fields_of::<AssistancePayment, links::PaymentGrant>()
        .fields_of::<AssistancePayment, links::PaymentResident>()
        .queries::<queries::PaymentQueries>()
        .mutations::<write::BatchMutations>()
        .mutations::<write::PaymentMutations>();
}
