//! What a care record links to.

use super::record::CareRecord;
use super::visit::CareVisit;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::resident::Resident;
use wangge_core::links::{near, one};
use wangge_core::places::key::PlaceKey;

one! {
    /// The residence of the person.
    CareResident(CareRecord).resident: Resident, |row| near(row, "resident_id")
}

one! {
    /// The care record.
    VisitCare(CareVisit).care_record: CareRecord, |row| near(row, "care_id")
}

/// The visits of a care record.
pub(super) struct CareVisits(PlaceKey);

impl From<&Row<CareRecord>> for CareVisits {
    fn from(care: &Row<CareRecord>) -> Self {
        Self(PlaceKey::of(care))
    }
}

#[Object]
impl CareVisits {
    /// The visits, newest first.
    async fn visits(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<CareVisit>>> {
        let paging = Paging::new::<CareVisit>(ctx, first, after, last, before)?;
        let below = Below::<CareVisit>::new("care_id", selected::<CareVisit>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}
