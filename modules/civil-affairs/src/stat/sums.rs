//! What is counted of each table.

use crate::application::AssistanceApplication;
use crate::care::{CareRecord, CareVisit};
use crate::grant::AssistanceGrant;
use crate::payment::AssistancePayment;
use chrono::TimeDelta;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::stat::tallies::{Span, Tallies, amount_if, one_if};

/// Days ahead of which a visit is soon due.
const SOON: i64 = 7;

/// Of applications: made in the days.
pub(super) const APPLICATIONS: Tallies<AssistanceApplication> =
    Tallies::new("civil-affairs-applications", |span| vec![one_if(span.has("applied_on"))]);

/// Of grants: in force, persons, amount of a month, suspended, reviews overdue, begun and stopped in the days, owed.
pub(super) const GRANTS: Tallies<AssistanceGrant> = Tallies::new("civil-affairs-grants", grants);

/// Of payments sent in the days: how many, their sum, those that came back, and theirs.
pub(super) const PAYMENTS: Tallies<AssistancePayment> = Tallies::new("civil-affairs-payments", payments);

/// Of care records: kept, visits due within a week or before, visits overdue.
pub(super) const CARE: Tallies<CareRecord> = Tallies::new("civil-affairs-care", care);

/// Of visits: done in the days.
pub(super) const VISITS: Tallies<CareVisit> =
    Tallies::new("civil-affairs-visits", |span| vec![one_if(span.has("visited_on"))]);

fn is(column: &'static str, text: &'static str) -> Expr {
    Expr::col(column).eq(text)
}

fn grants(span: &Span) -> Vec<Expr> {
    let active = || is("state", "active");
    let monthly = Condition::all().add(active()).add(is("payout", "monthly"));
    let overdue = Expr::col("review_due_on").is_not_null().and(Expr::col("review_due_on").lt(span.today()));
    let owed = Expr::col("overpaid_fen").sub(Expr::col("recovered_fen"));
    vec![
        one_if(Condition::all().add(active())),
        amount_if(Condition::all().add(active()), Expr::col("people")),
        amount_if(monthly, Expr::col("amount_fen")),
        one_if(Condition::all().add(is("state", "suspended"))),
        one_if(Condition::all().add(overdue)),
        one_if(span.has("from_on")),
        one_if(span.has("stopped_on")),
        owed,
    ]
}

fn payments(span: &Span) -> Vec<Expr> {
    let among = |states: [&'static str; 2]| span.has("sent_on").add(Expr::col("state").is_in(states));
    let back = || among(["returned", "returned"]);
    let amount = || Expr::col("amount_fen");
    vec![
        one_if(among(["sent", "returned"])),
        amount_if(among(["sent", "returned"]), amount()),
        one_if(back()),
        amount_if(back(), amount()),
    ]
}

fn care(span: &Span) -> Vec<Expr> {
    let kept = || Condition::all().add(is("status", "active"));
    let soon = span.today() + TimeDelta::days(SOON);
    vec![
        one_if(kept()),
        one_if(kept().add(Expr::col("visit_due_on").lte(soon))),
        one_if(kept().add(Expr::col("visit_due_on").lt(span.today()))),
    ]
}
