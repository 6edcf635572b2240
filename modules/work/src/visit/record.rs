//! What a visit task shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Key, Maybe};
use kit::text_enum;
use people::resident::Resident;
use wangge_core::links::{near, one};

text_enum! {
    /// How it stands with a visit task (走访任务状态).
    VisitState {
        /// It is to be paid (待走访).
        Open = "open",
        /// It was paid (已走访).
        Done = "done",
    }
}

text_enum! {
    /// What came of a visit (走访结果).
    VisitResult {
        /// The person was met and is well (见到本人，状况良好).
        Met = "met",
        /// Nobody was met (未见到本人).
        NotMet = "not_met",
        /// The person needs help (需要帮助).
        NeedsHelp = "needs_help",
    }
}

/// A visit that somebody is to pay.
#[derive(Debug)]
pub struct VisitTask;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for VisitTask {
    type Entity = entities::work::visit_task::Entity;
    const TYPE: &'static str = "VisitTask";
    const ABOUT: &'static str = "A visit that you are to pay to a person (走访任务): to whom, and by when. It says nothing of why, nor who \
        asked for it or at what moment, and nobody else reads it.";
    const RESOURCE: &'static str = "visit-task";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const PERSON: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("dueOn", "due_on", "Day by which it is to be paid."),
        of::<VisitState>("state", "state", "Whether it was paid."),
        of::<Maybe<VisitResult>>("result", "result", "What came of it."),
        of::<Option<Date>>("doneOn", "done_on", "Day of the visit."),
        of::<Counter>("version", "version", "Counts the changes; name it when you record the visit."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}

one! {
    /// The residence of the person; null when it is out of your reach now.
    VisitedResident(VisitTask).resident: Resident, |row| near(row, "resident_id")
}
