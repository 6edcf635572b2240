//! What a signed step shows of its table.

use crate::matter::Matter;
use crate::procedure::{Act, Stage};
use kit::access::Through;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{FromColumn, Instant, Key, Maybe};

/// A signed step.
#[derive(Debug)]
pub struct MatterStep;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for MatterStep {
    type Entity = entities::work::matter_step::Entity;
    const TYPE: &'static str = "MatterStep";
    const ABOUT: &'static str = "What was done with a matter, signed by account, post and time (办理记录). A step is never changed. It is \
        as readable as its matter, and is read through it, also by its own id.";
    // nobody has it: a step is read through its matter
    const RESOURCE: &'static str = "matter-step";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const THROUGH: Option<Through> = Some(Through::of::<Matter>("matter", "matter_id"));
    const FIELDS: &'static [Field] = &[
        of::<i32>("number", "seq", "Number of the step: the version of the matter that it led to."),
        of::<Act>("act", "act", "What was done."),
        of::<Maybe<Stage>>("from", "from_stage", "The stage in which it was done; null for a report."),
        of::<Stage>("to", "to_stage", "The stage that it led to."),
        of::<Option<String>>(
            "role",
            "role",
            "Role of the post by which it was signed; null for the person served, and for what the platform does by itself.",
        ),
        of::<bool>(
            "standsIn",
            "stands_in",
            "Signed by who covers the post while its holder is on leave (B for A).",
        ),
        of::<AreaCode>("unitCode", "unit_code", "Code of the area whose unit has the matter since then."),
        Field::of::<Option<String>>("note", "note", Class::Personal, "What was written with it."),
        of::<bool>("late", "late", "It came after the limit of its stage."),
        of::<Instant>("at", "at", "When."),
        Field::hidden_as::<String>("act_code", "act"),
        Field::hidden_as::<String>("from_code", "from_stage"),
        Field::hidden::<Option<Key>>("account_id"),
        Field::hidden::<String>("signs"),
        Field::hidden::<Key>("matter_id"),
        Field::hidden::<Option<Key>>("post_id"),
        Field::hidden::<Option<Key>>("to_post_id"),
    ];
}
