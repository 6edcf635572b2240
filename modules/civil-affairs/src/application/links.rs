//! What an application links to.

use super::record::AssistanceApplication;
use super::visit::HouseholdVisit;
use crate::grant::AssistanceGrant;
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
    ApplicationProgramme(AssistanceApplication).programme: AssistanceProgramme, |row| global(row, "programme_id")
}

one! {
    /// The residence of who applied.
    ApplicationResident(AssistanceApplication).resident: Resident, |row| near(row, "resident_id")
}

one! {
    /// The household that it is for; null where it is for one person.
    ApplicationHousehold(AssistanceApplication).household: Household, |row| near(row, "household_id")
}

work::case_of! {
    /// The matter that is its case: where it stands, who has it, announcement, objections and appeal.
    ApplicationMatter(AssistanceApplication).matter
}

one! {
    /// The application.
    VisitApplication(HouseholdVisit).application: AssistanceApplication, |row| near(row, "application_id")
}

/// Lists of an application.
pub(super) struct ApplicationLists(PlaceKey);

impl From<&Row<AssistanceApplication>> for ApplicationLists {
    fn from(application: &Row<AssistanceApplication>) -> Self {
        Self(PlaceKey::of(application))
    }
}

#[Object]
impl ApplicationLists {
    /// The visits at home, newest first.
    async fn visits(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<HouseholdVisit>>> {
        let paging = Paging::new::<HouseholdVisit>(ctx, first, after, last, before)?;
        let below = Below::<HouseholdVisit>::new("application_id", selected::<HouseholdVisit>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }

    /// The grant that was made of it: none, or one.
    async fn grants(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceGrant>>> {
        let paging = Paging::new::<AssistanceGrant>(ctx, first, after, last, before)?;
        let below = Below::<AssistanceGrant>::new("application_id", selected::<AssistanceGrant>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}
