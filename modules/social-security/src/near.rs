//! What social security adds to residents and grids. Counts of grids and divisions are in `stat`, the vacancies of units
//! in `vacancy`.

use crate::employment::EmploymentRecord;
use crate::enrolment::{InsuranceEnrolment, InsuranceKind, without_medical, without_pension};
use crate::hardship::JobHardship;
use crate::introduction::JobIntroduction;
use crate::policy::COVERAGE;
use crate::qualification::Pension;
use crate::training::TrainingAttendance;
use crate::unemployment::UnemploymentRegistration;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::{Action, Ask};
use kit::apart::Apart;
use kit::links::{Below, Meeting};
use kit::module::Parts;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Record, Row};
use people::resident::Resident;
use wangge_core::places::grid::Grid;
use wangge_core::places::key::PlaceKey;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Resident, NearResident>().fields_of::<Grid, NearGrid>();
}

/// Adds a field to a resident.
struct NearResident(PlaceKey);

impl From<&Row<Resident>> for NearResident {
    fn from(resident: &Row<Resident>) -> Self {
        Self(PlaceKey::of(resident))
    }
}

#[Object]
impl NearResident {
    /// What social security knows of the person here, each part as far as you may read it.
    async fn social_security(&self) -> Option<Apart<ResidentSocialSecurity>> {
        Some(Apart(ResidentSocialSecurity(self.0.clone())))
    }
}

/// Of a residence.
struct ResidentSocialSecurity(PlaceKey);

impl ResidentSocialSecurity {
    /// A page of the records about the residence.
    async fn page<T: Record>(&self, ctx: &Context<'_>, paging: Paging) -> Result<Option<Connection<T>>> {
        let below = Below::<T>::new("resident_id", selected::<T>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}

/// The social security of a person (社会保障): insurance, pension, work and training.
#[Object]
impl ResidentSocialSecurity {
    /// Enrolments in insurance schemes, in the order of their entry.
    async fn enrolments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<InsuranceEnrolment>>> {
        self.page(ctx, Paging::new::<InsuranceEnrolment>(ctx, first, after, last, before)?).await
    }

    /// Pensions that the person receives or received, in the order of their entry.
    async fn pensions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Pension>>> {
        self.page(ctx, Paging::new::<Pension>(ctx, first, after, last, before)?).await
    }

    /// What the person does and did for a living, in the order of the entry; the one without a last day is that of now.
    async fn employments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<EmploymentRecord>>> {
        self.page(ctx, Paging::new::<EmploymentRecord>(ctx, first, after, last, before)?).await
    }

    /// Registrations as unemployed, in the order of their entry.
    async fn unemployment(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<UnemploymentRegistration>>> {
        self.page(ctx, Paging::new::<UnemploymentRegistration>(ctx, first, after, last, before)?).await
    }

    /// Recognitions as a person with difficulty finding work, and applications for it, newest first.
    async fn hardships(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<JobHardship>>> {
        self.page(ctx, Paging::new::<JobHardship>(ctx, first, after, last, before)?).await
    }

    /// Introductions to vacancies, newest first.
    async fn introductions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<JobIntroduction>>> {
        self.page(ctx, Paging::new::<JobIntroduction>(ctx, first, after, last, before)?).await
    }

    /// Courses that the person takes or took part in, newest first.
    async fn training(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<TrainingAttendance>>> {
        self.page(ctx, Paging::new::<TrainingAttendance>(ctx, first, after, last, before)?).await
    }
}

/// Adds a field to a grid.
struct NearGrid {
    key: PlaceKey,
    code: String,
}

impl From<&Row<Grid>> for NearGrid {
    fn from(grid: &Row<Grid>) -> Self {
        Self { key: PlaceKey::of(grid), code: grid.area().to_owned() }
    }
}

#[Object]
impl NearGrid {
    /// Who lives in it and is not covered this year (未参保人员), in the order of their entry; null where you may not know.
    /// The query `uninsured` asks for a scheme, or another year.
    async fn uninsured(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The insurance scheme.")] insurance: InsuranceKind,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        if !ctx.access().scope(COVERAGE, Action::Read).covers(&self.code) {
            return Ok(None);
        }
        let meeting = match insurance {
            InsuranceKind::Pension => {
                Meeting { name: "social-security-without-pension", condition: without_pension }
            }
            InsuranceKind::Medical => {
                Meeting { name: "social-security-without-medical", condition: without_medical }
            }
        };
        let below = Below::<Resident>::new("grid_id", selected::<Resident>(ctx), paging).meeting(meeting);
        Ok(ctx.loaders().load(below, self.key.key()?).await?.map(Connection::of))
    }
}
