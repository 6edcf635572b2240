//! The violations: each matter of the demo that is one has its steps, as far as its case is.

use super::place::{Case, Place, name};
use crate::violation::{
    ViolationKind, ViolationServiceWay, ViolationState, ViolationStepKind, ViolationStepOutcome,
};
use ViolationState::{
    Accepted, CarriedOut, Checked, Discovered, Heard, Notified, Ordered, Stopped, Unfounded, Urged,
};
use chrono::{NaiveDate, TimeDelta};
use entities::illegal_construction::violation::Model;
use entities::illegal_construction::violation_step::Model as StepModel;
use kit::access::Access;
use std::collections::HashMap;
use wangge_core::demo::DemoGrid;

/// Days after the discovery of the steps of a case that is not over.
const PACE: [(ViolationState, i64); 6] =
    [(Checked, 0), (Stopped, 2), (Notified, 4), (Heard, 7), (Ordered, 12), (Urged, 27)];
/// Days that the demo's orders leave.
const ORDER_DAYS: i64 = 10;

/// Every violation with its steps.
pub(super) fn plan(access: &Access, place: &Place) -> (Vec<Model>, Vec<StepModel>) {
    let homes: HashMap<i64, i64> =
        place.homes.iter().filter_map(|home| Some((home.building?, home.id))).collect();
    let (mut violations, mut steps) = (Vec::new(), Vec::new());
    for (nth, case) in place.matters.iter().enumerate() {
        let Some(grid) = place.grid(case.grid_id) else { continue };
        let mut story = Story::begin(access, place, (case, grid), nth);
        story.violation.household_id = case.building.and_then(|id| homes.get(&id)).copied();
        story.tell(place);
        violations.push(story.violation);
        steps.append(&mut story.steps);
    }
    (violations, steps)
}

struct Story<'a> {
    access: &'a Access,
    case: &'a Case,
    violation: Model,
    steps: Vec<StepModel>,
    nth: usize,
    /// Last day on which something can have happened.
    last: NaiveDate,
}

