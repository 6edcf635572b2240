//! What an audit row shows: names of fields, never values.

use kit::access::Access;
use kit::actor::{AccountId, PostId};
use kit::code::AreaCode;
use kit::reason::Reason;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::Instant;
use sea_orm::Condition;

/// A row of the audit (审计记录).
#[derive(Debug)]
pub struct AuditRow;

impl Record for AuditRow {
    type Entity = entities::platform::audit::Entity;
    const TYPE: &'static str = "AuditRow";
    const ABOUT: &'static str = "Something that was done (审计记录). It names what was touched and never a value, and of restricted data \
         (`Restricted`) not even what was done.";
    const RESOURCE: &'static str = "audit";
    const PLACE: Place = Place::Log;
    const ORDER: Order = Order::KeyDescending;
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(kit::discreet::told);
    const FIELDS: &'static [Field] = &[
        Field::of::<Instant>("at", "at", Class::Internal, "When."),
        Field::of::<AccountId>("accountId", "account_id", Class::Internal, "Account that did it."),
        Field::of::<PostId>("postId", "post_id", Class::Internal, "Post that gave the right to."),
        Field::of::<bool>(
            "standsIn",
            "stands_in",
            Class::Internal,
            "Done in place of the post's holder, who was on leave, or with a post that stands in for another (B 岗).",
        ),
        Field::of::<String>(
            "action",
            "action",
            Class::Internal,
            "What was done: `create`, `change`, `retire`, `appoint`, `login`, ...; `act` with restricted data.",
        ),
        Field::of::<String>("recordType", "record_type", Class::Internal, "Type of the record."),
        Field::of::<String>(
            "recordKey",
            "record_id",
            Class::Internal,
            "The record's id or code inside its type; the filter `record` takes its global id.",
        ),
        Field::of::<AreaCode>("areaCode", "area_code", Class::Internal, "Code of the area where it lies."),
        Field::of::<String>("fields", "fields", Class::Internal, "Names of the fields, comma-separated."),
        Field::of::<Reason>(
            "reason",
            "reason",
            Class::Internal,
            "The reason that was stated; null once the person whom it was about was erased.",
        ),
        Field::of::<String>("outcome", "outcome", Class::Internal, "`ok`, or the code of the error."),
    ];
}
