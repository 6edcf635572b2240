//! The steps of a hazard of the demo, as far as it is.

use super::place::Place;
use crate::hazard::{
    FireHazardLevel, FireHazardState, FireHazardStepKind, FireHazardStepOutcome, FireServiceWay,
};
use chrono::{NaiveDate, TimeDelta};
use entities::fire_safety::fire_hazard::Model;
use entities::fire_safety::fire_hazard_step::Model as StepModel;
use kit::access::Tx;

/// Working days of the demo's notices.
const TERM: i16 = 3;

pub(super) struct Story<'a> {
    tx: &'a Tx,
    place: &'a Place,
    pub(super) hazard: Model,
    pub(super) steps: Vec<StepModel>,
    nth: usize,
    /// Last day on which something can have happened.
    pub(super) last: NaiveDate,
}

impl<'a> Story<'a> {
    pub(super) fn begin(tx: &'a Tx, place: &'a Place, hazard: Model, nth: usize) -> Self {
        Self { tx, place, hazard, steps: Vec::new(), nth, last: place.today }
    }

    /// A day so many days after the report, as far as the case went.
    fn on(&self, days: i64) -> NaiveDate {
        Ord::min(self.hazard.found_on + TimeDelta::days(days), self.last)
    }

    /// The last day of a term that begins with the report.
    fn due(&self) -> NaiveDate {
        self.place.term(&self.hazard.district_code, self.hazard.found_on, TERM)
    }

    /// Can a term that began with the report be over?
    pub(super) fn is_past_due(&self) -> bool {
        self.due() < self.place.today
    }

    /// Everything until it is in this state.
    pub(super) fn tell(&mut self, state: FireHazardState) {
        use FireHazardState as State;
        use FireHazardStepKind as Kind;
        let level =
            if self.nth.is_multiple_of(4) { FireHazardLevel::Major } else { FireHazardLevel::General };
        match state {
            State::Reported => {}
            State::Unfounded => {
                self.step(Kind::Confirmation, self.last, Some(FireHazardStepOutcome::Unfounded));
            }
            _ => {
                self.hazard.level.get_or_insert_with(|| level.as_str().to_owned());
                self.step(Kind::Confirmation, self.on(0), Some(FireHazardStepOutcome::Founded));
            }
        }
        let major = self.hazard.level.as_deref() == Some(FireHazardLevel::Major.as_str());
        let told = matches!(state, State::Notified | State::Extended | State::Referred);
        if told || (major && matches!(state, State::Rectified | State::Reinspected | State::Closed)) {
            self.notice();
        }
        match state {
            State::Extended => self.extension(),
            State::Referred => {
                self.step(Kind::Referral, self.due() + TimeDelta::days(1), None);
                self.document("处移");
                self.hazard.due_on = None;
            }
            State::Rectified | State::Reinspected | State::Closed => {
                self.hazard.due_on = None;
                self.step(Kind::Rectification, self.on(1), None);
            }
            _ => {}
        }
        if matches!(state, State::Reinspected | State::Closed) {
            self.step(Kind::Reinspection, self.on(2), Some(FireHazardStepOutcome::Passed));
        }
        if state == State::Closed {
            self.step(Kind::Closing, self.last, None);
        }
        if state.is_over() {
            self.hazard.ended_on = Some(self.last);
            "ended".clone_into(&mut self.hazard.status);
        }
        state.as_str().clone_into(&mut self.hazard.state);
        self.hazard.version = 1 + i64::try_from(self.steps.len()).unwrap_or_default();
        self.hazard.changed_at = self.steps.last().map_or(self.hazard.created_at, |step| step.created_at);
    }

    fn notice(&mut self) {
        let (on, due) = (self.on(0), self.due());
        self.step(FireHazardStepKind::Notice, on, None);
        self.document("消改");
        self.hazard.due_on = Some(due);
        if let Some(step) = self.steps.last_mut() {
            let ways = [FireServiceWay::Direct, FireServiceWay::Left, FireServiceWay::Post];
            step.served_on = Some(on);
            step.way = Some(ways[self.nth % ways.len()].as_str().to_owned());
            (step.days, step.due_on) = (Some(TERM), Some(due));
        }
    }

    fn extension(&mut self) {
        let before = self.due();
        let due = self.place.term(&self.hazard.district_code, before, TERM);
        let on = Ord::min(self.on(1), before);
        self.step(FireHazardStepKind::Extension, on, None);
        self.document("消延");
        self.hazard.due_on = Some(due);
        self.hazard.extended = true;
        if let Some(step) = self.steps.last_mut() {
            (step.days, step.due_on) = (Some(TERM), Some(due));
        }
    }

    /// The last step is a document.
    fn document(&mut self, word: &str) {
        let (year, number) = (self.hazard.found_on.format("%Y"), self.nth + 1);
        if let Some(step) = self.steps.last_mut() {
            step.number = Some(format!("{word}字〔{year}〕{number}号"));
        }
    }

    fn step(&mut self, kind: FireHazardStepKind, on: NaiveDate, outcome: Option<FireHazardStepOutcome>) {
        let note = match kind {
            FireHazardStepKind::Confirmation => Some("已到现场核实"),
            FireHazardStepKind::Rectification => Some("已清理、更换到位"),
            FireHazardStepKind::Reinspection => Some("现场复查，隐患消除"),
            FireHazardStepKind::Extension => Some("更换设备需订货，申请延期"),
            FireHazardStepKind::Referral => Some("逾期未整改，移送区消防救援大队"),
            _ => None,
        };
        let at = self.place.moment(on);
        let of = &self.hazard;
        self.steps.push(StepModel {
            district_code: of.district_code.clone(),
            id: self.tx.access().new_id(),
            grid_code: of.grid_code.clone(),
            grid_id: of.grid_id,
            building_id: of.building_id,
            hazard_id: of.id,
            kind: kind.as_str().to_owned(),
            outcome: outcome.map(|outcome| outcome.as_str().to_owned()),
            number: None,
            done_on: on,
            served_on: None,
            way: None,
            days: None,
            due_on: None,
            note: note.map(str::to_owned),
            account_id: None,
            version: 1,
            created_at: at,
            changed_at: at,
        });
    }
}
