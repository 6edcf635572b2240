//! The campaigns of the demo: nine fixed actions and local ones ("9+X"), one that goes on and one that is over, each with
//! what its grids did.

use super::place::Place;
use super::story::Story;
use crate::catalogue::Source;
use chrono::{NaiveDate, TimeDelta};
use entities::work::{campaign, campaign_action, campaign_task};
use kit::access::Tx;
use kit::error::Result;
use kit::platform::start_of;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::HashMap;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;
/// The source of what was found during a campaign.
const CAMPAIGN: &str = Source::Campaign.as_str();

/// An action: title, Chinese title, kind of matter that is reported of what is found.
type Action = (&'static str, &'static str, Option<&'static str>);

/// The fixed actions of both.
const FIXED: [Action; 9] = [
    ("Clear fire passages", "清理消防通道", Some("fire-passage")),
    ("No charging indoors", "整治电动自行车违规充电", Some("ebike-charging")),
    ("Clear exposed rubbish", "清理暴露垃圾", Some("exposed-rubbish")),
    ("Clean roads and lanes", "清洁背街小巷", Some("dirty-road")),
    ("Remove illegal advertising", "清除非法小广告", Some("small-advertising")),
    ("Order among stalls", "规范占道经营", Some("street-stall")),
    ("Visit those who live alone", "走访独居老人", Some("home-visit")),
    ("Settle disputes early", "排查化解邻里纠纷", Some("neighbour-dispute")),
    ("Check every lift and gas pipe", "排查电梯燃气隐患", None),
];

/// A campaign that the demo has.
struct Known {
    area: &'static str,
    title: &'static str,
    chinese: &'static str,
    about: &'static str,
    /// Days before and after the day of loading on which it begins and ends.
    days: (i64, i64),
    ended: bool,
    /// Of a hundred tasks, those that are done and those that are begun.
    shares: (usize, usize),
    /// Local actions, each for a part of the area.
    local: &'static [(&'static str, Action)],
}

const CAMPAIGNS: [Known; 2] = [
    Known {
        area: "371102100",
        title: "Safe and clean, 9+X",
        chinese: "平安整洁“9+X”专项行动",
        about: "九项重点行动，各村可增加自选行动。",
        days: (-45, 45),
        ended: false,
        shares: (58, 17),
        local: &[
            ("371102100260", ("Tidy the river bank", "河岸整治", Some("water-pollution"))),
            ("371102100", ("Straw does not burn", "秸秆禁烧巡查", Some("straw-burning"))),
        ],
    },
    Known {
        area: "340705005",
        title: "Spring clean-up, 9+X",
        chinese: "春季集中整治“9+X”行动",
        about: "三清三治三服务，网格全覆盖。",
        days: (-150, -60),
        ended: true,
        shares: (93, 4),
        local: &[("340705005002", ("Lamps in every stairway", "楼道照明全覆盖", Some("broken-lamp")))],
    },
];

/// What was written: campaigns, actions, tasks.
pub(super) type Written = (usize, usize, usize);

/// What grids did.
#[derive(Default)]
pub(super) struct Plan {
    campaigns: Vec<campaign::Model>,
    actions: Vec<campaign_action::Model>,
    tasks: Vec<campaign_task::Model>,
}

impl Plan {
    /// Makes them up.
    pub(super) fn new(tx: &Tx, place: &Place, seed: u64) -> Self {
        let (mut plan, mut dice) = (Self::default(), Dice::part(seed, "campaigns"));
        for known in &CAMPAIGNS {
            plan.add(tx, place, known, &mut dice);
        }
        plan
    }

