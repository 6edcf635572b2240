//! What a tenancy links to, and the tenancies of a dwelling.

use super::check::TenancyCheck;
use super::record::Tenancy;
use crate::dwelling::Dwelling;
use crate::links::{many, near, one};
use crate::party::{PartyKind, key_of};
use crate::unit::Unit;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::{Ask, Link};
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use people::resident::Resident;
use wangge_core::places::key::PlaceKey;

one! {
    /// The dwelling.
    TenancyDwelling(Tenancy).dwelling: Dwelling, |row| near(row, "dwelling_id")
}

one! {
    /// The residence of a landlord who has one, if it is within your reach.
    LandlordResident(Tenancy).landlord_resident: Resident, |row| key_of(row, PartyKind::Resident)
}

one! {
    /// The unit that lets it, if it is within your reach.
    LandlordUnit(Tenancy).landlord_unit: Unit, |row| key_of(row, PartyKind::Unit)
}

one! {
    /// The tenancy.
    CheckTenancy(TenancyCheck).tenancy: Tenancy, |row| near(row, "tenancy_id")
}

many! {
    /// Its tenancy in force, if it is let.
    DwellingTenancies(Dwelling).tenancies: Tenancy, "dwelling_id"
}

/// From a tenancy to its tenants.
const TENANTS: Link = Link { table: "tenancy_tenant", parent: "tenancy_id", child: "resident_id" };

/// Pages of a tenancy.
pub(super) struct TenancyFields(PlaceKey);

impl From<&Row<Tenancy>> for TenancyFields {
    fn from(tenancy: &Row<Tenancy>) -> Self {
        Self(PlaceKey::of(tenancy))
    }
}

#[Object]
impl TenancyFields {
    /// The residences in force of its tenants. Who no longer lives in the dwelling is none.
    async fn tenants(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        self.0.leads_to(ctx, TENANTS, paging).await
    }

    /// Its safety checks, newest first.
    async fn checks(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<TenancyCheck>>> {
        let paging = Paging::new::<TenancyCheck>(ctx, first, after, last, before)?;
        let below = Below::<TenancyCheck>::new("tenancy_id", selected::<TenancyCheck>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}
