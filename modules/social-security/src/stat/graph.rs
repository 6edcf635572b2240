//! What was counted, as the graph shows it.

use super::sums::{
    BENEFITS, CHECKS, EMPLOYMENTS, HARDSHIPS, INTRODUCTIONS, MEDICAL_COVERAGE, PENSION_COVERAGE, PENSIONS,
    TRAINING, UNEMPLOYMENT, VACANCIES,
};
use crate::enrolment::{InsuranceKind, InsuranceScheme};
use crate::policy::COVERAGE;
use async_graphql::{Context, Object, SimpleObject};
use chrono::{Datelike, NaiveDate};
use kit::access::{Action, Ask};
use kit::record::Row;
use kit::scalar::Date;
use kit::{Error, Result};
use std::sync::Arc;
use wangge_core::places::division::Division;
use wangge_core::stat::division_of;
use wangge_core::stat::tallies::Span;

/// Fen of a yuan.
const FEN: i64 = 100;

/// The counts of an area. They are made when a field of them is asked for: one statement for each table, whatever the
/// number of areas.
#[derive(Clone, Debug)]
pub(super) struct SocialSecurityStatistics {
    pub(super) area: String,
    pub(super) span: Span,
}

/// Counts of social security (社会保障统计) of a grid or a larger area, as far as you may read what is counted.
#[Object]
impl SocialSecurityStatistics {
    /// Code of the area.
    async fn key(&self) -> &str {
        &self.area
    }

    /// The division; null for a grid.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        division_of(ctx, &self.area).await
    }

    /// How many of those who live there now are covered in a year (参保覆盖率); null where you may not know.
    async fn coverage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The insurance scheme.")] insurance: InsuranceKind,
        #[graphql(desc = "The year; this one when left out.")] year: Option<i32>,
    ) -> Result<Option<InsuranceCoverage>> {
        let year = year.unwrap_or_else(|| ctx.access().today().year());
        let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1990..=2200).contains(&year));
        let first = first.ok_or_else(|| Error::bad_input("year", "1990 to 2200"))?;
        if !ctx.access().scope(COVERAGE, Action::Read).covers(&self.area) {
            return Ok(None);
        }
        let of_year = Span::of(ctx.access(), Some(Date(first)), None)?;
        let sums = match insurance {
            InsuranceKind::Pension => PENSION_COVERAGE.of_area(ctx, &self.area, of_year).await?,
            InsuranceKind::Medical => MEDICAL_COVERAGE.of_area(ctx, &self.area, of_year).await?,
        };
        Ok(sums.map(|of| InsuranceCoverage::new(&of, insurance, year)))
    }

    /// Pensions, and their checks that are due.
    async fn pensions(&self, ctx: &Context<'_>) -> Result<Option<PensionCounts>> {
        let of = PENSIONS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| PensionCounts {
            paid: of(0),
            suspended: of(1),
            checks_due: of(2),
            checks_overdue: of(3),
            notified: of(4),
        }))
    }

    /// Qualification checks in the period.
    async fn checks(&self, ctx: &Context<'_>) -> Result<Option<QualificationCounts>> {
        let of = CHECKS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| QualificationCounts {
            visits: of(0),
            windows: of(1),
            documents: of(2),
            not_confirmed: of(3),
        }))
    }

    /// What people do for a living now.
    async fn employment(&self, ctx: &Context<'_>) -> Result<Option<EmploymentCounts>> {
        let of = EMPLOYMENTS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| EmploymentCounts { at_work: of(0), jobless: of(1), retired: of(2) }))
    }

    /// The register of the unemployed.
    async fn unemployment(&self, ctx: &Context<'_>) -> Result<Option<UnemploymentCounts>> {
        let of = UNEMPLOYMENT.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| UnemploymentCounts { registered: of(0), begun: of(1), ended: of(2) }))
    }

    /// Unemployment benefits.
    async fn benefits(&self, ctx: &Context<'_>) -> Result<Option<BenefitCounts>> {
        let of = BENEFITS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| BenefitCounts { paid: of(0), monthly_yuan: of(1) / FEN, applied: of(2) }))
    }

    /// People with difficulty finding work.
    async fn hardships(&self, ctx: &Context<'_>) -> Result<Option<HardshipCounts>> {
        let of = HARDSHIPS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| HardshipCounts { recognised: of(0), applied: of(1), begun: of(2) }))
    }

    /// Vacancies of units.
    async fn vacancies(&self, ctx: &Context<'_>) -> Result<Option<VacancyCounts>> {
        let of = VACANCIES.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| VacancyCounts { open: of(0), places_left: of(1), opened: of(2) }))
    }

    /// Introductions to vacancies.
    async fn introductions(&self, ctx: &Context<'_>) -> Result<Option<IntroductionCounts>> {
        let of = INTRODUCTIONS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| IntroductionCounts { introduced: of(0), pending: of(1), hired: of(2) }))
    }

    /// Who takes part in courses.
    async fn training(&self, ctx: &Context<'_>) -> Result<Option<TrainingCounts>> {
        let of = TRAINING.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| TrainingCounts { entered: of(0), passed: of(1) }))
    }
}

