//! Coordination matters.

use super::{Teller, Twist, there};
use crate::demo::staff::Signer;
use crate::demo::story::{Halt, Sheet, Told};
use crate::dispatch::{centre, centre_or_own};
use crate::procedure::Act;

/// Lines to which matters are handed over.
const OTHERS: [&str; 4] = ["urban-management", "housing", "emergency", "market"];

impl Teller<'_, '_> {
    pub(super) fn coordination(&mut self) -> Told {
        let reporter = self.reporter(2)?;
        self.story.begin(Act::Report, reporter.clone(), None)?;
        if self.has(Twist::Cancelled) {
            return self.go(Act::Cancel, &reporter.privately(), Some("重复登记，作废。"), |_| ());
        }
        let mut unit = self.clerk()?;
        if self.has(Twist::Refused) {
            return self.go(Act::Refuse, &unit, Some("情况不属实，不予受理。"), |_| ());
        }
        self.accept(&unit)?;
        if self.has(Twist::PassedUp) {
            let town = self.code(9);
            self.go(Act::Escalate, &unit, Some("需街道（乡镇）协调，上报中心。"), |matter| {
                matter.unit_code = town;
                matter.post_id = None;
            })?;
            unit = self.at(9, "town-clerk")?;
            self.accept(&unit)?;
        }
        let mut holder = self.dispatch(&unit)?;
        if self.has(Twist::Returned) {
            self.give_back(&holder)?;
            let unit = self.at(self.story.matter.unit_code.len(), self.unit_role())?;
            holder = self.dispatch(&unit)?;
        }
        if self.has(Twist::Arbitrated) {
            holder = self.arbitrated(holder)?;
        }
        self.urge()?;
        self.pause(&holder)?;
        if self.has(Twist::HandedOver) || self.has(Twist::Declined) {
            holder = self.hand_over(holder)?;
        }
        holder = self.take_over(holder)?;
        self.finish(&holder)?;
        self.close(&mut |teller| teller.finish(&holder))
    }

    /// Who dispatches in the unit that has it.
    fn unit_role(&self) -> &'static str {
        match self.story.matter.unit_code.len() {
            12 => "community-clerk",
            9 => "town-clerk",
            _ => "district-command",
        }
    }

    /// Sent to the line; answers who has it there.
    fn dispatch(&mut self, unit: &Signer) -> Result<Signer, Halt> {
        let officer = self.place.staff.line(&self.story.matter.grid_code, &self.story.matter.line)?;
        let (area, post) = (officer.area.clone(), officer.post);
        self.go(Act::Dispatch, unit, None, |matter| goes_to(matter, area, post))?;
        Ok(officer)
    }

    fn give_back(&mut self, holder: &Signer) -> Told {
        let returns = self.story.matter.returns + 1;
        let second = returns > self.story.kind.model.returns;
        let (grid, unit) = (&self.story.matter.grid_code, &self.story.matter.unit_code);
        let levels = self.place.levels.get(&self.story.matter.district_code).copied().unwrap_or(3);
        let unit = if second { centre(levels, grid, unit) } else { centre_or_own(levels, grid, unit) };
        let reason = Some("不属于本部门职责，退回。");
        self.turn_to((Act::Return, second), holder, reason, |matter| {
            matter.returns = returns;
            matter.unit_code = unit;
            matter.post_id = None;
        })
    }

    /// Returned until the centre decides; answers who has it then.
    fn arbitrated(&mut self, mut holder: Signer) -> Result<Signer, Halt> {
        for _ in 0..self.story.kind.model.returns {
            self.give_back(&holder)?;
            let unit = self.at(self.story.matter.unit_code.len(), self.unit_role())?;
            holder = self.dispatch(&unit)?;
        }
        self.give_back(&holder)?;
        let unit = self.at(self.story.matter.unit_code.len(), self.unit_role())?;
        let (area, post) = (holder.area.clone(), holder.post);
        self.go(Act::Arbitrate, &unit, Some("经研究，由该条线牵头办理。"), |matter| {
            goes_to(matter, area, post);
            matter.arbitrated = true;
        })?;
        Ok(holder)
    }

    /// Handed to another line with a work sheet; answers who has it then.
    pub(super) fn hand_over(&mut self, holder: Signer) -> Result<Signer, Halt> {
        // what is wrong with the papers of a building is the land office's to say
        let others = if self.story.matter.kind_code == "imperfect-procedures" { ["land"; 4] } else { OTHERS };
        let line = there(others.into_iter().find(|line| *line != self.story.matter.line))?;
        let officer = self.place.staff.line(&self.story.matter.grid_code, line)?;
        let (from_line, from_post) = (self.story.matter.line.clone(), self.story.matter.post_id);
        let task = "请现场核实并依职责处置，结果反馈。";
        let handed = self.go(Act::HandOver, &holder, Some(task), |matter| {
            matter.asked_line = Some(line.to_owned());
        });
        if self.story.matter.asked_line.is_some() {
            let sheet = Sheet {
                from_line,
                from_post,
                sent_by: Some(holder.account),
                line: line.to_owned(),
                to: officer.clone(),
                task: task.to_owned(),
                state: "sent",
                answer: None,
                received_at: None,
                sent_at: self.at,
            };
            self.story.sheets.push(sheet);
        }
        handed?;
        self.receipt(holder, officer)
    }

    /// The receipt of the last sheet is signed or refused; answers who has it then.
    fn receipt(&mut self, holder: Signer, officer: Signer) -> Result<Signer, Halt> {
        let declined = self.has(Twist::Declined);
        let (area, post) = (officer.area.clone(), officer.post);
        if declined {
            let returns = self.story.matter.returns + 1;
            if returns > self.story.kind.model.returns {
                return Ok(holder);
            }
            self.go(Act::Decline, &officer, Some("不在本条线职责范围，拒签。"), |matter| {
                matter.asked_line = None;
                matter.returns = returns;
            })?;
        } else {
            self.go(Act::Receive, &officer, Some("已签收，安排处置。"), |matter| {
                matter.line = matter.asked_line.take().unwrap_or_default();
                (matter.unit_code, matter.post_id) = (area, post);
            })?;
        }
        let at = self.at;
        if let Some(sheet) = self.story.sheets.last_mut() {
            (sheet.state, sheet.received_at) = (if declined { "declined" } else { "received" }, Some(at));
            sheet.answer = Some(
                if declined {
                    "不在本条线职责范围，拒签。"
                } else {
                    "已签收，安排处置。"
                }
                .to_owned(),
            );
        }
        Ok(if declined { holder } else { officer })
    }
}

fn goes_to(matter: &mut entities::work::matter::Model, area: String, post: Option<i64>) {
    matter.unit_code = area;
    super::take(matter, post);
}
