//! What civil affairs adds to residents and households. What it adds to grids and divisions is in `stat`.

use crate::application::AssistanceApplication;
use crate::care::CareRecord;
use crate::grant::{AssistanceGrant, AssistanceGrantState};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::apart::Apart;
use kit::links::Below;
use kit::module::Parts;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Record, Row};
use people::household::Household;
use people::resident::Resident;
use wangge_core::places::Status;
use wangge_core::places::key::PlaceKey;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .fields_of::<Resident, CivilAffairsNearResident>()
        .fields_of::<Household, CivilAffairsNearHousehold>();
}

/// A page of the records that name it in a hidden field; with one text in a column, where that is said.
async fn page<T: Record>(
    ctx: &Context<'_>,
    (key, parent): (&PlaceKey, &'static str),
    only: Option<(&'static str, &'static str)>,
    paging: Paging,
) -> Result<Option<Connection<T>>> {
    let mut below = Below::<T>::new(parent, selected::<T>(ctx), paging);
    if let Some((column, text)) = only {
        below = below.only(column, text);
    }
    Ok(ctx.loaders().load(below, key.key()?).await?.map(Connection::of))
}

/// Adds a field to a resident.
struct CivilAffairsNearResident(PlaceKey);

impl From<&Row<Resident>> for CivilAffairsNearResident {
    fn from(resident: &Row<Resident>) -> Self {
        Self(PlaceKey::of(resident))
    }
}

#[Object]
impl CivilAffairsNearResident {
    /// What civil affairs does for the person here, each part as far as you may read it.
    async fn civil_affairs(&self) -> Option<Apart<ResidentCivilAffairs>> {
        Some(Apart(ResidentCivilAffairs(self.0.clone())))
    }
}

/// Of a residence.
struct ResidentCivilAffairs(PlaceKey);

/// What civil affairs does for a person (民政服务): assistance and care.
#[Object]
impl ResidentCivilAffairs {
    /// Applications of the person, newest first.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceApplication>>> {
        let paging = Paging::new::<AssistanceApplication>(ctx, first, after, last, before)?;
        page(ctx, (&self.0, "resident_id"), None, paging).await
    }

    /// Grants of the person, in the order of their entry; those of one state, where you say so.
    async fn grants(
        &self,
        ctx: &Context<'_>,
        state: Option<AssistanceGrantState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceGrant>>> {
        let paging = Paging::new::<AssistanceGrant>(ctx, first, after, last, before)?;
        let only = state.map(|state| ("state", state.as_str()));
        page(ctx, (&self.0, "resident_id"), only, paging).await
    }

    /// Care records of the person that are kept, in the order of their entry.
    async fn care_records(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<CareRecord>>> {
        let paging = Paging::new::<CareRecord>(ctx, first, after, last, before)?;
        page(ctx, (&self.0, "resident_id"), Some(("status", Status::Active.as_str())), paging).await
    }
}

/// Adds a field to a household.
struct CivilAffairsNearHousehold(PlaceKey);

impl From<&Row<Household>> for CivilAffairsNearHousehold {
    fn from(household: &Row<Household>) -> Self {
        Self(PlaceKey::of(household))
    }
}

#[Object]
impl CivilAffairsNearHousehold {
    /// What civil affairs does for the household, each part as far as you may read it. What is done for its members alone
    /// is theirs.
    async fn civil_affairs(&self) -> Option<Apart<HouseholdCivilAffairs>> {
        Some(Apart(HouseholdCivilAffairs(self.0.clone())))
    }
}

/// Of a household.
struct HouseholdCivilAffairs(PlaceKey);

/// What civil affairs does for a household (民政服务).
#[Object]
impl HouseholdCivilAffairs {
    /// Applications for the household, newest first.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceApplication>>> {
        let paging = Paging::new::<AssistanceApplication>(ctx, first, after, last, before)?;
        page(ctx, (&self.0, "household_id"), None, paging).await
    }

    /// Grants for the household, in the order of their entry; those of one state, where you say so.
    async fn grants(
        &self,
        ctx: &Context<'_>,
        state: Option<AssistanceGrantState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceGrant>>> {
        let paging = Paging::new::<AssistanceGrant>(ctx, first, after, last, before)?;
        let only = state.map(|state| ("state", state.as_str()));
        page(ctx, (&self.0, "household_id"), only, paging).await
    }
}
