//! What a person reads of the audit about the own record.

use crate::policy::OWN_RECORD;
use kit::access::{Access, confirmed_persons_of};
use kit::code::AreaCode;
use kit::discreet;
use kit::reason::Reason;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Instant, Key};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// Something that was done with the record of a person (查阅记录).
#[derive(Debug)]
pub struct RecordView;

impl Record for RecordView {
    type Entity = entities::platform::audit::Entity;
    const TYPE: &'static str = "RecordView";
    const ABOUT: &'static str = "Something that was done with your record (查阅记录): a sensitive value that was shown, a change, an export, a \
        file that was opened, a look for your identity number. It names fields and never a value, and who did \
        it by role and office.";
    const RESOURCE: &'static str = OWN_RECORD;
    const PLACE: Place = Place::Log;
    const ORDER: Order = Order::KeyDescending;
    const SUBJECT: Option<&'static str> = Some("person_id");
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(unconfirmed);
    const FIELDS: &'static [Field] = &[
        Field::of::<Instant>("at", "at", Class::Internal, "When."),
        Field::of::<String>(
            "action",
            "action",
            Class::Internal,
            "What was done: `reveal`, `identify`, `export`, `create`, `change`, `verify`, `correct`, `bind`, ...",
        ),
        Field::of::<String>("recordType", "record_type", Class::Internal, "Type of the record."),
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the area where it lies."),
        Field::of::<String>("fields", "fields", Class::Internal, "Names of the fields, comma-separated."),
        Field::of::<Reason>("purpose", "reason", Class::Internal, "The purpose or reason that was stated."),
        Field::of::<bool>(
            "standsIn",
            "stands_in",
            Class::Internal,
            "Done in place of somebody who was on leave (B 岗).",
        ),
        Field::hidden::<Option<Key>>("account_id"),
        Field::hidden::<Option<Key>>("post_id"),
        Field::hidden::<Option<Key>>("break_glass_id"),
    ];
}

/// What tells of a restricted record is read by an account that is confirmed to be the person's own.
fn unconfirmed(access: &Access) -> Option<Condition> {
    let account = access.account()?;
    let own = Expr::col("person_id").in_subquery(confirmed_persons_of(account));
    Some(discreet::open().add(own))
}
