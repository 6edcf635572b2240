//! What a benefit shows of its table.

use super::record::UnemploymentEndReason;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};

/// An application for unemployment benefit, and what was granted of it.
#[derive(Debug)]
pub struct UnemploymentBenefit;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for UnemploymentBenefit {
    type Entity = entities::social_security::unemployment_benefit::Entity;
    const TYPE: &'static str = "UnemploymentBenefit";
    const ABOUT: &'static str = "An application for unemployment benefit (失业保险金申领), and what was granted of it. Where it stands says its \
        matter. It ends with the registration.";
    const RESOURCE: &'static str = "unemployment-benefit";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("appliedOn", "applied_on", "Day of the application."),
        of::<Option<Counter>>("amountFen", "amount_fen", "Amount of a month, in fen, once it is granted."),
        of::<Option<i16>>("months", "months", "Months that it is granted for."),
        of::<Option<Date>>("fromOn", "from_on", "First day of the benefit."),
        of::<Option<Date>>("toOn", "to_on", "First day on which it is no longer paid."),
        of::<Maybe<UnemploymentEndReason>>(
            "endReason",
            "end_reason",
            "Why it ended before its months were over.",
        ),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("unemployment_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}
