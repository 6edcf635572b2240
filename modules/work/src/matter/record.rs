//! What a matter shows of its table.

use super::{about, discreet};
use crate::catalogue::Source;
use crate::procedure::{ProcedureKind, Stage};
use kit::access::Access;
use kit::code::{AreaCode, GridCode};
use kit::record::{Class, Field, Guarded, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;
use sea_orm::sea_query::Condition;

text_enum! {
    /// Whether a matter is open, and how it ended (事项状态).
    MatterStatus {
        /// Something is to be done (办理中).
        Open = "open",
        /// Dealt with, verified and filed (已结案).
        Closed = "closed",
        /// Not accepted, or not granted (不予受理、不予批准).
        Refused = "refused",
        /// Reported by mistake (已作废).
        Cancelled = "cancelled",
        /// It repeats another matter, which goes on (已并案). When that one is over, its `result` stands here, too, which is an
        /// event (`inform`). The person served can rate it, and have it taken apart again: see `reopenMatter`.
        Joined = "joined",
    }
}

text_enum! {
    /// How soon something has to be done (紧急程度).
    Urgency {
        /// In its time (一般).
        Ordinary = "ordinary",
        /// Before others (紧急).
        Urgent = "urgent",
        /// At once (特急).
        Immediate = "immediate",
    }
}

text_enum! {
    /// How many people it concerns (规模).
    Scale {
        /// One person or household (个体).
        Individual = "individual",
        /// A group (群体).
        Group = "group",
        /// A large group (大规模群体).
        LargeGroup = "large_group",
    }
}

text_enum! {
    /// What the clock of a matter shows (时限预警灯).
    Light {
        /// In time, or without a limit.
        Green = "green",
        /// The limit is near (黄牌).
        Yellow = "yellow",
        /// The limit is passed (红牌).
        Red = "red",
    }
}

text_enum! {
    /// Whether its clock stands still (计时暂停).
    Pause {
        /// A suspension was asked for; the clock runs.
        Asked = "asked",
        /// It is suspended, and the clock stands still (挂起).
        On = "on",
    }
}

/// A matter.
#[derive(Debug)]
pub struct Matter;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for Matter {
    type Entity = entities::work::matter::Entity;
    const TYPE: &'static str = "Matter";
    const ABOUT: &'static str = "A matter (事项): something that was reported and has to be dealt with. It follows the procedure of its kind \
        through five steps: collect and report, command and dispatch, handle and feed back, verify, file and evaluate. None \
        can be skipped, and each is signed; see `steps`. What can be done next is in `actions`. Who reported it as a resident, \
        and who is served by it (`served`), reads it, hears of it, rates it and can have it opened again; whom it is about \
        (`concerned`) has no right to it, and neither that person nor the family household finds it by a post. A matter of a \
        discreet kind is found by those, by the line and the chain of units that handle it and by who has it, and by nobody else.";
    const RESOURCE: &'static str = "matter";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const LINES: &'static [&'static str] = &["line", "asked_line"];
    const GUARDED: Option<Guarded> = Some(discreet::OF_MATTERS);
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(about::others);
    const BLANKS: &'static [(&'static str, &'static str)] = &[("title", "")];
    const FIELDS: &'static [Field] = &[
        // first: rows carry the lines whatever is selected
        Field::hidden::<Option<String>>("line"),
        Field::hidden::<Option<String>>("asked_line"),
        of::<GridCode>("gridCode", "grid_code", "Code of its grid."),
        of::<String>("kindCode", "kind_code", "Code of its kind in the catalogue."),
        of::<String>("category", "category", "Category of its kind."),
        of::<ProcedureKind>("procedure", "procedure", "The procedure that it follows."),
        of::<String>("lineCode", "line", "Department line (条线) that answers for it."),
        of::<Option<String>>(
            "askedLineCode",
            "asked_line",
            "Department line that it is being handed to, until that one signs the receipt.",
        ),
        personal::<String>("title", "title", "What it is about, in a line."),
        personal::<Option<String>>("detail", "detail", "What was reported."),
        personal::<Option<String>>("place", "place", "Where it is, in words."),
        personal::<Option<String>>(
            "authority",
            "authority",
            "The authority that the person served gave, where it is an errand (代办授权).",
        ),
        of::<Source>("source", "source", "Who reported it."),
        of::<Option<String>>("sourceName", "source_name", "The line system that reported it."),
        of::<Option<String>>("sourceRef", "source_number", "Number of the report in that system."),
        of::<Option<Instant>>("happenedAt", "happened_at", "When it happened."),
        of::<Urgency>("urgency", "urgency", "How soon something has to be done."),
        of::<Option<i16>>(
            "level",
            "level",
            "Level of an incident: 1 especially serious, 2 serious, 3 larger, 4 ordinary.",
        ),
        of::<Maybe<Scale>>("scale", "scale", "How many people it concerns."),
        of::<Stage>("stage", "stage", "Where it stands in its procedure."),
        of::<i16>(
            "step",
            "step",
            "The step of the five that comes next: 1 collect and report, 2 command and dispatch, 3 handle and feed back, 4 \
             verify, 5 file and evaluate; 6 when nothing is left.",
        ),
        of::<MatterStatus>("status", "status", "Whether it is open, and how it ended."),
        of::<AreaCode>("unitCode", "unit_code", "Code of the area whose unit has it now."),
        of::<i16>(
            "returns",
            "returns",
            "How often it was returned, its receipt refused, or it was handed on by a line that it had been handed to.",
        ),
        of::<bool>(
            "arbitrated",
            "arbitrated",
            "The centre decided who deals with it; it cannot be returned any more.",
        ),
        of::<bool>(
            "reopened",
            "reopened",
            "The person served had it opened again or taken apart from the one that it was joined to, which is possible once.",
        ),
        of::<i16>("urged", "urged", "How often it was urged."),
        of::<Light>("light", "light", "What its clock shows."),
        of::<bool>("late", "late", "A limit was passed, in this stage or one before."),
        of::<bool>(
            "reportedLate",
            "reported_late",
            "It was reported later than its kind allows, not by a resident.",
        ),
        of::<Option<Instant>>("warnAt", "warn_at", "When its clock turns yellow."),
        of::<Option<Instant>>("dueAt", "due_at", "When its clock turns red: the limit of its stage."),
        of::<Maybe<Pause>>("pause", "paused", "A suspension that was asked for or is in force."),
        of::<Option<Date>>("pausedUntil", "pause_until", "Last day of the suspension."),
        of::<Option<Date>>("announcedTo", "announced_to", "Last day of its announcement."),
        personal::<Option<String>>("result", "result", "What came of it."),
        of::<Option<i16>>("rating", "rating", "Rating by the person served, 1 to 5."),
        personal::<Option<String>>("ratingText", "rating_text", "What that person wrote."),
        of::<Instant>("reportedAt", "reported_at", "When it was reported."),
        of::<Instant>("stageAt", "stage_at", "Since when it is in its stage."),
        of::<Option<Instant>>("closedAt", "closed_at", "When it ended."),
        of::<Counter>("version", "version", "Counts the changes; name it when you act on the matter."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden_as::<String>("procedure_code", "procedure"),
        Field::hidden_as::<String>("stage_code", "stage"),
        Field::hidden_as::<String>("status_code", "status"),
        Field::hidden_as::<bool>("is_reopened", "reopened"),
        Field::hidden_as::<bool>("is_arbitrated", "arbitrated"),
        Field::hidden_as::<Option<i16>>("rated", "rating"),
        Field::hidden::<String>("unit_code"),
        Field::hidden::<Option<String>>("chain"),
        Field::hidden::<Option<String>>("paused"),
        Field::hidden::<bool>("appealed"),
        Field::hidden::<Key>("kind_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("dwelling_id"),
        Field::hidden::<Option<String>>("served_district_code"),
        Field::hidden::<Option<Key>>("served_id"),
        Field::hidden::<Option<String>>("concerned_district_code"),
        Field::hidden::<Option<Key>>("concerned_id"),
        Field::hidden::<Option<Key>>("joined_to"),
        Field::hidden::<Option<Key>>("team_id"),
        Field::hidden::<Option<Key>>("campaign_task_id"),
        Field::hidden::<Option<Key>>("post_id"),
        Field::hidden::<Option<Key>>("asked_post_id"),
        Field::hidden::<Option<Key>>("reported_by"),
        Field::hidden::<Option<Key>>("handled_by"),
        Field::hidden::<Option<Key>>("reviewed_by"),
        Field::hidden::<Option<f64>>("lon"),
        Field::hidden::<Option<f64>>("lat"),
        Field::hidden::<Key>("grid_id"),
    ];
}
