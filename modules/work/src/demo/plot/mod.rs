//! How the stories go: for each procedure who does what when, in the order that it asks for.

mod approval;
mod coordination;
mod emergency;
mod general;
mod pace;
mod turn;

pub(super) use approval::decided_by_others;
pub(super) use turn::{Team, Turn, Twist};

use super::place::Place;
use super::staff::Signer;
use super::story::{Halt, Story, Told};
use crate::act::put_on_desk;
use crate::clock;
use crate::procedure::{Act, ProcedureKind, Stage};
use chrono::TimeDelta;
use entities::work::matter::Model;
use kit::error::{Error, Result};
use kit::platform::day_of;
use wangge_core::dice::Dice;

/// What people write with a rating, from the worst to the best.
const RATINGS: [&str; 5] =
    ["问题没有解决。", "处理太慢。", "基本解决。", "处理及时，谢谢。", "非常满意，点赞！"];

/// Who tells a story.
pub(super) struct Teller<'s, 'a> {
    pub(super) story: &'s mut Story<'a>,
    pub(super) place: &'s Place,
    pub(super) dice: &'s mut Dice,
    pub(super) turn: Turn,
    /// The moment of the last step.
    at: i64,
    /// After so many steps nobody goes on.
    patience: usize,
}

/// Tells a story as far as it goes.
///
/// # Errors
/// CONFLICT for a step that the procedure does not allow.
pub(super) fn tell(story: &mut Story<'_>, place: &Place, dice: &mut Dice, turn: Turn) -> Result<()> {
    story.stop = turn.stop;
    let patience = if turn.has(Twist::Forgotten) { dice.between(1, 4) } else { usize::MAX };
    let at = story.matter.reported_at;
    let mut teller = Teller { story, place, dice, turn, at, patience };
    let told = match teller.story.kind.procedure {
        ProcedureKind::General => teller.general(),
        ProcedureKind::Coordination => teller.coordination(),
        ProcedureKind::Emergency => teller.emergency(),
        ProcedureKind::Approval => teller.approval(),
    };
    match told.and_then(|()| Err(Halt::Over)).or_else(|halt: Halt| match halt {
        Halt::Over => story.end(),
        wrong @ Halt::Wrong(_) => Err(wrong),
    }) {
        Ok(()) | Err(Halt::Over) => Ok(()),
        Err(Halt::Wrong(error)) => Err(error),
    }
}

impl Teller<'_, '_> {
    fn has(&self, twist: Twist) -> bool {
        self.turn.has(twist)
    }

    fn code(&self, digits: usize) -> String {
        self.story.matter.grid_code.get(..digits).unwrap_or_default().to_owned()
    }

    fn in_grid(&self, role: &str) -> Result<Signer> {
        self.place.staff.in_grid(role, &self.story.matter.grid_code)
    }

    /// Who reports it: one time in so many the leader of the grid, else its member.
    fn reporter(&mut self, leads: usize) -> Result<Signer> {
        let leads = self.dice.below(leads) == 0;
        self.in_grid(if leads { "grid-leader" } else { "grid-member" })
    }

    /// Who has this role in the area with so many digits.
    fn at(&self, digits: usize, role: &str) -> Result<Signer> {
        self.place.staff.of(role, &self.code(digits))
    }

    fn clerk(&self) -> Result<Signer> {
        self.at(12, "community-clerk")
    }

    fn director(&self) -> Result<Signer> {
        self.at(12, "community-director")
    }

    /// The next step, some time after the one before.
    fn go(&mut self, act: Act, by: &Signer, note: Option<&str>, change: impl FnOnce(&mut Model)) -> Told {
        self.turn_to((act, false), by, note, change)
    }

    fn turn_to(
        &mut self,
        act: (Act, bool),
        by: &Signer,
        note: Option<&str>,
        change: impl FnOnce(&mut Model),
    ) -> Told {
        if self.story.steps.len() > self.patience {
            return Err(Halt::Over);
        }
        self.at = self.later();
        self.story.act(act, Some(by), self.at, note.map(str::to_owned), change)
    }

    /// What came of it.
    fn result(&self) -> String {
        format!("{}。", self.story.kind.model.standard)
    }

    /// The post that does it has the matter from now on.
    fn accept(&mut self, by: &Signer) -> Told {
        let post = by.post;
        self.go(Act::Accept, by, None, move |matter| take(matter, post))
    }

    /// Dealt with by who has it.
    fn finish(&mut self, by: &Signer) -> Told {
        let result = self.result();
        for sheet in self.story.sheets.iter_mut().filter(|sheet| sheet.state == "received") {
            sheet.state = "done";
        }
        let (account, text) = (by.account, result.clone());
        let done = self.go(Act::Finish, by, Some(&result), move |matter| {
            matter.handled_by = Some(account);
            matter.result = Some(text);
        });
        if self.story.stage() == Stage::Handle {
            // it was not reached
            for sheet in self.story.sheets.iter_mut().filter(|sheet| sheet.state == "done") {
                sheet.state = "received";
            }
        }
        done
    }

