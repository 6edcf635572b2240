//! One matter of the demo, told step by step: by the transitions of its procedure alone, with the clock beside it, as the
//! engine does it.

use super::kinds::Kind;
use super::plot::decided_by_others;
use super::staff::Signer;
use crate::act::{enter, put_on_desk, restarts};
use crate::calendar::Days;
use crate::clock;
use crate::procedure::{Act, Procedure, Stage, To};
use entities::work::matter::Model;
use kit::error::Error;

/// Why a story goes on no further.
#[derive(Debug)]
pub(super) enum Halt {
    /// It is told up to the day of loading, or to where it is to stand.
    Over,
    /// The procedure does not allow it.
    Wrong(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

/// How a part of a story ended.
pub(super) type Told = std::result::Result<(), Halt>;

/// A signed step.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) act: Act,
    pub(super) signs: &'static [u8],
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) by: Option<Signer>,
    pub(super) unit: String,
    pub(super) to_post: Option<i64>,
    pub(super) note: Option<String>,
    pub(super) late: bool,
    pub(super) at: i64,
}

/// A work sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) from_line: String,
    pub(super) from_post: Option<i64>,
    pub(super) sent_by: Option<i64>,
    pub(super) line: String,
    pub(super) to: Signer,
    pub(super) task: String,
    pub(super) state: &'static str,
    pub(super) answer: Option<String>,
    pub(super) received_at: Option<i64>,
    pub(super) sent_at: i64,
}

/// A matter that is told.
#[derive(Debug)]
pub(super) struct Story<'a> {
    pub(super) matter: Model,
    pub(super) kind: &'a Kind,
    pub(super) steps: Vec<Step>,
    pub(super) sheets: Vec<Sheet>,
    /// First day of the announcement, and by which account.
    pub(super) announced: Option<(chrono::NaiveDate, i64)>,
    /// The matter that it repeats, by its place among the stories.
    pub(super) joined: Option<usize>,
    pub(super) days: &'a Days,
    /// The moment of loading.
    pub(super) now: i64,
    /// Where it is to stand, if not as far as it gets.
    pub(super) stop: Option<Stage>,
}

impl Story<'_> {
    fn procedure(&self) -> &'static Procedure {
        Procedure::of(self.kind.procedure)
    }

    /// Where it stands.
    pub(super) fn stage(&self) -> Stage {
        Stage::of(&self.matter.stage).unwrap_or(Stage::Done)
    }

    /// Begins it: reported, or dealt with on the spot.
    pub(super) fn begin(&mut self, act: Act, by: Signer, note: Option<String>) -> Told {
        let procedure = self.procedure();
        let (stage, signs) = match act {
            Act::Settle => match procedure.moves().find(|step| step.act == act).map(|m| (m.to, m.signs)) {
                Some((To::Stage(stage), signs)) => (stage, signs),
                _ => return Err(self.wrong(act)),
            },
            _ => procedure.begins,
        };
        let at = self.matter.reported_at;
        stage.as_str().clone_into(&mut self.matter.stage);
        self.matter.step = stage.step().into();
        clock::start(&mut self.matter, &self.kind.limits, self.days, at);
        self.matter.reported_by = Some(by.account);
        self.matter.reported_post = by.post;
        self.sign(act, (signs, ""), Some(by), note, (false, at));
        self.reached()
    }

    /// The next act, at this moment.
    pub(super) fn act(
        &mut self,
        (act, second): (Act, bool),
        by: Option<&Signer>,
        at: i64,
        note: Option<String>,
        change: impl FnOnce(&mut Model),
    ) -> Told {
        if at >= self.now {
            return Err(Halt::Over);
        }
        self.clock_to(at)?;
        self.step((act, second), by, at, note, change)?;
        self.reached()
    }

    /// Nothing is done until this moment but by the clock.
    pub(super) fn wait(&mut self, until: i64) -> Told {
        self.clock_to(until.min(self.now))?;
        if until >= self.now { Err(Halt::Over) } else { self.reached() }
    }

    /// Ends the telling: what the clock did since.
    pub(super) fn end(&mut self) -> Told {
        self.clock_to(self.now)
    }

    /// What the clock does until a moment.
    fn clock_to(&mut self, at: i64) -> Told {
        let (limits, days) = (&self.kind.limits, self.days);
        while let Some(next) = self.matter.next_at.filter(|next| *next < at) {
            if self.stage() == Stage::Announced {
                self.step((Act::EndAnnouncement, false), None, next, None, |matter| {
                    decided_by_others(matter);
                    Stage::Decide.as_str().clone_into(&mut matter.stage);
                    put_on_desk(matter);
                })?;
            } else if self.matter.paused.as_deref() == Some("on") {
                self.step((Act::Resume, false), None, next, None, |matter| {
                    // the last moment of its last day
                    clock::resume(matter, limits, days, next - 1);
                    (matter.paused, matter.pause_until) = (None, None);
                })?;
            } else if self.matter.light == "green" {
                let due = self.matter.due_at;
                self.step((Act::Warn, false), None, next, None, |matter| {
                    "yellow".clone_into(&mut matter.light);
                    matter.next_at = due;
                })?;
            } else {
                self.step((Act::Overdue, false), None, next, None, |matter| {
                    "red".clone_into(&mut matter.light);
                    matter.next_at = None;
                })?;
            }
        }
        Ok(())
    }

    fn step(
        &mut self,
        (act, second): (Act, bool),
        by: Option<&Signer>,
        at: i64,
        note: Option<String>,
        change: impl FnOnce(&mut Model),
    ) -> Told {
        let from = self.stage();
        let step = self.procedure().find(act, from).ok_or_else(|| self.wrong(act))?;
        let to = match (step.to, second) {
            (To::Same, _) => from,
            (To::Stage(stage) | To::Either(stage, _), false) | (To::Either(_, stage), true) => stage,
            (To::Stage(_), true) => return Err(self.wrong(act)),
        };
        // an announcement of the demo has no objections, so that no limit runs
        let stands = self.matter.paused.as_deref() == Some("on") || from == Stage::Announced;
        let late = self.matter.due_at.is_some_and(|due| due <= at) && !stands;
        change(&mut self.matter);
        self.matter.late |= late;
        let clock = restarts(self.kind.procedure, act, from, to).then_some((&self.kind.limits, self.days));
        enter(&mut self.matter, act, (from, to), clock, at);
        self.matter.version += 1;
        self.sign(act, (step.signs, from.as_str()), by.cloned(), note, (late, at));
        Ok(())
    }

    fn sign(
        &mut self,
        act: Act,
        (signs, from): (&'static [u8], &'static str),
        by: Option<Signer>,
        note: Option<String>,
        (late, at): (bool, i64),
    ) {
        let (unit, to_post) = (self.matter.unit_code.clone(), self.matter.post_id);
        let to = self.stage().as_str();
        self.matter.changed_at = at;
        self.steps.push(Step { act, signs, from, to, by, unit, to_post, note, late, at });
    }

    /// Is it where it is to stand?
    fn reached(&self) -> Told {
        if self.stop == Some(self.stage()) { Err(Halt::Over) } else { Ok(()) }
    }

    fn wrong(&self, act: Act) -> Halt {
        let (stage, kind) = (&self.matter.stage, &self.matter.kind_code);
        Halt::Wrong(Error::conflict(format!(
            "the demo's {kind} in `{stage}` does not allow `{}`",
            act.as_str()
        )))
    }
}
