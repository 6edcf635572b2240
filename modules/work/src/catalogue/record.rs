//! What an edition of a kind of matter shows of its table.

use crate::procedure::ProcedureKind;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant};
use kit::text_enum;

text_enum! {
    /// Who reports a matter (来源).
    Source {
        /// Staff of grids and offices (工作人员).
        Staff = "staff",
        /// A resident (居民).
        Resident = "resident",
        /// A unit in the area (单位).
        Unit = "unit",
        /// The line system of a department (部门系统).
        System = "system",
        /// A patrol (巡查).
        Patrol = "patrol",
        /// A campaign (专项行动).
        Campaign = "campaign",
    }
}

/// An edition of a kind of matter.
#[derive(Debug)]
pub struct MatterKind;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for MatterKind {
    type Entity = entities::work::matter_kind::Entity;
    const TYPE: &'static str = "MatterKind";
    const ABOUT: &'static str = "A kind of matter in the catalogue of a division (事项目录), in one of its editions: which department answers \
        for it, by which procedure, in what time, and when it counts as done. A matter follows the edition of the day on \
        which it was reported to its end.";
    const RESOURCE: &'static str = "matter-kind";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Text("code");
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the division whose catalogue it is."),
        of::<String>("code", "code", "Code of the kind; the same in each edition."),
        of::<i32>("edition", "edition", "Number of the edition, from 1."),
        of::<String>("title", "title", "English title."),
        of::<String>("chinese", "chinese", "Chinese title."),
        of::<String>("category", "category", "Category, by its code."),
        of::<String>("line", "line", "Department line (条线) that answers for it, by its code."),
        of::<ProcedureKind>("procedure", "procedure", "The procedure that its matters follow."),
        of::<Option<String>>(
            "chain",
            "chain",
            "Who reviews and decides, of an approval: `district` (town centre, then district centre), `street` (street \
             department, then street leader), `department` (town centre, then department), `line` (the department in \
             the town, then in the district).",
        ),
        of::<bool>(
            "announced",
            "announced",
            "An approval is announced in town and community before it is decided.",
        ),
        of::<i16>("announceDays", "announce_days", "Days of the announcement."),
        of::<i16>("appealDays", "appeal_days", "Days in which a refusal can be appealed against."),
        of::<i16>(
            "returns",
            "returns",
            "How often a matter can be returned, its receipt refused, or be handed on by a line that it was handed to, \
             before the centre decides who deals with it.",
        ),
        of::<Option<i16>>(
            "reportHours",
            "report_hours",
            "Hours after it happened within which it must be reported; later is on record, and a report says when it happened.",
        ),
        of::<String>("standard", "standard", "When it counts as completed (办结标准)."),
        of::<bool>(
            "admittedOnly",
            "admitted_only",
            "It binds a community only after the street admitted it (准入).",
        ),
        of::<bool>(
            "discreet",
            "discreet",
            "Its matters are found and counted by who handles them, who reported them and who is served by them alone, and are \
             not listed with the person whom they are about: petitions and the like.",
        ),
        of::<bool>(
            "agency",
            "agency",
            "It is an errand on a person's behalf (代办), which names the person and the authority given.",
        ),
        of::<Date>("fromOn", "from_on", "First day on which the edition is in force."),
        of::<Option<Date>>("toOn", "to_on", "Last day; null while no other follows."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<String>("limits"),
        Field::hidden::<String>("attachments"),
        Field::hidden::<String>("reporters"),
    ];
}