impl<'a> Story<'a> {
    fn begin(access: &'a Access, place: &Place, (case, grid): (&'a Case, &DemoGrid), nth: usize) -> Self {
        let kind = match case.kind.as_str() {
            "imperfect-procedures" => ViolationKind::ImperfectProcedures,
            "roof-addition" => ViolationKind::RoofAddition,
            _ => ViolationKind::Unauthorised,
        };
        let storeys = if kind == ViolationKind::Unauthorised { 1 + nth % 3 } else { 1 };
        let violation = Model {
            district_code: grid.district().to_owned(),
            id: access.new_id(),
            grid_code: grid.code.clone(),
            grid_id: grid.id,
            building_id: case.building,
            household_id: None,
            inspection_id: None,
            matter_id: case.id,
            kind: kind.as_str().to_owned(),
            number: format!("违{}-{:05}", case.reported_on.format("%Y"), nth + 1),
            place: case.place.clone(),
            party: Some(name(nth * 7)),
            storeys: i16::try_from(storeys).ok(),
            area_dm2: i32::try_from(1_200 + nth * 37 % 9_000).ok(),
            state: Discovered.as_str().to_owned(),
            measure: None,
            due_on: None,
            site_before: None,
            site_after: None,
            photos_at: Some("违建治理案卷".to_owned()),
            discovered_on: case.reported_on,
            ended_on: None,
            status: "open".to_owned(),
            version: 1,
            created_at: case.reported_at,
            changed_at: case.reported_at,
        };
        let last = case.closed_on.unwrap_or(place.today);
        Self { access, case, violation, steps: Vec::new(), nth, last }
    }

    /// A day so many days after the discovery, as far as the case went.
    fn on(&self, days: i64) -> NaiveDate {
        Ord::min(self.case.reported_on + TimeDelta::days(days), self.last)
    }

    fn tell(&mut self, place: &Place) {
        let imperfect = self.violation.kind == ViolationKind::ImperfectProcedures.as_str();
        self.step(ViolationStepKind::Discovery, (self.on(0), None), None);
        match (self.case.status.as_str(), self.case.stage.as_str()) {
            ("refused", _) => {
                self.step(
                    ViolationStepKind::SiteCheck,
                    (self.last, Some(ViolationStepOutcome::Unfounded)),
                    None,
                );
                self.over(Unfounded);
            }
            ("closed", _) if imperfect => self.made_good(),
            ("closed", _) => {
                self.removed();
                self.step(
                    ViolationStepKind::Acceptance,
                    (self.last, Some(ViolationStepOutcome::Passed)),
                    None,
                );
                self.over(Accepted);
            }
            (_, "verify" | "file") => self.removed(),
            (_, "accept" | "dispatch" | "arbitrate") => {}
            _ => self.under_way((place.today - self.case.reported_on).num_days()),
        }
        self.violation.version = i64::try_from(self.steps.len()).unwrap_or(1);
    }

    /// The steps of a case that is dealt with, by its age.
    fn under_way(&mut self, age: i64) {
        for (state, days) in PACE {
            // the day after, it is time for the next step
            if days > 0 && days >= age {
                break;
            }
            let on = self.on(days);
            match state {
                Checked => self.checked(on),
                Stopped => self.document(ViolationStepKind::StopNotice, on, 0),
                Notified => self.document(ViolationStepKind::HearingNotice, on, 7),
                Heard => {
                    self.step(ViolationStepKind::Hearing, (on, Some(ViolationStepOutcome::Waived)), None)
                }
                Ordered => self.order("removal", on),
                _ => self.document(ViolationStepKind::Urging, on, 10),
            }
            self.state(state);
        }
    }

    /// The party removed it after it was told to stop.
    fn removed(&mut self) {
        self.checked(self.on(0));
        self.document(ViolationStepKind::StopNotice, self.on(1), 0);
        let on = self.on(2);
        self.step(ViolationStepKind::CarryOut, (on, Some(ViolationStepOutcome::RemovedByParty)), None);
        self.violation.site_after = Some("违法部分已拆除，建筑垃圾清运完毕。".to_owned());
        self.violation.due_on = None;
        self.state(CarriedOut);
    }

    /// Town, land office and village group agreed, and the papers were made good.
    fn made_good(&mut self) {
        self.checked(self.on(0));
        self.order("regularisation", self.on(1));
        for party in ["village_group", "town", "land"] {
            let on = self.on(2);
            self.step(ViolationStepKind::Coordination, (on, Some(ViolationStepOutcome::Agreed)), None);
            if let Some(step) = self.steps.last_mut() {
                step.party = Some(party.to_owned());
                step.note = Some("情况属实，四至清楚无争议，同意补办手续。".to_owned());
            }
        }
        self.step(ViolationStepKind::CarryOut, (self.last, Some(ViolationStepOutcome::Regularised)), None);
        self.step(ViolationStepKind::Acceptance, (self.last, Some(ViolationStepOutcome::Passed)), None);
        self.violation.site_after = Some("用地、规划手续已补办，与现状一致。".to_owned());
        self.over(Accepted);
    }

    fn checked(&mut self, on: NaiveDate) {
        self.violation.site_before = Some("现场为砖混结构，主体在建，未见审批手续。".to_owned());
        self.step(ViolationStepKind::SiteCheck, (on, Some(ViolationStepOutcome::Founded)), None);
    }

    fn order(&mut self, measure: &str, on: NaiveDate) {
        self.violation.measure = Some(measure.to_owned());
        self.document(ViolationStepKind::Order, on, ORDER_DAYS);
    }

    /// A document that is served on its day, with a term of so many days.
    fn document(&mut self, kind: ViolationStepKind, on: NaiveDate, days: i64) {
        let due = on + TimeDelta::days(days);
        self.step(kind, (on, None), Some(due));
        self.violation.due_on = Some(due);
    }

    fn state(&mut self, state: ViolationState) {
        state.as_str().clone_into(&mut self.violation.state);
        if !matches!(state, Stopped | Notified | Ordered | Urged) {
            self.violation.due_on = None;
        }
    }

    fn over(&mut self, state: ViolationState) {
        self.state(state);
        self.violation.ended_on = Some(self.last);
        "ended".clone_into(&mut self.violation.status);
    }

    fn step(
        &mut self,
        kind: ViolationStepKind,
        (on, outcome): (NaiveDate, Option<ViolationStepOutcome>),
        due: Option<NaiveDate>,
    ) {
        let ways = [ViolationServiceWay::Direct, ViolationServiceWay::Left, ViolationServiceWay::Post];
        let way = due.map(|_| ways[self.nth % ways.len()].as_str().to_owned());
        let (year, number) = (on.format("%Y"), self.nth * 10 + self.steps.len() + 1);
        let at = kit::platform::start_of(on) + 10 * 3_600_000;
        self.steps.push(StepModel {
            district_code: self.violation.district_code.clone(),
            id: self.access.new_id(),
            grid_code: self.violation.grid_code.clone(),
            grid_id: self.violation.grid_id,
            matter_id: self.violation.matter_id,
            violation_id: self.violation.id,
            kind: kind.as_str().to_owned(),
            outcome: outcome.map(|outcome| outcome.as_str().to_owned()),
            party: None,
            number: due.map(|_| format!("违治字〔{year}〕{number}号")),
            done_on: on,
            served_on: due.map(|_| on),
            way,
            due_on: due,
            note: None,
            account_id: (kind == ViolationStepKind::Discovery).then_some(self.case.reported_by).flatten(),
            version: 1,
            created_at: at,
            changed_at: at,
        });
    }
}
