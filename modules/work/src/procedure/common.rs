//! The general, the coordination and the emergency procedure, and the transitions that every procedure has.

use super::stage::{Act, Stage};
use super::{By, Move, Procedure, ProcedureKind, To};
use kit::access::Action::{self, Change, Decide};

/// A transition that needs no reason.
pub(super) const fn go(
    act: Act,
    from: &'static [Stage],
    to: Stage,
    signs: &'static [u8],
    by: By,
    right: (&'static str, Action),
) -> Move {
    Move { act, from, to: To::Stage(to), signs, by, right, reason: false }
}

/// The same with a reason.
pub(super) const fn because(step: Move) -> Move {
    Move { reason: true, ..step }
}

/// A transition that leaves the stage as it is.
const fn stay(act: Act, from: &'static [Stage], by: By, right: (&'static str, Action)) -> Move {
    Move { act, from, to: To::Same, signs: &[], by, right, reason: false }
}

/// The same to one of two stages.
pub(super) const fn or(step: Move, other: Stage) -> Move {
    let to = match step.to {
        To::Stage(first) | To::Either(first, _) => To::Either(first, other),
        To::Same => To::Same,
    };
    Move { to, ..step }
}

pub(super) const ACCEPT: (&str, Action) = ("matter-accept", Change);
pub(super) const DISPATCH: (&str, Action) = ("matter-dispatch", Change);
pub(super) const HANDLE: (&str, Action) = ("matter-handle", Change);
pub(super) const VERIFY: (&str, Action) = ("matter-verify", Decide);
pub(super) const FILE: (&str, Action) = ("matter-file-away", Change);
pub(super) const SUPERVISE: (&str, Action) = ("matter-supervise", Change);
pub(super) const ARBITRATE: (&str, Action) = ("matter-arbitrate", Decide);
/// What is one's own.
pub(super) const OWN: (&str, Action) = ("matter", Change);

const REFUSE: Move = because(go(Act::Refuse, &[Stage::Accept], Stage::Done, &[], By::Unit, ACCEPT));
const FINISH: Move = because(go(Act::Finish, &[Stage::Handle], Stage::Verify, &[3], By::Holder, HANDLE));
const CHECK: Move = go(Act::Verify, &[Stage::Verify], Stage::File, &[4], By::Checker, VERIFY);
const REWORK: Move = because(go(Act::Rework, &[Stage::Verify], Stage::Handle, &[], By::Checker, VERIFY));
const CLOSE: Move = go(Act::File, &[Stage::File], Stage::Done, &[5], By::Anyone, FILE);
const REOPEN: Move = because(go(Act::Reopen, &[Stage::Done], Stage::Handle, &[], By::Served, OWN));
/// The same where a report has to be accepted: what was joined begins there again.
const REOPEN_OR_BEGIN: Move = or(REOPEN, Stage::Accept);
const HAND_OVER: Move = or(
    because(go(Act::HandOver, &[Stage::Handle], Stage::Receipt, &[], By::Holder, HANDLE)),
    Stage::Arbitrate,
);
const RECEIVE: Move = go(Act::Receive, &[Stage::Receipt], Stage::Handle, &[], By::Sheet, HANDLE);
const DECLINE: Move =
    or(because(go(Act::Decline, &[Stage::Receipt], Stage::Handle, &[], By::Sheet, HANDLE)), Stage::Arbitrate);
const RULE: Move = because(go(Act::Arbitrate, &[Stage::Arbitrate], Stage::Handle, &[2], By::Unit, ARBITRATE));

/// The procedure of what is dealt with in the grid.
pub(super) const GENERAL: Procedure = Procedure {
    kind: ProcedureKind::General,
    title: "general matter",
    chinese: "一般事项",
    begins: (Stage::Accept, &[1]),
    unit: 15,
    moves: &[
        Move { reason: true, ..go(Act::Settle, &[], Stage::Verify, &[1, 2, 3], By::Anyone, HANDLE) },
        go(Act::Accept, &[Stage::Accept], Stage::Handle, &[2], By::Taker, ACCEPT),
        REFUSE,
        because(go(Act::Escalate, &[Stage::Accept, Stage::Handle], Stage::Accept, &[], By::Holder, ACCEPT)),
        FINISH,
        CHECK,
        REWORK,
        CLOSE,
        REOPEN_OR_BEGIN,
    ],
};