    fn add(&mut self, tx: &Tx, place: &Place, known: &Known, dice: &mut Dice) {
        let day = |days: i64| place.today + TimeDelta::days(days);
        let (from, to) = (day(known.days.0), day(known.days.1));
        let (id, begun) = (tx.access().new_id(), start_of(from) + 8 * HOUR);
        self.campaigns.push(campaign::Model {
            id,
            area_code: known.area.to_owned(),
            title: known.title.to_owned(),
            chinese: known.chinese.to_owned(),
            about: Some(known.about.to_owned()),
            from_on: from,
            to_on: to,
            status: if known.ended { "ended" } else { "running" }.to_owned(),
            version: 1 + i64::from(known.ended),
            created_at: begun,
            changed_at: if known.ended { start_of(to) + 17 * HOUR } else { begun },
        });
        let fixed = FIXED.iter().map(|action| (known.area, action, true));
        let local = known.local.iter().map(|(area, action)| (*area, action, false));
        for (area, (title, chinese, kind), fixed) in fixed.chain(local) {
            let action = campaign_action::Model {
                id: tx.access().new_id(),
                area_code: area.to_owned(),
                campaign_id: id,
                title: (*title).to_owned(),
                chinese: (*chinese).to_owned(),
                about: None,
                fixed,
                kind_code: kind.map(str::to_owned),
                version: 1,
                created_at: begun,
                changed_at: begun,
            };
            self.tasks(tx, place, (known, &action), (from, to), dice);
            self.actions.push(action);
        }
    }

    /// What the grids of an action did.
    fn tasks(
        &mut self,
        tx: &Tx,
        place: &Place,
        (known, action): (&Known, &campaign_action::Model),
        (from, to): (NaiveDate, NaiveDate),
        dice: &mut Dice,
    ) {
        let last = Ord::min(to, place.today - TimeDelta::days(1));
        let days = usize::try_from((last - from).num_days()).unwrap_or_default();
        for grid in place.grids.iter().filter(|grid| grid.code.starts_with(&action.area_code)) {
            let (share, days) = (dice.below(100), dice.between(1, days.max(1)));
            let done = share < known.shares.0;
            if !done && share >= known.shares.0 + known.shares.1 {
                continue;
            }
            let days = i64::try_from(days).unwrap_or_default();
            let begun = start_of(from) + 9 * HOUR;
            let done_at = done.then_some(start_of(from + TimeDelta::days(days)) + 16 * HOUR);
            self.tasks.push(campaign_task::Model {
                district_code: grid.district().to_owned(),
                id: tx.access().new_id(),
                grid_code: grid.code.clone(),
                grid_id: grid.id,
                campaign_id: action.campaign_id,
                action_id: action.id,
                state: if done { "done" } else { "begun" }.to_owned(),
                result: done.then(|| "已完成排查，发现的问题已整改。".to_owned()),
                done_by: done_at.and(grid.leader),
                done_at,
                version: 1 + i64::from(done),
                created_at: begun,
                changed_at: done_at.unwrap_or(begun),
            });
        }
    }

    /// What staff and patrols reported while a task of its grid and kind went on was found during the campaign, where its kind
    /// can be reported so.
    pub(super) fn found(&self, stories: &mut [Story<'_>]) {
        let kinds: HashMap<i64, &str> = self
            .actions
            .iter()
            .filter_map(|action| Some((action.id, action.kind_code.as_deref()?)))
            .collect();
        let mut tasks: HashMap<(i64, &str), &campaign_task::Model> = HashMap::new();
        for task in &self.tasks {
            if let Some(kind) = kinds.get(&task.action_id) {
                tasks.insert((task.grid_id, *kind), task);
            }
        }
        for story in stories.iter_mut().filter(|story| can_be_found(story)) {
            let matter = &mut story.matter;
            let task = tasks.get(&(matter.grid_id, matter.kind_code.as_str()));
            let while_it_lasts = |task: &&&campaign_task::Model| {
                matter.reported_at > task.created_at && task.done_at.is_none_or(|at| matter.reported_at < at)
            };
            if let Some(task) = task.filter(while_it_lasts) {
                matter.campaign_task_id = Some(task.id);
                CAMPAIGN.clone_into(&mut matter.source);
            }
        }
    }

    /// Writes them.
    pub(super) async fn write(self, tx: &Tx) -> Result<Written> {
        let numbers = (self.campaigns.len(), self.actions.len(), self.tasks.len());
        insert_rows(tx, self.campaigns.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        insert_rows(tx, self.actions.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        insert_rows(tx, self.tasks.into_iter().map(|row| row.into_active_model().reset_all()).collect())
            .await?;
        Ok(numbers)
    }
}

/// Can it be what staff or a patrol found during a campaign?
fn can_be_found(story: &Story<'_>) -> bool {
    let mut reporters = story.kind.model.reporters.split(',');
    ["staff", "patrol"].contains(&story.matter.source.as_str()) && reporters.any(|name| name == CAMPAIGN)
}
