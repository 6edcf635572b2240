//! What is counted of each table.

use crate::employment::EmploymentRecord;
use crate::enrolment::{InsuranceKind, counts, covered};
use crate::hardship::{JobHardship, in_force};
use crate::introduction::{IntroductionResult, JobIntroduction};
use crate::qualification::{
    Pension, PensionState, QualificationCheck, QualificationResult, QualificationWay,
};
use crate::training::{TrainingAttendance, TrainingResult};
use crate::unemployment::{UnemploymentBenefit, UnemploymentRegistration};
use crate::vacancy::{JobVacancy, open};
use chrono::{Datelike, TimeDelta};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::stat::tallies::{Span, Tallies, amount_if, one_if};

/// Days ahead of which a check is soon due.
const SOON: i64 = 30;

/// Of residences: those that count for old age, and those of them that are covered, by any scheme and by each, in the year
/// that the days begin in.
pub(super) const PENSION_COVERAGE: Tallies<Resident> =
    Tallies::new("social-security-pension-coverage", |span| coverage(InsuranceKind::Pension, span));

/// The same for illness.
pub(super) const MEDICAL_COVERAGE: Tallies<Resident> =
    Tallies::new("social-security-medical-coverage", |span| coverage(InsuranceKind::Medical, span));

/// Of residences: those in force of who lives there.
pub(super) const PEOPLE: Tallies<Resident> =
    Tallies::new("social-security-people", |span| vec![one_if(counts(InsuranceKind::Medical, span.today()))]);

/// Of pensions: paid, suspended, checks due within a month or before, checks overdue, notices that run.
pub(super) const PENSIONS: Tallies<Pension> = Tallies::new("social-security-pensions", pensions);

/// Of checks in the days: at home, at the window, by document, and how many confirmed nothing.
pub(super) const CHECKS: Tallies<QualificationCheck> = Tallies::new("social-security-checks", checks);

/// Of employments of now: at work, without work, retired.
pub(super) const EMPLOYMENTS: Tallies<EmploymentRecord> =
    Tallies::new("social-security-employments", employments);

/// Of registrations: in force, begun and ended in the days.
pub(super) const UNEMPLOYMENT: Tallies<UnemploymentRegistration> =
    Tallies::new("social-security-unemployment", |span| {
        vec![
            one_if(Condition::all().add(Expr::col("to_on").is_null())),
            one_if(span.has("from_on")),
            one_if(span.has("to_on")),
        ]
    });

/// Of benefits: paid now, their sum in a month, applied for in the days.
pub(super) const BENEFITS: Tallies<UnemploymentBenefit> = Tallies::new("social-security-benefits", |span| {
    let paid = || {
        let begun = Expr::col("from_on").lte(span.today());
        Condition::all().add(begun).add(Expr::col("to_on").gt(span.today()))
    };
    vec![one_if(paid()), amount_if(paid(), Expr::col("amount_fen")), one_if(span.has("applied_on"))]
});

/// Of recognitions: in force, applied for and given in the days.
pub(super) const HARDSHIPS: Tallies<JobHardship> = Tallies::new("social-security-hardships", |span| {
    vec![one_if(in_force(span.today())), one_if(span.has("applied_on")), one_if(span.has("recognised_on"))]
});

/// Of vacancies: open, places left in them, opened in the days.
pub(super) const VACANCIES: Tallies<JobVacancy> = Tallies::new("social-security-vacancies", |span| {
    vec![
        one_if(open(span.today(), true)),
        amount_if(open(span.today(), true), Expr::col("places").sub(Expr::col("hired"))),
        one_if(span.has("opened_on")),
    ]
});

/// Of introductions: made in the days, pending, and of those made in the days hired.
pub(super) const INTRODUCTIONS: Tallies<JobIntroduction> =
    Tallies::new("social-security-introductions", |span| {
        let is = |result: IntroductionResult| Expr::col("result").eq(result.as_str());
        vec![
            one_if(span.has("introduced_on")),
            one_if(Condition::all().add(is(IntroductionResult::Pending))),
            one_if(span.has("introduced_on").add(is(IntroductionResult::Hired))),
        ]
    });

/// Of attendances: entered in the days, and of those passed.
pub(super) const TRAINING: Tallies<TrainingAttendance> = Tallies::new("social-security-training", |span| {
    let is = |result: TrainingResult| Expr::col("result").eq(result.as_str());
    let withdrawn = is(TrainingResult::Withdrawn);
    vec![
        one_if(span.has("entered_on").add(withdrawn.not())),
        one_if(span.has("entered_on").add(is(TrainingResult::Passed))),
    ]
});

fn coverage(kind: InsuranceKind, span: &Span) -> Vec<Expr> {
    let today = span.today();
    let year = span.first().unwrap_or(today).year();
    let all = || counts(kind, today);
    let mut sums = vec![one_if(all()), one_if(all().add(covered(kind.schemes(), year)))];
    sums.extend(kind.schemes().iter().map(|scheme| one_if(all().add(covered(&[*scheme], year)))));
    sums
}

fn pensions(span: &Span) -> Vec<Expr> {
    let is = |state: PensionState| Condition::all().add(Expr::col("state").eq(state.as_str()));
    let due = || Expr::col("check_due_on");
    let soon = span.today() + TimeDelta::days(SOON);
    vec![
        one_if(is(PensionState::Active)),
        one_if(is(PensionState::Suspended)),
        one_if(Condition::all().add(due().lte(soon))),
        one_if(Condition::all().add(due().lt(span.today()))),
        one_if(is(PensionState::Active).add(Expr::col("notice_on").is_not_null())),
    ]
}

fn checks(span: &Span) -> Vec<Expr> {
    let by = |way: QualificationWay| span.has("checked_on").add(Expr::col("way").eq(way.as_str()));
    let failed = Expr::col("result").eq(QualificationResult::NotConfirmed.as_str());
    vec![
        one_if(by(QualificationWay::Visit)),
        one_if(by(QualificationWay::Window)),
        one_if(by(QualificationWay::Document)),
        one_if(span.has("checked_on").add(failed)),
    ]
}

fn employments(_: &Span) -> Vec<Expr> {
    /// Codes of those who have work.
    const AT_WORK: [&str; 9] = ["11", "13", "17", "21", "24", "27", "37", "51", "54"];
    let now = || Condition::all().add(Expr::col("to_on").is_null());
    vec![
        one_if(now().add(Expr::col("code").is_in(AT_WORK))),
        one_if(now().add(Expr::col("code").eq("70"))),
        one_if(now().add(Expr::col("code").eq("80"))),
    ]
}
