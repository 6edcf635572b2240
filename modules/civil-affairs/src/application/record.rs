//! What an application shows of its table.

use crate::programme::AssistanceKind;
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};

/// An application for social assistance.
#[derive(Debug)]
pub struct AssistanceApplication;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for AssistanceApplication {
    type Entity = entities::civil_affairs::assistance_application::Entity;
    const TYPE: &'static str = "AssistanceApplication";
    const ABOUT: &'static str = "An application for social assistance (救助申请) for a person or a household. Where it stands says its \
        matter. What was stated of income and means is shown masked; the mutation `reveal` shows it to who may.";
    const RESOURCE: &'static str = "assistance-application";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<AssistanceKind>("kind", "kind", "Kind of the programme."),
        of::<i16>("people", "people", "Persons that it is for."),
        Field::sealed(
            "incomeFen",
            "income_mask",
            Sealing { cipher: "income_cipher", mask: Mask::Whole },
            "Income of all of them in a month as it was stated, in fen, masked.",
        ),
        Field::sealed(
            "means",
            "means_mask",
            Sealing { cipher: "means_cipher", mask: Mask::Whole },
            "Statement of means (家庭经济状况声明), masked.",
        ),
        of::<Date>("appliedOn", "applied_on", "Day of the application."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Option<Key>>("household_id"),
        Field::hidden::<Key>("programme_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}
