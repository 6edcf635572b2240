//! What a violation shows of its table.

use kit::access::Access;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;
use sea_orm::sea_query::Condition;
use work::case::of_others;

text_enum! {
    /// Kind of violation (违法类型).
    ViolationKind {
        /// Built without leave, or otherwise than allowed (违法建设).
        Unauthorised = "unauthorised",
        /// Added on a roof (屋顶加盖).
        RoofAddition = "roof_addition",
        /// A building whose papers are incomplete (手续不完善): nothing is punished, the papers are made good.
        ImperfectProcedures = "imperfect_procedures",
    }
}

impl ViolationKind {
    /// The kind of matter that is its case.
    pub(super) const fn matter(self) -> &'static str {
        match self {
            Self::Unauthorised => "illegal-building",
            Self::RoofAddition => "roof-addition",
            Self::ImperfectProcedures => "imperfect-procedures",
        }
    }

    /// Its Chinese name.
    pub(super) const fn chinese(self) -> &'static str {
        match self {
            Self::Unauthorised => "违法建设",
            Self::RoofAddition => "屋顶加盖",
            Self::ImperfectProcedures => "手续不完善",
        }
    }
}

text_enum! {
    /// How far a violation is (案件进度): the last legal step. Where its case stands says its matter.
    ViolationState {
        /// Discovered (已发现).
        Discovered = "discovered",
        /// Checked on the site, and founded (已现场检查).
        Checked = "checked",
        /// Checked on the site, and unfounded: it is over (不成立).
        Unfounded = "unfounded",
        /// The notice to stop was served (已责令停工).
        Stopped = "stopped",
        /// The notice of the penalty and of the right to a hearing was served (已告知听证).
        Notified = "notified",
        /// The party was heard, or did not want to be (已听证).
        Heard = "heard",
        /// The order was served (已决定).
        Ordered = "ordered",
        /// The party was urged to comply after the term was over (已催告).
        Urged = "urged",
        /// Removed, rectified or regularised; the site is to be accepted (已整改).
        CarriedOut = "carried_out",
        /// The site was accepted: it is over (已验收).
        Accepted = "accepted",
    }
}

impl ViolationState {
    /// Is nothing left to do?
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Unfounded | Self::Accepted)
    }
}

text_enum! {
    /// What an order asks for (决定内容).
    ViolationMeasure {
        /// To remove what was built (限期拆除).
        Removal = "removal",
        /// To rectify it (限期改正).
        Rectification = "rectification",
        /// To make the papers good (限期补办手续).
        Regularisation = "regularisation",
    }
}

text_enum! {
    /// Whether a violation is over (案件状态).
    ViolationStatus {
        /// Something is left to do (未结).
        Open = "open",
        /// Accepted or unfounded (已结).
        Ended = "ended",
    }
}

/// A violation of the rules of construction.
#[derive(Debug)]
pub struct Violation;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for Violation {
    type Entity = entities::illegal_construction::violation::Entity;
    const TYPE: &'static str = "Violation";
    const ABOUT: &'static str = "A violation of the rules of construction (违法建设案件), from its discovery to the acceptance of the site. Its \
        steps (`steps`) follow each other as the law has them; its case is a matter (`matter`), by which it is accepted, \
        dispatched, handed to other lines with work sheets, verified and filed.";
    const RESOURCE: &'static str = "violation";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(of_others);
    const FIELDS: &'static [Field] = &[
        of::<ViolationKind>("kind", "kind", "Its kind."),
        of::<String>("number", "number", "Number of the case (案号)."),
        personal::<Option<String>>("place", "place", "Where it is, in words."),
        personal::<Option<String>>("party", "party", "Name of who built, as the documents have it (当事人)."),
        of::<Option<i16>>("storeys", "storeys", "Storeys that were built."),
        of::<Option<i32>>("areaDm2", "area_dm2", "Floor area that was built, in square decimetres."),
        of::<ViolationState>("state", "state", "How far it is."),
        of::<Maybe<ViolationMeasure>>("measure", "measure", "What was ordered; null before the order."),
        of::<Option<Date>>(
            "dueOn",
            "due_on",
            "Last day of the legal term that runs (法定期限); null when none does.",
        ),
        personal::<Option<String>>("siteBefore", "site_before", "State of the site before (整改前)."),
        personal::<Option<String>>("siteAfter", "site_after", "State of the site after (整改后)."),
        of::<Option<String>>(
            "photosAt",
            "photos_at",
            "Where photographs are kept that are not attached to the steps.",
        ),
        of::<Date>("discoveredOn", "discovered_on", "Day of the discovery."),
        of::<Option<Date>>("endedOn", "ended_on", "Day on which it was over; null while it is open."),
        of::<ViolationStatus>("status", "status", "Whether it is over."),
        of::<Counter>("version", "version", "Counts the changes; name it when you take the next step."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden_as::<String>("is_kind", "kind"),
        Field::hidden_as::<String>("is_state", "state"),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("household_id"),
        Field::hidden::<Option<Key>>("inspection_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}
