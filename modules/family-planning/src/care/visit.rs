//! A visit: what it shows, and how it is recorded.

use super::inputs::RecordHealthCareVisitInput;
use super::plan::{HealthCarePlan, HealthCareState};
use chrono::{NaiveDate, TimeDelta};
use entities::family_planning::health_care_plan::{ActiveModel as PlanRow, Model as Plan};
use entities::family_planning::health_care_visit::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Date, FromColumn, Instant, Key};
use kit::{Error, Result, text_enum};
use people::entry::day;
use sea_orm::ActiveValue::Set;
use wangge_core::seal;

text_enum! {
    /// What came of a visit (访视结果).
    HealthCareResult {
        /// All is well (状况良好).
        Well = "well",
        /// Advice was given (已指导).
        Advised = "advised",
        /// Sent on to a hospital (建议转诊).
        Referred = "referred",
        /// Nobody was met (未访视到).
        NotMet = "not_met",
        /// Everything about the person was erased (已删除).
        Erased = "erased",
    }
}

/// Days until the next visit where the person was sent on or not met.
const SOON: i64 = 7;

/// A visit of a plan of care.
#[derive(Debug)]
pub struct HealthCareVisit;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for HealthCareVisit {
    type Entity = entities::family_planning::health_care_visit::Entity;
    const TYPE: &'static str = "HealthCareVisit";
    const ABOUT: &'static str = "A visit of a plan of care at home (访视), for the nurse who made it and for the person. It is not changed.";
    const RESOURCE: &'static str = "health-care-visit";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("nurse_account");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const RESTRICTED: Option<&'static str> = Some(crate::policy::FAMILY);
    const BLANKS: &'static [(&'static str, &'static str)] = &[("result", "erased")];
    const FIELDS: &'static [Field] = &[
        of::<Date>("visitedOn", "visited_on", "Day of the visit."),
        Field::of::<HealthCareResult>("result", "result", Class::Personal, "What came of it."),
        Field::sealed(
            "note",
            "note_mask",
            Sealing { cipher: "note_cipher", mask: Mask::Whole },
            "What was seen, masked.",
        ),
        of::<Option<Date>>("nextDueOn", "next_due_on", "Day by which the next one was due then."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("person_id"),
        Field::hidden::<Key>("plan_id"),
    ];
}

/// Records a visit, and when the next one is due; answers the plan.
pub(super) async fn record(tx: &mut Tx, input: RecordHealthCareVisitInput) -> Result<Written> {
    let target = tx.target_as::<HealthCarePlan>(&input.id, HealthCareVisit::RESOURCE, Action::Create).await?;
    let plan = Plan::clone(&target);
    if plan.state != HealthCareState::Open.as_str() {
        return Err(Error::conflict("the plan is closed: nobody visits without a consent"));
    }
    if input.result == HealthCareResult::Erased {
        return Err(Error::bad_input("input.result", "what came of it"));
    }
    let on = day(tx, input.on, Some(plan.consent_on), "input.on")?;
    let next = next_due(&input, &plan, on)?;
    let key = seal::key_of(tx, plan.person_id).await?;
    let note = (input.note.as_deref(), "input.note");
    let (note_cipher, note_mask) = seal::passage::<HealthCareVisit>(tx, &key, "note", note)?;
    let now = tx.access().now();
    let visit = ActiveModel {
        district_code: Set(plan.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(plan.grid_code.clone()),
        grid_id: Set(plan.grid_id),
        resident_id: Set(plan.resident_id),
        person_id: Set(plan.person_id),
        plan_id: Set(plan.id),
        nurse_account: Set(plan.nurse_account),
        visited_on: Set(on),
        result: Set(input.result.as_str().to_owned()),
        note_cipher: Set(note_cipher),
        note_mask: Set(note_mask),
        next_due_on: Set(Some(next)),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<HealthCareVisit>(visit).await?;
    let mut row = PlanRow::default();
    // a visit that is entered late does not undo a later one
    if plan.visited_on.is_none_or(|last| last <= on) {
        row.visited_on = Set(Some(on));
        row.visit_due_on = Set(Some(next));
    }
    tx.by_right_to(HealthCareVisit::RESOURCE);
    tx.change::<HealthCarePlan>(target, row, input.version.into(), "visit").await
}

fn next_due(input: &RecordHealthCareVisitInput, plan: &Plan, on: NaiveDate) -> Result<NaiveDate> {
    match input.next_due_on {
        Some(next) if next.0 <= on => Err(Error::bad_input("input.nextDueOn", "after the day of the visit")),
        Some(next) => Ok(next.0),
        None => {
            let days = i64::from(plan.visit_days);
            let soon = matches!(input.result, HealthCareResult::Referred | HealthCareResult::NotMet);
            Ok(on + TimeDelta::days(if soon { days.min(SOON) } else { days }))
        }
    }
}
