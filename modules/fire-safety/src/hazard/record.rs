//! What a fire hazard shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Kind of fire hazard (隐患类别).
    FireHazardKind {
        /// A way out or a fire lane is blocked or locked (疏散通道、消防车通道堵塞).
        Passage = "passage",
        /// Electric bicycles indoors, or charged wrongly (电动自行车违规停放充电).
        Charging = "charging",
        /// Fire equipment is missing, broken or expired (消防设施器材缺失损坏过期).
        Equipment = "equipment",
        /// Electricity: wiring, overload, equipment (用电隐患).
        Electricity = "electricity",
        /// Gas: hose, bottle, stove, leak (燃气隐患).
        Gas = "gas",
        /// Inflammable goods, heaps of things (违规存放易燃可燃物).
        Storage = "storage",
        /// The building: walls, insulation, windows that are barred (建筑防火、违规隔断、防盗网).
        Structure = "structure",
        /// People live where things are made, sold or stored (“三合一”违规住人).
        MixedUse = "mixed_use",
        /// Nobody is in charge or trained (消防管理不到位).
        Management = "management",
        /// Something else (其他).
        Other = "other",
    }
}

impl FireHazardKind {
    /// Its Chinese name.
    pub(super) const fn chinese(self) -> &'static str {
        match self {
            Self::Passage => "消防通道堵塞",
            Self::Charging => "电动自行车违规停放充电",
            Self::Equipment => "消防设施器材隐患",
            Self::Electricity => "用电隐患",
            Self::Gas => "燃气隐患",
            Self::Storage => "违规存放易燃可燃物",
            Self::Structure => "建筑防火隐患",
            Self::MixedUse => "违规住人隐患",
            Self::Management => "消防管理隐患",
            Self::Other => "其他火灾隐患",
        }
    }
}

text_enum! {
    /// How grave a hazard is (隐患等级).
    FireHazardLevel {
        /// General: it can be put right on the spot (一般隐患).
        General = "general",
        /// Major: a notice is served in any case (重大隐患).
        Major = "major",
    }
}

text_enum! {
    /// Where a hazard was reported from (来源).
    FireHazardSource {
        /// Staff of the grid system or of a department (工作人员).
        Staff = "staff",
        /// A resident (居民).
        Resident = "resident",
        /// An inspection by a check list (监督检查).
        Inspection = "inspection",
        /// A matter that was reported as such (事件转入).
        Matter = "matter",
        /// A line system (业务系统).
        System = "system",
    }
}

text_enum! {
    /// How far a hazard is (隐患整改进度): the last step that counts. Where its case stands says its matter.
    FireHazardState {
        /// Reported (已上报).
        Reported = "reported",
        /// Looked at, and there is none: it is over (不属实).
        Unfounded = "unfounded",
        /// Confirmed, with its level (已核实).
        Confirmed = "confirmed",
        /// The notice to rectify it was served (已通知整改).
        Notified = "notified",
        /// The term to rectify it was extended (已延期).
        Extended = "extended",
        /// Put right by what the party says; it is to be inspected again (已整改待复查).
        Rectified = "rectified",
        /// Inspected again, and put right (复查合格).
        Reinspected = "reinspected",
        /// Referred for penalty: the term was over, and it was not put right (已移送处罚).
        Referred = "referred",
        /// Closed: it is over (已销案).
        Closed = "closed",
    }
}

impl FireHazardState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Reported,
        Self::Unfounded,
        Self::Confirmed,
        Self::Notified,
        Self::Extended,
        Self::Rectified,
        Self::Reinspected,
        Self::Referred,
        Self::Closed,
    ];

    /// Is nothing left to do?
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Unfounded | Self::Closed)
    }
}

text_enum! {
    /// Whether a hazard is over (隐患状态).
    FireHazardStatus {
        /// Something is left to do (未销案).
        Open = "open",
        /// Closed or unfounded (已销案).
        Ended = "ended",
    }
}

/// A fire hazard.
#[derive(Debug)]
pub struct FireHazard;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for FireHazard {
    type Entity = entities::fire_safety::fire_hazard::Entity;
    const TYPE: &'static str = "FireHazard";
    const ABOUT: &'static str = "A fire hazard (火灾隐患), from its report to its closing. Its steps (`steps`) follow each other as the law \
        has them; once it is confirmed its case is a matter (`matter`), by which it is accepted, dispatched, verified and \
        filed.";
    const RESOURCE: &'static str = "fire-hazard";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<String>("number", "number", "Number of its receipt (受理号)."),
        of::<FireHazardKind>("kind", "kind", "Its kind."),
        of::<Maybe<FireHazardLevel>>("level", "level", "How grave it is; null until it is confirmed."),
        of::<FireHazardSource>("source", "source", "Where it was reported from."),
        of::<Option<String>>(
            "itemCode",
            "item_code",
            "Code of the item of the check list that was not in order, where an inspection found it.",
        ),
        personal::<Option<String>>("place", "place", "Where it is, in words."),
        personal::<Option<String>>("detail", "detail", "What was reported."),
        of::<FireHazardState>("state", "state", "How far it is."),
        of::<Option<Date>>(
            "dueOn",
            "due_on",
            "Last day of the term to put it right (整改期限); null when none runs.",
        ),
        of::<bool>("extended", "extended", "Was the term extended? It is once at most."),
        of::<Date>("foundOn", "found_on", "Day of the report."),
        of::<Option<Date>>("endedOn", "ended_on", "Day on which it was over; null while it is open."),
        of::<FireHazardStatus>("status", "status", "Whether it is over."),
        of::<Counter>("version", "version", "Counts the changes; name it when you take the next step."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden_as::<String>("is_state", "state"),
        Field::hidden_as::<Option<String>>("is_level", "level"),
        Field::hidden_as::<bool>("was_extended", "extended"),
        Field::hidden::<Option<f64>>("lon"),
        Field::hidden::<Option<f64>>("lat"),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("premises_id"),
        Field::hidden::<Option<Key>>("inspection_id"),
        Field::hidden::<Option<Key>>("matter_id"),
        Field::hidden::<Option<String>>("source_name"),
        Field::hidden::<Option<String>>("source_ref"),
        Field::hidden::<Option<String>>("reporter_district_code"),
        Field::hidden::<Option<Key>>("reporter_id"),
    ];
}
