//! What a work sheet shows of its table.

use crate::matter::{OF_SHEETS, of_others};
use kit::access::Access;
use kit::code::AreaCode;
use kit::record::{Class, Field, Guarded, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant, Key};
use kit::text_enum;
use sea_orm::sea_query::Condition;

text_enum! {
    /// How far a work sheet is (工作单状态).
    SheetState {
        /// Sent; the receipt is missing (待签收).
        Sent = "sent",
        /// The receipt is signed (已签收).
        Received = "received",
        /// The receipt was refused (拒签).
        Declined = "declined",
        /// A superior took the matter over before the receipt was signed (已撤回).
        Withdrawn = "withdrawn",
        /// What it asked for is done (已办结).
        Done = "done",
    }
}

/// A work sheet.
#[derive(Debug)]
pub struct WorkSheet;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for WorkSheet {
    type Entity = entities::work::work_sheet::Entity;
    const TYPE: &'static str = "WorkSheet";
    const ABOUT: &'static str = "A work sheet (工作单、转办单): it hands a matter to another department line. Until the receipt is signed, \
        who sent it answers for the matter. Those of a discreet matter are found by who finds that.";
    const RESOURCE: &'static str = "work-sheet";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const LINES: &'static [&'static str] = &["from_line", "line"];
    const GUARDED: Option<Guarded> = Some(OF_SHEETS);
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(of_others);
    const FIELDS: &'static [Field] = &[
        Field::hidden::<Option<String>>("from_line"),
        Field::hidden::<Option<String>>("line"),
        of::<String>("number", "number", "Number of the sheet."),
        of::<String>("fromLineCode", "from_line", "Department line that hands the matter over."),
        of::<String>("lineCode", "line", "Department line that it goes to."),
        of::<AreaCode>("unitCode", "unit_code", "Code of the area whose unit it goes to."),
        Field::of::<String>("task", "task", Class::Personal, "What is to be done."),
        of::<SheetState>("state", "state", "How far it is."),
        Field::of::<Option<String>>("answer", "answer", Class::Personal, "What the receiving side wrote."),
        of::<Option<Instant>>("receivedAt", "received_at", "When the receipt was signed or refused."),
        of::<Counter>("version", "version", "Counts the changes."),
        of::<Instant>("createdAt", "created_at", "When it was sent."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<String>("unit_code"),
        Field::hidden::<Key>("matter_id"),
        Field::hidden::<Option<Key>>("post_id"),
    ];
}
