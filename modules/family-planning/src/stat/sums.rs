//! What is counted of each table.

use crate::birth::{BirthRegistration, BirthRegistrationState, BirthRegistrationWay};
use crate::certificate::{FamilyCertificate, FamilyCertificateState};
use crate::floating::{FamilyService, FamilyServiceAnswer};
use crate::payment::{FamilySupportPayment, FamilySupportPaymentState};
use crate::support::{FamilySupport, in_force};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::stat::tallies::{Span, Tallies, amount_if, one_if};

/// Of residences: those in force.
pub(super) const PEOPLE: Tallies<Resident> =
    Tallies::new("family-planning-people", |_| vec![one_if(Condition::all().add(is("status", "active")))]);

/// Of registered births that stand: registered in the days, and of those over the net.
pub(super) const BIRTHS: Tallies<BirthRegistration> = Tallies::new("family-planning-births", |span| {
    let stands = || span.has("registered_on").add(is("state", BirthRegistrationState::Registered.as_str()));
    vec![one_if(stands()), one_if(stands().add(is("way", BirthRegistrationWay::Online.as_str())))]
});

/// Of certificates now: unchecked, verified, refuted; verified and valid no longer; checked in the days.
pub(super) const CERTIFICATES: Tallies<FamilyCertificate> =
    Tallies::new("family-planning-certificates", certificates);

/// Of supports: given now, their sum in a year, applied for in the days, ended in the days.
pub(super) const SUPPORTS: Tallies<FamilySupport> = Tallies::new("family-planning-supports", |span| {
    vec![
        one_if(in_force(span.today())),
        amount_if(in_force(span.today()), Expr::col("amount_fen")),
        one_if(span.has("applied_on")),
        one_if(span.has("to_on")),
    ]
});

/// Of payments: drafts, checked, come back; paid in the days, and their sum.
pub(super) const PAYMENTS: Tallies<FamilySupportPayment> = Tallies::new("family-planning-payments", payments);

/// Of services: offered in the days, and of those taken, declined and given.
pub(super) const SERVICES: Tallies<FamilyService> = Tallies::new("family-planning-services", |span| {
    let offered = || span.has("offered_on");
    let given = Expr::col("done_on").is_not_null();
    vec![
        one_if(offered()),
        one_if(offered().add(is("answer", FamilyServiceAnswer::Taken.as_str()))),
        one_if(offered().add(is("answer", FamilyServiceAnswer::Declined.as_str()))),
        one_if(offered().add(given)),
    ]
});

fn is(column: &'static str, text: &'static str) -> Expr {
    Expr::col(column).eq(text)
}

fn certificates(span: &Span) -> Vec<Expr> {
    let now = |state: FamilyCertificateState| Condition::all().add(is("state", state.as_str()));
    let over = Expr::col("valid_to").lt(span.today());
    vec![
        one_if(now(FamilyCertificateState::Unchecked)),
        one_if(now(FamilyCertificateState::Verified)),
        one_if(now(FamilyCertificateState::Refuted)),
        one_if(now(FamilyCertificateState::Verified).add(over)),
        one_if(span.has("checked_on")),
    ]
}

fn payments(span: &Span) -> Vec<Expr> {
    let now = |state: FamilySupportPaymentState| Condition::all().add(is("state", state.as_str()));
    let paid = || span.has("paid_on").add(is("state", FamilySupportPaymentState::Paid.as_str()));
    vec![
        one_if(now(FamilySupportPaymentState::Draft)),
        one_if(now(FamilySupportPaymentState::Checked)),
        one_if(now(FamilySupportPaymentState::Returned)),
        one_if(paid()),
        amount_if(paid(), Expr::col("amount_fen")),
    ]
}
