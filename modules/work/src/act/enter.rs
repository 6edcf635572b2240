//! Putting a matter in the stage that a transition leads to.

use crate::calendar::Days;
use crate::clock::{self, Limits};
use crate::matter::MatterStatus;
use crate::procedure::{Act, ProcedureKind, Stage};
use entities::work::matter::Model;

/// Acts after which the clock of the same limit starts anew.
const ANEW: &[Act] = &[
    Act::Escalate,
    Act::Receive,
    Act::Arbitrate,
    Act::Rework,
    Act::Reopen,
    Act::TakeOver,
    Act::Appeal,
    Act::Pass,
    Act::Announce,
    Act::EndAnnouncement,
];

/// Does a clock start with this transition? That of an emergency goes on when it is passed up or another line signs for it.
pub(crate) fn restarts(procedure: ProcedureKind, act: Act, from: Stage, to: Stage) -> bool {
    let handed_on = matches!(act, Act::Receive | Act::Escalate);
    let goes_on = procedure == ProcedureKind::Emergency && handed_on;
    let anew = ANEW.contains(&act) && !goes_on;
    to != Stage::Done && (from.limit() != to.limit() || anew || from == Stage::Done)
}

/// Puts the matter in its stage, and its clock with it; `clock` is what one is made of where it starts.
pub(crate) fn enter(
    matter: &mut Model,
    act: Act,
    (from, to): (Stage, Stage),
    clock: Option<(&Limits, &Days)>,
    now: i64,
) {
    to.as_str().clone_into(&mut matter.stage);
    matter.step = to.step().into();
    if from != to || ANEW.contains(&act) {
        matter.stage_at = now;
        matter.paused = None;
        matter.pause_until = None;
        matter.left_over = None;
    }
    if to == Stage::Done {
        if from != Stage::Done {
            matter.closed_at = Some(now);
            (matter.warn_at, matter.due_at, matter.next_at) = (None, None, None);
            matter.status = ending(act).as_str().to_owned();
        }
        return;
    }
    if from == Stage::Done {
        matter.closed_at = None;
        matter.status = MatterStatus::Open.as_str().to_owned();
    }
    if let Some((limits, days)) = clock {
        clock::start(matter, limits, days, now);
    }
}

/// How an act ends a matter.
fn ending(act: Act) -> MatterStatus {
    match act {
        Act::Refuse | Act::Deny => MatterStatus::Refused,
        Act::Cancel => MatterStatus::Cancelled,
        Act::Join => MatterStatus::Joined,
        _ => MatterStatus::Closed,
    }
}
