//! The approval procedure: who reviews and decides is the chain of the catalogue entry.

use super::common::{FILE, HANDLE, OWN, VERIFY, because, go, or};
use super::stage::{Act, Stage};
use super::{By, Move, Procedure, ProcedureKind};
use kit::access::Action::{self, Change, Decide};

const FIRST: (&str, Action) = ("matter-first-review", Decide);
const REVIEW: (&str, Action) = ("matter-review", Decide);
const DECIDE: (&str, Action) = ("matter-decide", Decide);
const ANNOUNCE: (&str, Action) = ("announcement", Change);

const fn deny(from: &'static [Stage], signs: &'static [u8], right: (&'static str, Action)) -> Move {
    because(go(Act::Deny, from, Stage::Done, signs, By::Desk, right))
}

/// The procedure of what is applied for.
pub(super) const APPROVAL: Procedure = Procedure {
    kind: ProcedureKind::Approval,
    title: "approval",
    chinese: "审批事项",
    begins: (Stage::FirstReview, &[1]),
    unit: 12,
    moves: &[
        go(Act::Pass, &[Stage::FirstReview], Stage::Review, &[2], By::Desk, FIRST),
        // a refusal can be appealed against, which goes on with step 3
        deny(&[Stage::FirstReview], &[2], FIRST),
        or(go(Act::Pass, &[Stage::Review], Stage::Announce, &[], By::Desk, REVIEW), Stage::Decide),
        deny(&[Stage::Review], &[], REVIEW),
        go(Act::Announce, &[Stage::Announce], Stage::Announced, &[], By::Anyone, ANNOUNCE),
        go(Act::EndAnnouncement, &[Stage::Announced], Stage::Decide, &[], By::Anyone, ANNOUNCE),
        because(go(Act::Cancel, TAKEN_BACK, Stage::Done, &[], By::Filer, OWN)),
        go(Act::Grant, &[Stage::Decide], Stage::Verify, &[3], By::Desk, DECIDE),
        deny(&[Stage::Decide], &[], DECIDE),
        because(go(Act::Appeal, &[Stage::Done], Stage::Review, &[], By::Filer, OWN)),
        because(go(Act::Track, &[Stage::Verify], Stage::Verify, &[], By::Anyone, HANDLE)),
        go(Act::Verify, &[Stage::Verify], Stage::File, &[4], By::Checker, VERIFY),
        because(go(Act::Rework, &[Stage::Verify], Stage::Decide, &[], By::Checker, VERIFY)),
        go(Act::File, &[Stage::File], Stage::Done, &[5], By::Anyone, FILE),
    ],
};

/// The stages in which an application can be taken back, beside the first.
const TAKEN_BACK: &[Stage] = &[Stage::Review, Stage::Announce, Stage::Announced];
