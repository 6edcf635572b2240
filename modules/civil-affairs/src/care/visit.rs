//! A visit: what it shows, and how it is recorded.

use super::inputs::RecordCareVisitInput;
use super::record::CareRecord;
use chrono::{NaiveDate, TimeDelta};
use entities::civil_affairs::care_record::{ActiveModel as RecordRow, Model as Care};
use entities::civil_affairs::care_visit::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Date, FromColumn, Instant, Key};
use kit::{Error, Result, text_enum};
use sea_orm::ActiveValue::Set;
use wangge_core::places::retire::in_force;
use wangge_core::seal;

text_enum! {
    /// What came of a visit (探访结果).
    CareVisitResult {
        /// The person is well (状况良好).
        Well = "well",
        /// The person needs help (需要帮助).
        NeedsHelp = "needs_help",
        /// Nobody was met (未见到本人).
        NotMet = "not_met",
    }
}

/// Days until the next visit where help is needed or the person was not met.
const SOON: i64 = 7;

/// A visit to a person who is cared for.
#[derive(Debug)]
pub struct CareVisit;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for CareVisit {
    type Entity = entities::civil_affairs::care_visit::Entity;
    const TYPE: &'static str = "CareVisit";
    const ABOUT: &'static str =
        "A visit to a person who is cared for (探访). It is not changed: a later one stands beside it.";
    const RESOURCE: &'static str = "care-visit";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("visitedOn", "visited_on", "Day of the visit."),
        of::<CareVisitResult>("result", "result", "What came of it."),
        Field::sealed(
            "note",
            "note_mask",
            Sealing { cipher: "note_cipher", mask: Mask::Whole },
            "What was seen, masked.",
        ),
        of::<Option<Date>>("nextDueOn", "next_due_on", "Day by which the next one was due then."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("care_id"),
    ];
}

/// Records a visit, and when the next one is due; answers the care record.
pub(super) async fn record(tx: &mut Tx, input: RecordCareVisitInput) -> Result<Written> {
    let target = tx.target_as::<CareRecord>(&input.id, CareVisit::RESOURCE, Action::Create).await?;
    in_force(&target.status, "care record")?;
    let care = Care::clone(&target);
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < care.opened_on {
        return Err(Error::bad_input("input.on", "from the first day of the record until today"));
    }
    if input.result == CareVisitResult::NeedsHelp && input.note.is_none() {
        return Err(Error::bad_input("input.note", "say what help is needed"));
    }
    let next = next_due(&input, &care, day)?;
    let key = seal::key_of(tx, care.person_id).await?;
    let note = (input.note.as_deref(), "input.note");
    let (note_cipher, note_mask) = seal::passage::<CareVisit>(tx, &key, "note", note)?;
    let now = tx.access().now();
    let visit = ActiveModel {
        district_code: Set(care.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(care.grid_code.clone()),
        grid_id: Set(care.grid_id),
        resident_id: Set(care.resident_id),
        person_id: Set(care.person_id),
        care_id: Set(care.id),
        visited_on: Set(day),
        result: Set(input.result.as_str().to_owned()),
        note_cipher: Set(note_cipher),
        note_mask: Set(note_mask),
        next_due_on: Set(Some(next)),
        visited_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<CareVisit>(visit).await?;
    let mut row = RecordRow::default();
    // a visit that is entered late does not undo a later one
    if care.visited_on.is_none_or(|last| last <= day) {
        row.visited_on = Set(Some(day));
        row.visit_due_on = Set(Some(next));
    }
    tx.by_right_to(CareVisit::RESOURCE);
    tx.change::<CareRecord>(target, row, input.version.into(), "visit").await
}

fn next_due(input: &RecordCareVisitInput, care: &Care, day: NaiveDate) -> Result<NaiveDate> {
    match input.next_due_on {
        Some(next) if next.0 <= day => Err(Error::bad_input("input.nextDueOn", "after the day of the visit")),
        Some(next) => Ok(next.0),
        None => {
            let days = i64::from(care.visit_days);
            let soon = input.result != CareVisitResult::Well;
            Ok(day + TimeDelta::days(if soon { days.min(SOON) } else { days }))
        }
    }
}
