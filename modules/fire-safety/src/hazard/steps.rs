//! Taking a step: what it is looked at for, and how it is written.

use super::procedure::may;
use super::record::{FireHazard, FireHazardLevel, FireHazardState};
use super::step::{FireHazardStep, FireHazardStepKind, FireHazardStepOutcome, FireServiceWay};
use chrono::NaiveDate;
use entities::fire_safety::fire_hazard::{self, ActiveModel};
use entities::fire_safety::fire_hazard_step::{self, Entity, Model};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::node::GlobalId;
use kit::scalar::Date;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use wangge_core::places::day::past;
use work::case::{self, Case};

/// A step to be written.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) kind: FireHazardStepKind,
    pub(super) outcome: Option<FireHazardStepOutcome>,
    pub(super) number: Option<String>,
    pub(super) done_on: NaiveDate,
    pub(super) served: Option<(NaiveDate, FireServiceWay)>,
    pub(super) days: Option<i16>,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) note: Option<String>,
}

impl Step {
    /// A step of a day, without more.
    pub(super) fn on(kind: FireHazardStepKind, done_on: NaiveDate) -> Self {
        Self {
            kind,
            outcome: None,
            number: None,
            done_on,
            served: None,
            days: None,
            due_on: None,
            note: None,
        }
    }
}

/// A hazard whose next step is looked at.
#[derive(Debug)]
pub(super) struct Doing {
    pub(super) hazard: Target<FireHazard>,
    /// The steps so far, in their order.
    pub(super) steps: Vec<Model>,
    step: FireHazardStepKind,
    version: i64,
}

impl Doing {
    /// The hazard, for a step that its state allows, by who may do `action` with it.
    ///
    /// # Errors
    /// As for a target; CONFLICT when the step has to wait for another.
    pub(super) async fn begin(
        tx: &Tx,
        (id, version): (&GlobalId, i32),
        action: Action,
        step: FireHazardStepKind,
    ) -> Result<Self> {
        let hazard = tx.target::<FireHazard>(id, action).await?;
        let unknown = || Error::conflict("this hazard is in a state that is not known");
        let state = FireHazardState::of(&hazard.state).ok_or_else(unknown)?;
        let level = hazard.level.as_deref().and_then(FireHazardLevel::of);
        may(level, state, hazard.extended, step)?;
        let steps = steps_of(tx, &hazard.district_code, hazard.id).await?;
        Ok(Self { hazard, steps, step, version: version.into() })
    }

    /// The last step of a kind.
    pub(super) fn last(&self, kind: FireHazardStepKind) -> Option<&Model> {
        self.steps.iter().rev().find(|step| step.kind == kind.as_str())
    }

    /// The day of the step: not in the future, and not before the report or what was done or served before.
    pub(super) fn day(&self, tx: &Tx, given: Option<Date>) -> Result<NaiveDate> {
        let days = self.steps.iter().map(|step| step.served_on.unwrap_or(step.done_on));
        let before = days.max().map_or(self.hazard.found_on, |day| Ord::max(day, self.hazard.found_on));
        past(tx, given, Some(before), "input.on")
    }

    /// The case, once there is one.
    pub(super) async fn case(&self, tx: &Tx) -> Result<Option<Case>> {
        let hazard = &self.hazard;
        match hazard.matter_id {
            Some(matter) => case::of(tx, hazard.permit(), &hazard.district_code, matter).await.map(Some),
            None => Ok(None),
        }
    }

    /// Refuses unless the case is being dealt with.
    pub(super) async fn under_way(&self, tx: &Tx) -> Result<()> {
        self.case(tx).await?.map_or(Ok(()), |case| case.under_way())
    }

    /// Writes the step, and the hazard in the state that it leads to.
    pub(super) async fn done(
        self,
        tx: &mut Tx,
        step: Step,
        state: FireHazardState,
        change: impl FnOnce(&mut ActiveModel),
    ) -> Result<Written> {
        let mut row = ActiveModel {
            state: Set(state.as_str().to_owned()),
            due_on: Set(step.due_on),
            ..ActiveModel::default()
        };
        if state.is_over() {
            row.ended_on = Set(Some(step.done_on));
            row.status = Set("ended".to_owned());
        }
        change(&mut row);
        let mut of = fire_hazard::Model::clone(&self.hazard);
        if let Set(building) = row.building_id {
            of.building_id = building;
        }
        let permit = self.hazard.permit().clone();
        let verb = self.step.as_str();
        let written = tx.change::<FireHazard>(self.hazard, row, self.version, verb).await?;
        enter(tx, &permit, &of, step).await?;
        Ok(written)
    }
}

/// Writes a step of a hazard.
pub(super) async fn enter(tx: &mut Tx, permit: &Permit, of: &fire_hazard::Model, step: Step) -> Result<()> {
    let now = tx.access().now();
    let row = fire_hazard_step::ActiveModel {
        district_code: Set(of.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(of.grid_code.clone()),
        grid_id: Set(of.grid_id),
        building_id: Set(of.building_id),
        hazard_id: Set(of.id),
        kind: Set(step.kind.as_str().to_owned()),
        outcome: Set(step.outcome.map(|outcome| outcome.as_str().to_owned())),
        number: Set(step.number),
        done_on: Set(step.done_on),
        served_on: Set(step.served.map(|(day, _)| day)),
        way: Set(step.served.map(|(_, way)| way.as_str().to_owned())),
        days: Set(step.days),
        due_on: Set(step.due_on),
        note: Set(step.note),
        account_id: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<FireHazardStep>(permit, row).await.map(drop)
}

/// The steps of a hazard, in their order.
pub(super) async fn steps_of(tx: &Tx, district: &str, hazard: i64) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("fire_hazard_step")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("hazard_id").eq(hazard))
        .order_by("id", Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}
