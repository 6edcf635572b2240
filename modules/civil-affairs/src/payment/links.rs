//! What batches and payments link to.

use super::record::{AssistanceBatch, AssistancePayment};
use crate::grant::AssistanceGrant;
use crate::programme::AssistanceProgramme;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::resident::Resident;
use wangge_core::links::{global, near, one};

one! {
    /// The programme.
    BatchProgramme(AssistanceBatch).programme: AssistanceProgramme, |row| global(row, "programme_id")
}

one! {
    /// The batch.
    PaymentOfBatch(AssistancePayment).batch: AssistanceBatch, |row| global(row, "batch_id")
}

one! {
    /// The grant that is paid.
    PaymentGrant(AssistancePayment).grant: AssistanceGrant, |row| near(row, "grant_id")
}

one! {
    /// The residence of who is paid.
    PaymentResident(AssistancePayment).resident: Resident, |row| near(row, "resident_id")
}

/// Payments of a batch.
pub(super) struct BatchPayments {
    district: String,
    id: Result<i64>,
}

impl From<&Row<AssistanceBatch>> for BatchPayments {
    fn from(batch: &Row<AssistanceBatch>) -> Self {
        Self { district: kit::access::district_of(batch.area()).to_owned(), id: batch.id() }
    }
}

#[Object]
impl BatchPayments {
    /// Its payments, newest first.
    async fn payments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistancePayment>>> {
        let paging = Paging::new::<AssistancePayment>(ctx, first, after, last, before)?;
        let below = Below::<AssistancePayment>::new("batch_id", selected::<AssistancePayment>(ctx), paging);
        let key = (self.district.clone(), self.id.clone()?);
        Ok(ctx.loaders().load(below, key).await?.map(Connection::of))
    }
}
