//! Procedures: the state machines that matters are to follow, as data. They are checked ([`check`]) and printed as
//! pictures ([`picture`]).

mod approval;
mod chain;
mod check;
mod common;
mod document;
mod print;
mod stage;

pub use chain::{AFTER_APPEAL, CHAINS, Chain, Desk, FIRST_DESK, chain};
pub use check::check;
pub use document::document;
pub use print::picture;
pub use stage::{Act, Limit, Stage};

use kit::access::Action;
use kit::text_enum;

text_enum! {
    /// The procedure that a matter follows (办理程序), with the stages (`Stage`) that it goes through. What leads from one to the
    /// next is an `Act`, which signs steps of the five; none is skipped. `Matter.actions` has what can be done now. The
    /// pictures are in docs/procedures.md.
    ProcedureKind {
        /// Dealt with on the spot or in the grid, and verified by another post (一般事项): `ACCEPT`, `HANDLE`, `VERIFY`, `FILE`,
        /// `DONE`. What was settled on the spot begins at `VERIFY`.
        General = "general",
        /// Brought to the community's centre, passed to a department or the next level (协调事项): `ACCEPT`, `DISPATCH`, `HANDLE`,
        /// `VERIFY`, `FILE`, `DONE`. Handed to another line it waits in `RECEIPT`, returned too often in `ARBITRATE`.
        Coordination = "coordination",
        /// Reported to the whole chain of command at once, tracked on site until it is over (紧急事项): `HANDLE`, `VERIFY`, `FILE`,
        /// `DONE`. Handed to another line it waits in `RECEIPT`, refused too often in `ARBITRATE`.
        Emergency = "emergency",
        /// Collected, reviewed, announced where the catalogue says so, and decided (审批事项): `FIRST_REVIEW`, `REVIEW`, where it is
        /// announced `ANNOUNCE` and `ANNOUNCED`, `DECIDE`, `VERIFY`, `FILE`, `DONE`. A refusal ends it, and an appeal leads to
        /// `REVIEW` again.
        Approval = "approval",
    }
}

/// Who does something with a matter, beside having the right to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Anybody with the right where the matter lies.
    Anyone,
    /// The post that has it; while none does, a post of the unit that has it.
    Holder,
    /// A post of the unit that has it.
    Unit,
    /// A post of the unit that has it; where a service team was asked for, the post that leads it and has it already.
    Taker,
    /// A post above or beside the one that has it, whose area holds the unit; of a department line only where it is the
    /// matter's own, not the one that it is being handed to.
    Above,
    /// The side that a work sheet was sent to.
    Sheet,
    /// The desk of the approval chain whose turn it is. Not who filed it, who applies, or who sat at another desk of it.
    Desk,
    /// Somebody who did not deal with it, by another post than the one that did.
    Checker,
    /// The person served.
    Served,
    /// The person served, or who reported it.
    Filer,
    /// The platform itself.
    Clock,
}

/// Where a matter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// It stays in its stage.
    Same,
    /// To this stage.
    Stage(Stage),
    /// To one of the two: the second when it was returned too often, is not announced, was joined, and the like.
    Either(Stage, Stage),
}

/// A transition of a procedure.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    /// What is done.
    pub act: Act,
    /// In which stages it can be done.
    pub from: &'static [Stage],
    /// Where the matter goes.
    pub to: To,
    /// Which of the five steps it signs.
    pub signs: &'static [u8],
    /// Who does it.
    pub by: By,
    /// The right that it asks for.
    pub right: (&'static str, Action),
    /// A note has to say why.
    pub reason: bool,
}

impl Move {
    /// The right that it asks for, of a matter that a post has already or of one that none has: who has it takes it by the
    /// right to deal with it.
    pub const fn right_to(&self, has_post: bool) -> (&'static str, Action) {
        if has_post && matches!(self.by, By::Taker) { common::HANDLE } else { self.right }
    }
}

/// A state machine.
#[derive(Clone, Copy, Debug)]
pub struct Procedure {
    /// Which.
    pub kind: ProcedureKind,
    /// English title.
    pub title: &'static str,
    /// Chinese title.
    pub chinese: &'static str,
    /// The stage that a report leads to, and the steps that it signs.
    pub begins: (Stage, &'static [u8]),
    /// Digits of the code of the unit that it is reported to: 15 the grid, 12 the community.
    pub unit: usize,
    /// Its own transitions; those that every procedure has stand beside them.
    pub moves: &'static [Move],
}

impl Procedure {
    /// Every transition.
    pub fn moves(&self) -> impl Iterator<Item = &'static Move> {
        self.moves.iter().chain(common::EVERYWHERE)
    }

    /// The transition by `act` from `stage`.
    pub fn find(&self, act: Act, stage: Stage) -> Option<&'static Move> {
        self.moves().find(|m| m.act == act && m.from.contains(&stage))
    }

    /// What can be done in a stage.
    pub fn acts(&self, stage: Stage) -> impl Iterator<Item = Act> {
        self.moves().filter(move |m| m.from.contains(&stage)).map(|m| m.act)
    }

    /// The procedure of a kind.
    pub fn of(kind: ProcedureKind) -> &'static Self {
        match kind {
            ProcedureKind::General => &common::GENERAL,
            ProcedureKind::Coordination => &common::COORDINATION,
            ProcedureKind::Emergency => &common::EMERGENCY,
            ProcedureKind::Approval => &approval::APPROVAL,
        }
    }

    /// Every procedure.
    pub const ALL: [&'static Self; 4] =
        [&common::GENERAL, &common::COORDINATION, &common::EMERGENCY, &approval::APPROVAL];
}
