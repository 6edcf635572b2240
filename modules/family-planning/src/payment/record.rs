//! What a payment shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Where a payment stands (发放状态).
    FamilySupportPaymentState {
        /// Drafted, to be checked by somebody else (待复核).
        Draft = "draft",
        /// Checked, to be paid (已复核).
        Checked = "checked",
        /// Paid (已发放).
        Paid = "paid",
        /// It came back, to be paid again (退回).
        Returned = "returned",
        /// Dropped before it was paid (已作废).
        Discarded = "discarded",
    }
}

/// A payment of family support for a year.
#[derive(Debug)]
pub struct FamilySupportPayment;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for FamilySupportPayment {
    type Entity = entities::family_planning::family_support_payment::Entity;
    const TYPE: &'static str = "FamilySupportPayment";
    const ABOUT: &'static str = "A payment of family support for a year (扶助金发放). Somebody else than who drafted it checks it, and only then \
        it is paid.";
    const RESOURCE: &'static str = "family-support-payment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<i16>("year", "year", "The year."),
        of::<Counter>("amountFen", "amount_fen", "Amount, in fen."),
        of::<FamilySupportPaymentState>("state", "state", "Where it stands."),
        of::<AccountId>("draftedBy", "drafted_by", "Account that drafted it."),
        of::<Date>("draftedOn", "drafted_on", "Day of the draft."),
        of::<AccountId>("checkedBy", "checked_by", "Account that checked it."),
        of::<Option<Date>>("checkedOn", "checked_on", "Day of the check."),
        of::<Option<Date>>("paidOn", "paid_on", "Day of the last payment."),
        personal::<Option<String>>("returnReason", "return_reason", "Why it came back."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("support_id"),
    ];
}
