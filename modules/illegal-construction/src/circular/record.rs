//! What a circular shows of its table, and what it says of each village.

use kit::actor::AccountId;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// Whether a circular is out (通报状态).
    CircularState {
        /// A draft, whose figures can be drawn again (草稿).
        Draft = "draft",
        /// Published; nothing changes it (已发布).
        Published = "published",
    }
}

/// The weekly circular of a town.
#[derive(Debug)]
pub struct ConstructionCircular;

/// What a circular says of a village.
#[derive(Debug)]
pub struct CircularVillage;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const HOUSEHOLDS: Field = of::<i32>("households", "households", "Households in force (户数).");
const ARCHIVES: Field = of::<i32>("archives", "archives", "Households with a building archive (已建档).");
const COMPLETE: Field = of::<i32>("complete", "complete", "Complete archives among them (资料齐全).");
const INSPECTIONS: Field = of::<i32>(
    "inspections",
    "inspections",
    "Inspections in the week: grids, each once for a day (巡查网格日).",
);
const DUE: Field = of::<i32>(
    "inspectionsDue",
    "inspections_due",
    "Inspections that there were to be: each grid on each day of the week until the draft (应巡网格日).",
);
const SUSPECTED: Field = of::<i32>("suspected", "suspected", "Suspected sites found in the week (疑似违建).");
const DISCOVERED: Field =
    of::<i32>("discovered", "discovered", "Violations discovered in the week (新发现).");
const ENDED: Field =
    of::<i32>("ended", "ended", "Violations accepted or found to be none in the week (办结).");
const OPEN: Field = of::<i32>("open", "open_now", "Violations open when it was drafted (在办).");
const PAST_DUE: Field = of::<i32>("pastDue", "past_due", "Of these those whose legal term was over (逾期).");

impl Record for ConstructionCircular {
    type Entity = entities::illegal_construction::construction_circular::Entity;
    const TYPE: &'static str = "ConstructionCircular";
    const ABOUT: &'static str = "The weekly circular of a town on illegal construction (周通报). Its figures are drawn from what was recorded; \
        once it is published, nothing changes it.";
    const RESOURCE: &'static str = "construction-circular";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the town or street."),
        of::<Date>("weekOn", "week_on", "Monday of the week."),
        of::<Option<String>>("number", "number", "Number of the circular (文号); null for a draft."),
        HOUSEHOLDS,
        ARCHIVES,
        COMPLETE,
        INSPECTIONS,
        DUE,
        SUSPECTED,
        DISCOVERED,
        ENDED,
        OPEN,
        PAST_DUE,
        of::<Option<String>>("remarks", "remarks", "What is said beside the figures."),
        of::<CircularState>("state", "state", "Whether it is out."),
        of::<AccountId>("draftedBy", "drafted_by", "Account that drafted it."),
        of::<AccountId>("publishedBy", "published_by", "Account that published it."),
        of::<Option<Instant>>("publishedAt", "published_at", "When it was published."),
        of::<Counter>("version", "version", "Counts the changes; name it when you publish it."),
        of::<Instant>("createdAt", "created_at", "When it was first drafted."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
    ];
}

impl Record for CircularVillage {
    type Entity = entities::illegal_construction::circular_village::Entity;
    const TYPE: &'static str = "CircularVillage";
    const ABOUT: &'static str = "What a weekly circular says of a village or community (村、社区通报情况).";
    const RESOURCE: &'static str = "construction-circular";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the village or community."),
        HOUSEHOLDS,
        ARCHIVES,
        COMPLETE,
        INSPECTIONS,
        DUE,
        SUSPECTED,
        DISCOVERED,
        ENDED,
        OPEN,
        PAST_DUE,
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was drawn."),
        of::<Instant>("changedAt", "changed_at", "When it was drawn."),
        Field::hidden::<Key>("circular_id"),
    ];
}
