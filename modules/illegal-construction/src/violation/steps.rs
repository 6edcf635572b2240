//! Taking a step: what it is looked at for, and how it is written.

use super::procedure::may;
use super::record::{Violation, ViolationKind, ViolationState};
use super::step::{
    CoordinationParty, ViolationServiceWay, ViolationStep, ViolationStepKind, ViolationStepOutcome,
};
use chrono::NaiveDate;
use entities::illegal_construction::violation::ActiveModel;
use entities::illegal_construction::violation_step::{self, Entity, Model};
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
    pub(super) kind: ViolationStepKind,
    pub(super) outcome: Option<ViolationStepOutcome>,
    pub(super) party: Option<CoordinationParty>,
    pub(super) number: Option<String>,
    pub(super) done_on: NaiveDate,
    pub(super) served: Option<(NaiveDate, ViolationServiceWay)>,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) note: Option<String>,
}

impl Step {
    /// A step of a day, without more.
    pub(super) fn on(kind: ViolationStepKind, done_on: NaiveDate) -> Self {
        Self {
            kind,
            outcome: None,
            party: None,
            number: None,
            done_on,
            served: None,
            due_on: None,
            note: None,
        }
    }
}

/// A violation whose next step is looked at.
#[derive(Debug)]
pub(super) struct Doing {
    pub(super) violation: Target<Violation>,
    pub(super) kind: ViolationKind,
    /// The steps so far, in their order.
    pub(super) steps: Vec<Model>,
    step: ViolationStepKind,
    version: i64,
}

impl Doing {
    /// The violation, for a step that its state allows, by who may do `action` with it.
    ///
    /// # Errors
    /// As for a target; CONFLICT when the step has to wait for another.
    pub(super) async fn begin(
        tx: &Tx,
        (id, version): (&GlobalId, i32),
        action: Action,
        step: ViolationStepKind,
    ) -> Result<Self> {
        let violation = tx.target::<Violation>(id, action).await?;
        let unknown = || Error::conflict("this violation is of a kind that is not known");
        let kind = ViolationKind::of(&violation.kind).ok_or_else(unknown)?;
        let state = ViolationState::of(&violation.state).ok_or_else(unknown)?;
        may(kind, state, step)?;
        let steps = steps_of(tx, &violation.district_code, violation.id).await?;
        Ok(Self { violation, kind, steps, step, version: version.into() })
    }

    /// The last step of a kind.
    pub(super) fn last(&self, kind: ViolationStepKind) -> Option<&Model> {
        self.steps.iter().rev().find(|step| step.kind == kind.as_str())
    }

    /// The day of the step: not in the future, and not before what was done or served before.
    pub(super) fn day(&self, tx: &Tx, given: Option<Date>) -> Result<NaiveDate> {
        let before = self.steps.iter().map(|step| step.served_on.unwrap_or(step.done_on)).max();
        past(tx, given, before, "input.on")
    }

    /// The case.
    pub(super) async fn case(&self, tx: &Tx) -> Result<Case> {
        let violation = &self.violation;
        case::of(tx, violation.permit(), &violation.district_code, violation.matter_id).await
    }

    /// Refuses unless the case is being dealt with.
    pub(super) async fn under_way(&self, tx: &Tx) -> Result<()> {
        self.case(tx).await?.under_way()
    }

    /// Refuses who did the last step of this kind: another person does this one.
    pub(super) fn by_another(&self, tx: &Tx, kind: ViolationStepKind, text: &'static str) -> Result<()> {
        let did = self.last(kind).and_then(|step| step.account_id);
        if did.is_some() && did == tx.access().account() { Err(Error::conflict(text)) } else { Ok(()) }
    }

    /// Writes the step, and the violation in the state that it leads to.
    pub(super) async fn done(
        self,
        tx: &mut Tx,
        step: Step,
        state: Option<ViolationState>,
        change: impl FnOnce(&mut ActiveModel),
    ) -> Result<Written> {
        let mut row = ActiveModel::default();
        if let Some(state) = state {
            row.state = Set(state.as_str().to_owned());
            row.due_on = Set(step.due_on);
            if state.is_over() {
                row.ended_on = Set(Some(step.done_on));
                row.status = Set("ended".to_owned());
            }
        }
        change(&mut row);
        let of = Of::new(&self.violation);
        let permit = self.violation.permit().clone();
        let verb = self.step.as_str();
        let written = tx.change::<Violation>(self.violation, row, self.version, verb).await?;
        enter(tx, &permit, &of, step).await?;
        Ok(written)
    }
}

/// The violation as its steps name it.
pub(super) struct Of {
    district_code: String,
    grid_code: String,
    grid_id: i64,
    matter_id: i64,
    violation_id: i64,
}

impl Of {
    pub(super) fn new(violation: &entities::illegal_construction::violation::Model) -> Self {
        Self {
            district_code: violation.district_code.clone(),
            grid_code: violation.grid_code.clone(),
            grid_id: violation.grid_id,
            matter_id: violation.matter_id,
            violation_id: violation.id,
        }
    }
}

/// Writes a step.
pub(super) async fn enter(tx: &mut Tx, permit: &Permit, of: &Of, step: Step) -> Result<()> {
    let now = tx.access().now();
    let row = violation_step::ActiveModel {
        district_code: Set(of.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(of.grid_code.clone()),
        grid_id: Set(of.grid_id),
        matter_id: Set(of.matter_id),
        violation_id: Set(of.violation_id),
        kind: Set(step.kind.as_str().to_owned()),
        outcome: Set(step.outcome.map(|outcome| outcome.as_str().to_owned())),
        party: Set(step.party.map(|party| party.as_str().to_owned())),
        number: Set(step.number),
        done_on: Set(step.done_on),
        served_on: Set(step.served.map(|(day, _)| day)),
        way: Set(step.served.map(|(_, way)| way.as_str().to_owned())),
        due_on: Set(step.due_on),
        note: Set(step.note),
        account_id: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<ViolationStep>(permit, row).await.map(drop)
}

async fn steps_of(tx: &Tx, district: &str, violation: i64) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("violation_step")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("violation_id").eq(violation))
        .order_by("id", Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}