/// The procedure of what a community's centre brings to a department or to the next level.
pub(super) const COORDINATION: Procedure = Procedure {
    kind: ProcedureKind::Coordination,
    title: "coordination matter",
    chinese: "协调事项",
    begins: (Stage::Accept, &[1]),
    unit: 12,
    moves: &[
        go(Act::Accept, &[Stage::Accept], Stage::Dispatch, &[], By::Unit, ACCEPT),
        REFUSE,
        because(go(Act::Escalate, &[Stage::Accept, Stage::Dispatch], Stage::Accept, &[], By::Unit, ACCEPT)),
        go(Act::Dispatch, &[Stage::Dispatch], Stage::Handle, &[2], By::Unit, DISPATCH),
        or(
            because(go(Act::Return, &[Stage::Handle], Stage::Dispatch, &[], By::Holder, HANDLE)),
            Stage::Arbitrate,
        ),
        HAND_OVER,
        RECEIVE,
        DECLINE,
        RULE,
        FINISH,
        CHECK,
        REWORK,
        CLOSE,
        REOPEN_OR_BEGIN,
    ],
};

/// The procedure of what is told to everybody at once.
pub(super) const EMERGENCY: Procedure = Procedure {
    kind: ProcedureKind::Emergency,
    title: "emergency",
    chinese: "紧急事项",
    begins: (Stage::Handle, &[1, 2]),
    unit: 15,
    moves: &[
        because(stay(Act::Track, &[Stage::Handle, Stage::Receipt], By::Anyone, HANDLE)),
        because(go(Act::Escalate, &[Stage::Handle], Stage::Handle, &[], By::Holder, ACCEPT)),
        HAND_OVER,
        RECEIVE,
        DECLINE,
        RULE,
        FINISH,
        CHECK,
        REWORK,
        CLOSE,
        REOPEN,
    ],
};

/// The stages in which something is still to be done.
const OPEN: &[Stage] = &[
    Stage::Accept,
    Stage::Dispatch,
    Stage::Handle,
    Stage::Receipt,
    Stage::Arbitrate,
    Stage::FirstReview,
    Stage::Review,
    Stage::Announce,
    Stage::Announced,
    Stage::Decide,
    Stage::Verify,
    Stage::File,
];
/// The stages whose clock can be stopped.
const PAUSES: &[Stage] = &[Stage::Handle, Stage::Review, Stage::Decide];

/// What can be done in every procedure.
pub(super) const EVERYWHERE: &[Move] = &[
    because(stay(Act::Urge, OPEN, By::Above, SUPERVISE)),
    because(go(
        Act::TakeOver,
        &[Stage::Accept, Stage::Dispatch, Stage::Handle, Stage::Receipt],
        Stage::Handle,
        &[2],
        By::Above,
        SUPERVISE,
    )),
    because(stay(Act::AskPause, PAUSES, By::Holder, HANDLE)),
    stay(Act::AllowPause, PAUSES, By::Above, SUPERVISE),
    because(stay(Act::DenyPause, PAUSES, By::Above, SUPERVISE)),
    stay(Act::Resume, PAUSES, By::Holder, HANDLE),
    because(go(Act::Cancel, &[Stage::Accept, Stage::FirstReview], Stage::Done, &[], By::Filer, OWN)),
    because(go(
        Act::Join,
        &[Stage::Accept, Stage::Dispatch, Stage::Handle],
        Stage::Done,
        &[],
        By::Unit,
        ACCEPT,
    )),
    stay(Act::Rate, &[Stage::Done], By::Served, OWN),
    stay(Act::Warn, OPEN, By::Clock, SUPERVISE),
    stay(Act::Overdue, OPEN, By::Clock, SUPERVISE),
    stay(Act::Unassign, OPEN, By::Clock, SUPERVISE),
    stay(Act::Inform, &[Stage::Done], By::Clock, SUPERVISE),
];
