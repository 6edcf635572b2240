//! What family planning adds to residents. Counts of grids and divisions are in `stat`.

use crate::birth::BirthRegistration;
use crate::care::HealthCarePlan;
use crate::certificate::FamilyCertificate;
use crate::floating::FamilyService;
use crate::payment::FamilySupportPayment;
use crate::support::FamilySupport;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::apart::Apart;
use kit::links::Below;
use kit::module::Parts;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Record, Row};
use people::resident::Resident;
use wangge_core::places::key::PlaceKey;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Resident, FamilyNearResident>();
}

/// Adds a field to a resident.
struct FamilyNearResident(PlaceKey);

impl From<&Row<Resident>> for FamilyNearResident {
    fn from(resident: &Row<Resident>) -> Self {
        Self(PlaceKey::of(resident))
    }
}

#[Object]
impl FamilyNearResident {
    /// What family planning has for the person here, each part as far as you may read it.
    async fn family_planning(&self) -> Option<Apart<ResidentFamilyPlanning>> {
        Some(Apart(ResidentFamilyPlanning(self.0.clone())))
    }
}

/// Of a residence.
struct ResidentFamilyPlanning(PlaceKey);

impl ResidentFamilyPlanning {
    /// A page of the records about the residence.
    async fn page<T: Record>(&self, ctx: &Context<'_>, paging: Paging) -> Result<Option<Connection<T>>> {
        let below = Below::<T>::new("resident_id", selected::<T>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}

/// The family planning of a person (计划生育、卫生健康服务): registered births, certificates, support, services and care.
#[Object]
impl ResidentFamilyPlanning {
    /// Births that the person registered, newest first.
    async fn births(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<BirthRegistration>>> {
        self.page(ctx, Paging::new::<BirthRegistration>(ctx, first, after, last, before)?).await
    }

    /// Certificates of the person, in the order of their entry.
    async fn certificates(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilyCertificate>>> {
        self.page(ctx, Paging::new::<FamilyCertificate>(ctx, first, after, last, before)?).await
    }

    /// Family support of the person, and applications for it, newest first.
    async fn supports(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilySupport>>> {
        self.page(ctx, Paging::new::<FamilySupport>(ctx, first, after, last, before)?).await
    }

    /// Payments of family support, newest first.
    async fn payments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilySupportPayment>>> {
        self.page(ctx, Paging::new::<FamilySupportPayment>(ctx, first, after, last, before)?).await
    }

    /// Services that were offered to the family, newest first.
    async fn services(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilyService>>> {
        self.page(ctx, Paging::new::<FamilyService>(ctx, first, after, last, before)?).await
    }

    /// Plans of care at home that name you as their nurse, in the order of their entry; to the person, all of them. Nobody
    /// else may ask.
    async fn care_plans(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<HealthCarePlan>>> {
        self.page(ctx, Paging::new::<HealthCarePlan>(ctx, first, after, last, before)?).await
    }
}
