//! General matters.

use super::{Teller, Twist};
use crate::demo::story::Told;
use crate::procedure::Act;

impl Teller<'_, '_> {
    pub(super) fn general(&mut self) -> Told {
        let leader = match &self.turn.team {
            Some(team) => team.lead.clone(),
            None => self.in_grid("grid-leader")?,
        };
        let reporter = self.reporter(3)?;
        if self.has(Twist::Settled) {
            return self.settled(&reporter);
        }
        self.story.begin(Act::Report, reporter.clone(), None)?;
        if self.has(Twist::Cancelled) {
            return self.go(Act::Cancel, &reporter.privately(), Some("重复登记，作废。"), |_| ());
        }
        if self.has(Twist::Refused) {
            return self.go(Act::Refuse, &leader, Some("不属于网格事项，已告知反映渠道。"), |_| ());
        }
        if self.has(Twist::Joined) {
            return self.go(Act::Join, &leader, Some("与已有事项重复，并案办理。"), |_| ());
        }
        let mut holder = leader;
        if self.has(Twist::PassedUp) {
            let community = self.code(12);
            self.go(Act::Escalate, &holder, Some("网格内无法解决，上报社区。"), |matter| {
                matter.unit_code = community;
                matter.post_id = None;
            })?;
            holder = self.clerk()?;
        }
        self.accept(&holder)?;
        self.urge()?;
        self.finish(&holder)?;
        self.close(&mut |teller| teller.finish(&holder))
    }

    /// Dealt with on the spot: the first three steps in one.
    fn settled(&mut self, by: &crate::demo::staff::Signer) -> Told {
        let result = self.result();
        let matter = &mut self.story.matter;
        matter.handled_by = Some(by.account);
        (matter.post_id, matter.asked_post_id) = (by.post, by.post);
        matter.result = Some(result.clone());
        self.story.begin(Act::Settle, by.clone(), Some(result))?;
        self.close(&mut |teller| teller.finish(by))
    }
}
