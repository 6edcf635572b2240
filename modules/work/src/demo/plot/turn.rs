//! What happens in a story.

use crate::demo::staff::Signer;
use crate::procedure::{ProcedureKind, Stage};
use wangge_core::dice::Dice;

/// Something that does not happen in every story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Twist {
    /// Dealt with on the spot.
    Settled,
    Refused,
    Cancelled,
    /// It repeats another one, and is joined to it.
    Joined,
    /// Passed up to the next level.
    PassedUp,
    /// Returned by who should deal with it.
    Returned,
    /// Returned more often than its kind allows, so that the centre decides.
    Arbitrated,
    /// Handed to another line, which signs the receipt.
    HandedOver,
    /// Handed to another line, which refuses the receipt.
    Declined,
    /// A suspension is asked for.
    PauseAsked,
    /// It is allowed.
    Paused,
    /// It goes on.
    Resumed,
    Urged,
    TakenOver,
    Reworked,
    Reopened,
    Rated,
    /// An application is refused.
    Denied,
    /// The refusal is appealed against.
    Appealed,
    /// It was reported later than its kind allows.
    ReportedLate,
    /// An emergency that is not over.
    Running,
    /// Nobody goes on with it after a while.
    Forgotten,
}

/// A service team that is asked for.
#[derive(Clone, Debug)]
pub(in super::super) struct Team {
    pub(in super::super) id: i64,
    /// Who leads it.
    pub(in super::super) lead: Signer,
}

/// How a story goes.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Turn {
    pub(in super::super) twists: Vec<Twist>,
    /// Where it is to stand.
    pub(in super::super) stop: Option<Stage>,
    /// Each step follows the one before within hours, by day and by night.
    pub(in super::super) brisk: bool,
    /// The service team that has it.
    pub(in super::super) team: Option<Team>,
}

impl Turn {
    /// A story that stands in this stage.
    pub(in super::super) fn to(stop: Stage, twists: &[Twist]) -> Self {
        Self { twists: twists.to_vec(), stop: Some(stop), brisk: true, team: None }
    }

    pub(in super::super) fn has(&self, twist: Twist) -> bool {
        self.twists.contains(&twist)
    }

    /// A story as they go mostly; one in so many has each twist.
    pub(in super::super) fn usual(procedure: ProcedureKind, dice: &mut Dice) -> Self {
        use Twist::{
            Appealed, Cancelled, Declined, Denied, Forgotten, HandedOver, PassedUp, PauseAsked, Paused,
            Rated, Refused, Reopened, ReportedLate, Resumed, Returned, Reworked, Settled, TakenOver, Urged,
        };
        let common = [(Reworked, 35), (Rated, 2), (Reopened, 120), (Urged, 60), (Forgotten, 90)];
        let own: &[(Twist, usize)] = match procedure {
            ProcedureKind::General => &[(Refused, 40), (Cancelled, 90), (PassedUp, 18)],
            ProcedureKind::Coordination => &[
                (Refused, 40),
                (Cancelled, 120),
                (PassedUp, 20),
                (Returned, 22),
                (HandedOver, 16),
                (Declined, 80),
                (Resumed, 60),
                (TakenOver, 90),
            ],
            ProcedureKind::Emergency => &[(ReportedLate, 15), (HandedOver, 6), (TakenOver, 12)],
            ProcedureKind::Approval => &[(Denied, 9), (Appealed, 3), (Cancelled, 60)],
        };
        let mut turn = Self::default();
        if procedure == ProcedureKind::General && dice.below(100) < 62 {
            turn.twists.push(Settled);
        }
        for (twist, one_in) in common.iter().chain(own) {
            if dice.below(*one_in) == 0 {
                turn.twists.push(*twist);
            }
        }
        if turn.has(Resumed) {
            turn.twists.extend([PauseAsked, Paused]);
        }
        turn
    }
}
