//! Applications.

use super::{Teller, Twist, there};
use crate::act::{instead, put_on_desk};
use crate::demo::staff::Signer;
use crate::demo::story::{Halt, Told};
use crate::procedure::{Act, Desk, Stage, chain};
use chrono::TimeDelta;
use entities::work::matter::Model;
use kit::code::AreaLevel;
use kit::error::Result;
use kit::platform::{day_of, start_of};

impl Teller<'_, '_> {
    pub(super) fn approval(&mut self) -> Told {
        let filer = self.reporter(2)?;
        self.story.begin(Act::Report, filer.clone(), None)?;
        if self.has(Twist::Cancelled) {
            return self.go(Act::Cancel, &filer.privately(), Some("申请人撤回。"), |_| ());
        }
        let clerk = self.clerk()?;
        self.pass(&clerk, Stage::Review)?;
        if self.has(Twist::Denied) {
            self.reviewed()?;
            self.deny()?;
            if !self.has(Twist::Appealed) {
                return Ok(());
            }
            self.go(
                Act::Appeal,
                &filer.privately(),
                Some("家庭收入核算有误，申请复核。"),
                |matter| {
                    matter.appealed = true;
                    to_desk(matter, Stage::Review);
                },
            )?;
        }
        self.reviewed()?;
        self.grant()?;
        self.close(&mut Self::grant)
    }

    /// Reviewed at the second desk and, where the kind says so, announced.
    fn reviewed(&mut self) -> Told {
        let chain = there(chain(self.story.matter.chain.as_deref().unwrap_or_default()))?;
        let desk = self.desk(chain.review, false)?;
        if !self.story.kind.model.announced {
            return self.pass(&desk, Stage::Decide);
        }
        self.pass(&desk, Stage::Announce)?;
        let clerk = self.clerk()?;
        self.at = self.later();
        let from = day_of(self.at);
        let to = from + TimeDelta::days(self.story.kind.model.announce_days.into());
        let announced = self.story.act((Act::Announce, false), Some(&clerk), self.at, None, |matter| {
            matter.announced_to = Some(to);
        });
        if self.story.matter.announced_to == Some(to) {
            self.story.announced = Some((from, clerk.account));
        }
        announced?;
        // it ends by itself; the morning after its last day
        self.at = start_of(to + TimeDelta::days(1)) + 9 * 3_600_000;
        self.story.wait(self.at)
    }

    fn pass(&mut self, by: &Signer, next: Stage) -> Told {
        let account = by.account;
        let second = next == Stage::Decide;
        self.turn_to(
            (Act::Pass, second),
            by,
            Some("材料齐全，情况属实，同意上报。"),
            |matter| {
                matter.reviewed_by = Some(account);
                if second {
                    decided_by_others(matter);
                }
                to_desk(matter, next);
            },
        )
    }

    fn grant(&mut self) -> Told {
        let (by, result) = (self.decider()?, self.result());
        let text = result.clone();
        self.go(Act::Grant, &by, Some(&result), |matter| {
            matter.handled_by = Some(by.account);
            matter.result = Some(text);
            to_desk(matter, Stage::Verify);
        })
    }

    fn deny(&mut self) -> Told {
        let by = self.decider()?;
        let reason = "经核对，家庭状况不符合规定条件，不予批准。";
        self.go(Act::Deny, &by, Some(reason), |matter| {
            matter.handled_by = Some(by.account);
            matter.result = Some(reason.to_owned());
        })
    }

    fn decider(&self) -> std::result::Result<Signer, Halt> {
        let chain = there(chain(self.story.matter.chain.as_deref().unwrap_or_default()))?;
        Ok(self.desk(chain.decide, true)?)
    }

    /// Who sits at a desk.
    fn desk(&self, desk: Desk, decides: bool) -> Result<Signer> {
        let area = self.code(desk.level.digits());
        let role = match (desk.line, desk.level, decides) {
            (true, _, true) => "line-reviewer",
            (true, _, false) => "line-officer",
            (false, AreaLevel::Town, true) => "town-leader",
            (false, AreaLevel::Town, false) => "town-clerk",
            (false, AreaLevel::Community, _) => "community-clerk",
            _ => "district-command",
        };
        let line = if desk.line { self.story.matter.line.as_str() } else { "" };
        self.place.staff.of_line(role, &area, line)
    }
}

/// After an appeal somebody else decides than before: one person sits at each desk of the demo.
pub(in crate::demo) fn decided_by_others(matter: &mut Model) {
    if matter.appealed {
        matter.chain = matter.chain.as_deref().map(|code| instead(code).to_owned());
    }
}

/// On the desk of the stage that it goes to.
fn to_desk(matter: &mut Model, stage: Stage) {
    stage.as_str().clone_into(&mut matter.stage);
    put_on_desk(matter);
}
