//! Emergencies.

use super::{Teller, Twist};
use crate::demo::story::{Halt, Told};
use crate::procedure::Act;

/// What is reported from the site, one after the other.
const FROM_THE_SITE: [&str; 3] = [
    "已到现场，人员正在疏散，周边拉起警戒线。",
    "处置力量到场，情况得到控制。",
    "险情基本解除，正在清点现场。",
];

impl Teller<'_, '_> {
    pub(super) fn emergency(&mut self) -> Told {
        let leader = self.in_grid("grid-leader")?;
        self.story.begin(Act::Report, leader.clone(), None)?;
        let reports = if self.has(Twist::Running) { 3 } else { self.dice.between(1, 3) };
        for report in FROM_THE_SITE.iter().take(reports) {
            self.go(Act::Track, &leader, Some(report), |_| ())?;
        }
        if self.has(Twist::Running) {
            return Err(Halt::Over);
        }
        self.urge()?;
        let mut holder = leader;
        if self.has(Twist::HandedOver) {
            holder = self.hand_over(holder)?;
        }
        holder = self.take_over(holder)?;
        self.finish(&holder)?;
        self.close(&mut |teller| teller.finish(&holder))
    }
}