    /// Verified, filed and rated, with what comes between; `again` deals with it once more.
    fn close(&mut self, again: &mut dyn FnMut(&mut Self) -> Told) -> Told {
        let clerk = self.clerk()?;
        let director = self.director()?;
        let checker = if self.story.matter.handled_by == Some(clerk.account) { &director } else { &clerk };
        if self.has(Twist::Reworked) {
            self.go(
                Act::Rework,
                checker,
                Some("现场核查不符合办结标准，请返工。"),
                |matter| {
                    matter.verified_by = None;
                    if matter.chain.is_some() {
                        Stage::Decide.as_str().clone_into(&mut matter.stage);
                        put_on_desk(matter);
                    }
                },
            )?;
            again(self)?;
        }
        self.verify_and_file(checker, &clerk)?;
        if self.story.matter.served_id.is_none() {
            return Ok(());
        }
        if self.has(Twist::Reopened) && self.story.kind.procedure != ProcedureKind::Approval {
            self.at = self.later();
            let reason = Some("问题又出现了，请再处理。".to_owned());
            self.story.act((Act::Reopen, false), None, self.at, reason, |matter| {
                matter.reopened = true;
                (matter.rating, matter.rating_text, matter.verified_by) = (None, None, None);
            })?;
            again(self)?;
            self.verify_and_file(checker, &clerk)?;
        }
        if self.has(Twist::Rated) {
            let stars = [5, 5, 5, 4, 4, 4, 3, 5, 2, 1][self.dice.below(10)];
            let stars = if self.story.matter.late { (stars - 1).max(1) } else { stars };
            let text = (self.dice.below(3) == 0).then(|| RATINGS[stars - 1].to_owned());
            self.at = self.later();
            self.story.act((Act::Rate, false), None, self.at, None, |matter| {
                matter.rating = i16::try_from(stars).ok();
                matter.rating_text = text;
            })?;
        }
        Ok(())
    }

    fn verify_and_file(&mut self, checker: &Signer, clerk: &Signer) -> Told {
        let account = checker.account;
        self.go(Act::Verify, checker, None, move |matter| matter.verified_by = Some(account))?;
        self.go(Act::File, clerk, None, |_| ())
    }

    /// Urged by a superior, where it is told so.
    fn urge(&mut self) -> Told {
        if !self.has(Twist::Urged) {
            return Ok(());
        }
        let director = self.director()?;
        self.go(Act::Urge, &director, Some("请抓紧办理，按时反馈。"), |matter| matter.urged += 1)
    }

    /// Suspended, as far as it is told.
    fn pause(&mut self, holder: &Signer) -> Told {
        if !self.has(Twist::PauseAsked) {
            return Ok(());
        }
        let until = day_of(self.at) + TimeDelta::days(20);
        self.go(Act::AskPause, holder, Some("等待施工材料到场，申请挂起。"), move |matter| {
            matter.paused = Some("asked".to_owned());
            matter.pause_until = Some(until);
        })?;
        if !self.has(Twist::Paused) {
            return Err(Halt::Over);
        }
        let superior = self.director()?;
        let (limits, days) = (&self.story.kind.limits, self.story.days);
        let at = self.later();
        self.at = at;
        self.story.act((Act::AllowPause, false), Some(&superior), at, None, |matter| {
            clock::pause(matter, limits, days, at);
            matter.paused = Some("on".to_owned());
            matter.next_at = matter.pause_until.and_then(|day| day.succ_opt()).map(kit::platform::start_of);
        })?;
        if !self.has(Twist::Resumed) {
            return Err(Halt::Over);
        }
        let at = self.later();
        self.at = at;
        self.story.act(
            (Act::Resume, false),
            Some(holder),
            at,
            Some("材料已到，恢复办理。".to_owned()),
            |matter| {
                clock::resume(matter, limits, days, at);
                (matter.paused, matter.pause_until) = (None, None);
            },
        )
    }

    /// Taken over by the leader of the street, where it is told so; answers who has it then.
    fn take_over(&mut self, holder: Signer) -> std::result::Result<Signer, Halt> {
        if !self.has(Twist::TakenOver) {
            return Ok(holder);
        }
        let leader = self.at(9, "town-leader")?;
        let (area, post) = (leader.area.clone(), leader.post);
        self.go(Act::TakeOver, &leader, Some("提级办理。"), move |matter| {
            matter.unit_code = area;
            take(matter, post);
        })?;
        Ok(leader)
    }
}

/// This post has the matter, and answers for it if it is the first.
fn take(matter: &mut Model, post: Option<i64>) {
    matter.post_id = post;
    if matter.asked_post_id.is_none() {
        matter.asked_post_id = post;
    }
}

/// What a list of the demo must have.
fn there<T>(found: Option<T>) -> Result<T> {
    found.ok_or_else(|| Error::conflict("the demo's lists do not fit"))
}
