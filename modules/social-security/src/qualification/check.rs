//! A qualification check: what it shows, and how it is recorded.

use super::inputs::RecordQualificationCheckInput;
use super::record::{Pension, PensionState};
use crate::person::{day, months_after};
use chrono::NaiveDate;
use entities::social_security::pension::{ActiveModel as PensionRow, Model};
use entities::social_security::qualification_check::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::{Error, Result, text_enum};
use sea_orm::ActiveValue::Set;

/// Months from one check to the next.
pub(crate) const MONTHS: u32 = 12;

text_enum! {
    /// How a qualification check was done (认证方式).
    QualificationWay {
        /// At home (上门认证).
        Visit = "visit",
        /// At the window (窗口认证).
        Window = "window",
        /// By a document that was sent in (材料认证).
        Document = "document",
    }
}

text_enum! {
    /// What came of a qualification check (认证结果).
    QualificationResult {
        /// The person is entitled (认证通过).
        Confirmed = "confirmed",
        /// It could not be confirmed (未通过).
        NotConfirmed = "not_confirmed",
    }
}

/// A yearly check that a pensioner is entitled.
#[derive(Debug)]
pub struct QualificationCheck;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for QualificationCheck {
    type Entity = entities::social_security::qualification_check::Entity;
    const TYPE: &'static str = "QualificationCheck";
    const ABOUT: &'static str = "A check that a pensioner is entitled (待遇资格认证), as it was done on a day. It is not changed: a later \
        check stands beside it.";
    const RESOURCE: &'static str = "qualification-check";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("checkedOn", "checked_on", "Day of the check."),
        of::<QualificationWay>("way", "way", "How it was done."),
        of::<QualificationResult>("result", "result", "What came of it."),
        of::<Option<Date>>(
            "nextDueOn",
            "next_due_on",
            "Day by which the next check was due after it; null where it confirmed nothing.",
        ),
        of::<Counter>("version", "version", "Counts the changes."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("pension_id"),
    ];
}

/// Records a check, and when the next one is due; answers the pension.
pub(super) async fn record(tx: &mut Tx, input: RecordQualificationCheckInput) -> Result<Written> {
    let pension = tx.target_as::<Pension>(&input.id, QualificationCheck::RESOURCE, Action::Create).await?;
    if pension.state == PensionState::Ended.as_str() {
        return Err(Error::conflict("the pension ended"));
    }
    let day = day(tx, input.on, Some(pension.from_on), "input.on")?;
    let confirmed = input.result == QualificationResult::Confirmed;
    let next = confirmed.then(|| months_after(day, MONTHS));
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(pension.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(pension.grid_code.clone()),
        grid_id: Set(pension.grid_id),
        resident_id: Set(pension.resident_id),
        person_id: Set(pension.person_id),
        pension_id: Set(pension.id),
        checked_on: Set(day),
        way: Set(input.way.as_str().to_owned()),
        result: Set(input.result.as_str().to_owned()),
        next_due_on: Set(next),
        checked_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<QualificationCheck>(row).await?;
    if !confirmed {
        // nothing of the pension changes: its check is still due
        let id = GlobalId::placed(Pension::TYPE, &pension.district_code, pension.id);
        return match pension.version == i64::from(input.version) {
            true => Ok(Written::of(pension.permit(), id, pension.version)),
            false => Err(Error::conflict("this pension was changed meanwhile; read it again")),
        };
    }
    tx.by_right_to(QualificationCheck::RESOURCE);
    let row = confirmed_on(&pension, day);
    tx.change::<Pension>(pension, row, input.version.into(), "check").await
}

/// What a check that confirmed a pension changes of it.
fn confirmed_on(pension: &Model, day: NaiveDate) -> PensionRow {
    let mut row = PensionRow::default();
    // a check that is entered late does not undo a later one
    if pension.checked_on.is_none_or(|last| last <= day) {
        row.checked_on = Set(Some(day));
        row.check_due_on = Set(Some(months_after(day, MONTHS)));
    }
    // the notice of a suspended pension stays until it is resumed
    let served = pension.notice_on.is_some_and(|notice| notice <= day);
    if served && pension.state == PensionState::Active.as_str() {
        (row.notice_on, row.notice_way, row.notice_until) = (Set(None), Set(None), Set(None));
    }
    row
}
