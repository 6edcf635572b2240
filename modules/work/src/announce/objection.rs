//! What an objection shows of its table.

use crate::matter::not_to_own;
use kit::access::Access;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant, Key};
use sea_orm::sea_query::Condition;

/// An objection.
#[derive(Debug)]
pub struct Objection;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for Objection {
    type Entity = entities::work::objection::Entity;
    const TYPE: &'static str = "Objection";
    const ABOUT: &'static str = "An objection (异议) to what is announced. Only who objects and the staff who handle the matter can read it, \
        never who applied, whatever posts that person holds.";
    const RESOURCE: &'static str = "objection";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(not_to_own);
    const FIELDS: &'static [Field] = &[
        personal::<Option<String>>("name", "name", "Who objects, where staff wrote it down."),
        personal::<String>("text", "body", "The objection."),
        personal::<Option<String>>("answer", "answer", "The answer; null until there is one."),
        of::<bool>("upheld", "upheld", "It was found right, says the answer."),
        of::<Option<Instant>>("answeredAt", "answered_at", "When it was answered."),
        of::<Counter>("version", "version", "Counts the changes; name it when you answer."),
        of::<Instant>("createdAt", "created_at", "When it was made."),
        Field::hidden::<Key>("matter_id"),
        Field::hidden::<Key>("announcement_id"),
        Field::hidden::<Option<Key>>("account_id"),
    ];
}
