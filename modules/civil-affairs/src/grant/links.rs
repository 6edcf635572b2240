//! What a grant links to.

use super::record::AssistanceGrant;
use super::review::AssistanceReview;
use crate::application::AssistanceApplication;
use crate::payment::AssistancePayment;
use crate::programme::AssistanceProgramme;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::household::Household;
use people::resident::Resident;
use wangge_core::links::{global, near, one};
use wangge_core::places::key::PlaceKey;

one! {
    /// The programme.
    GrantProgramme(AssistanceGrant).programme: AssistanceProgramme, |row| global(row, "programme_id")
}

one! {
    /// The application that it was made of.
    GrantApplication(AssistanceGrant).application: AssistanceApplication, |row| near(row, "application_id")
}

one! {
    /// The residence of who has it.
    GrantResident(AssistanceGrant).resident: Resident, |row| near(row, "resident_id")
}

one! {
    /// The household that it is for; null where it is for one person.
    GrantHousehold(AssistanceGrant).household: Household, |row| near(row, "household_id")
}

work::case_of! {
    /// The matter of its application; an appeal against what was decided goes on there.
    GrantMatter(AssistanceGrant).matter
}

one! {
    /// The grant.
    ReviewGrant(AssistanceReview).grant: AssistanceGrant, |row| near(row, "grant_id")
}

/// Lists of a grant.
pub(super) struct GrantLists(PlaceKey);

impl From<&Row<AssistanceGrant>> for GrantLists {
    fn from(grant: &Row<AssistanceGrant>) -> Self {
        Self(PlaceKey::of(grant))
    }
}

#[Object]
impl GrantLists {
    /// Its reviews, newest first.
    async fn reviews(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceReview>>> {
        let paging = Paging::new::<AssistanceReview>(ctx, first, after, last, before)?;
        let below = Below::<AssistanceReview>::new("grant_id", selected::<AssistanceReview>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }

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
        let below = Below::<AssistancePayment>::new("grant_id", selected::<AssistancePayment>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}