/// How many are covered (参保覆盖情况): of those who live there now, and for old age are 16 or more.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct InsuranceCoverage {
    /// Kind of insurance.
    insurance: InsuranceKind,
    /// The year.
    year: i32,
    /// People who should be covered.
    people: i64,
    /// Those of them who are.
    covered: i64,
    /// Those who are not.
    uncovered: i64,
    /// Share of those who are covered, 0 to 1; null where nobody lives.
    rate: Option<f64>,
    /// Those who are covered by each scheme; who has two is in both.
    schemes: Vec<SchemeCoverage>,
}

/// How many a scheme covers (险种参保情况).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct SchemeCoverage {
    /// The scheme.
    scheme: InsuranceScheme,
    /// People whom it covers.
    covered: i64,
}

impl InsuranceCoverage {
    fn new(of: &impl Fn(usize) -> i64, insurance: InsuranceKind, year: i32) -> Self {
        let (people, covered) = (of(0), of(1));
        let rate = (people > 0).then(|| covered as f64 / people as f64);
        let scheme =
            |(at, scheme): (usize, &InsuranceScheme)| SchemeCoverage { scheme: *scheme, covered: of(2 + at) };
        let schemes = insurance.schemes().iter().enumerate().map(scheme).collect();
        Self { insurance, year, people, covered, uncovered: people - covered, rate, schemes }
    }
}

/// Counts of pensions (养老待遇统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct PensionCounts {
    /// Paid now.
    paid: i64,
    /// Suspended now.
    suspended: i64,
    /// Whose next check is due within 30 days, or was due before.
    checks_due: i64,
    /// Whose next check was due before today.
    checks_overdue: i64,
    /// Paid now, with a notice that was served and no check since.
    notified: i64,
}

/// Counts of qualification checks (资格认证统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct QualificationCounts {
    /// Done at home.
    visits: i64,
    /// Done at the window.
    windows: i64,
    /// Done by a document.
    documents: i64,
    /// Those of all that confirmed nothing.
    not_confirmed: i64,
}

/// Counts of what people do (从业状况统计), of those of whom it is recorded.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct EmploymentCounts {
    /// At work, farmers, soldiers and those in business of their own among them.
    at_work: i64,
    /// Without work.
    jobless: i64,
    /// Retired.
    retired: i64,
}

/// Counts of the register of the unemployed (失业登记统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct UnemploymentCounts {
    /// Registered now.
    registered: i64,
    /// Registered in the period.
    begun: i64,
    /// Registered no longer since a day in the period.
    ended: i64,
}

/// Counts of unemployment benefits (失业保险金统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct BenefitCounts {
    /// Paid now.
    paid: i64,
    /// Sum of a month of those, in whole yuan, rounded down.
    monthly_yuan: i64,
    /// Applied for in the period.
    applied: i64,
}

/// Counts of people with difficulty finding work (就业困难人员统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct HardshipCounts {
    /// Recognised now.
    recognised: i64,
    /// Applied in the period.
    applied: i64,
    /// Recognised since a day in the period.
    begun: i64,
}

/// Counts of vacancies (岗位统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct VacancyCounts {
    /// Open now.
    open: i64,
    /// Places left in those.
    places_left: i64,
    /// Opened in the period.
    opened: i64,
}

/// Counts of introductions (职业介绍统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct IntroductionCounts {
    /// Made in the period.
    introduced: i64,
    /// Of which no result is known yet.
    pending: i64,
    /// Made in the period, and the person was hired.
    hired: i64,
}

/// Counts of training (培训统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct TrainingCounts {
    /// Entered for a course in the period.
    entered: i64,
    /// Those of them who passed.
    passed: i64,
}
