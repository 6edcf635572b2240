//! What an evaluation and its items show of their tables.

use kit::actor::AccountId;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant, Key};
use kit::text_enum;

text_enum! {
    /// What a village is evaluated for (考核项目).
    EvaluatedItem {
        /// Archives: one for each household, complete (一户一档), 20 points.
        Archives = "archives",
        /// The survey: nobody is left out (摸排), 20 points.
        Survey = "survey",
        /// Daily inspections (日常巡查), 20 points.
        Inspections = "inspections",
        /// Stopping and dealing with violations in time (违建处置), 30 points.
        Disposal = "disposal",
        /// Publicity (政策宣传), 10 points.
        Publicity = "publicity",
    }
}

impl EvaluatedItem {
    /// Every item.
    pub const ALL: [Self; 5] =
        [Self::Archives, Self::Survey, Self::Inspections, Self::Disposal, Self::Publicity];

    /// Most points; those of all items are 100.
    pub const fn most(self) -> i16 {
        match self {
            Self::Archives | Self::Survey | Self::Inspections => 20,
            Self::Disposal => 30,
            Self::Publicity => 10,
        }
    }
}

/// The evaluation of a village in a month.
#[derive(Debug)]
pub struct VillageEvaluation;

/// An item of an evaluation.
#[derive(Debug)]
pub struct EvaluationItem;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for VillageEvaluation {
    type Entity = entities::illegal_construction::village_evaluation::Entity;
    const TYPE: &'static str = "VillageEvaluation";
    const ABOUT: &'static str = "The evaluation of a village or community for a month (督导考核), made by the town; one for each month. A \
        correction is a new version, and `history` has those before.";
    const RESOURCE: &'static str = "village-evaluation";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the village or community."),
        of::<String>("month", "month", "The month, e.g. `2026-03`."),
        of::<i16>("score", "score", "Points of all items, 0 to 100."),
        of::<Option<String>>("summary", "summary", "What is said in all."),
        of::<AccountId>(
            "accountId",
            "account_id",
            "Account that made it; null for those taken over from paper.",
        ),
        of::<Counter>("version", "version", "Counts the changes; name it when you correct it."),
        of::<Instant>("createdAt", "created_at", "When it was made."),
        of::<Instant>("changedAt", "changed_at", "When it was last corrected."),
    ];
}

impl Record for EvaluationItem {
    type Entity = entities::illegal_construction::evaluation_item::Entity;
    const TYPE: &'static str = "EvaluationItem";
    const ABOUT: &'static str =
        "An item of an evaluation (考核得分项) with its points, and the reason where some are missing.";
    const RESOURCE: &'static str = "village-evaluation";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<EvaluatedItem>("item", "item", "The item."),
        of::<i16>("most", "most", "Most points."),
        of::<i16>("score", "score", "Points."),
        of::<Option<String>>("reason", "reason", "Why points are missing; null where none are."),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Key>("evaluation_id"),
    ];
}
