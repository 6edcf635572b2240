//! What a step of a hazard shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Kind of step of a hazard (隐患整改步骤类别).
    FireHazardStepKind {
        /// It was looked at (核实).
        Confirmation = "confirmation",
        /// The notice to put it right within a term (责令限期改正通知书).
        Notice = "notice",
        /// The term was extended (延期).
        Extension = "extension",
        /// It was put right (整改).
        Rectification = "rectification",
        /// It was inspected again (复查).
        Reinspection = "reinspection",
        /// It was referred for penalty (移送处罚).
        Referral = "referral",
        /// The unit closed or moved out: the notice is to be served on who takes over (责任单位变更).
        PartyLeft = "party_left",
        /// It was closed (销案).
        Closing = "closing",
    }
}

text_enum! {
    /// What came of a step.
    FireHazardStepOutcome {
        /// A confirmation: the hazard is there (属实).
        Founded = "founded",
        /// A confirmation: there is none (不属实).
        Unfounded = "unfounded",
        /// A re-inspection: it is put right (合格).
        Passed = "passed",
        /// A re-inspection: it is not (不合格).
        Failed = "failed",
    }
}

text_enum! {
    /// Way in which a document was served (送达方式).
    FireServiceWay {
        /// Handed over (直接送达).
        Direct = "direct",
        /// Left at the place with a witness (留置送达).
        Left = "left",
        /// By post (邮寄送达).
        Post = "post",
        /// Electronically, with the party's consent (电子送达).
        Electronic = "electronic",
    }
}

/// A step of a hazard.
#[derive(Debug)]
pub struct FireHazardStep;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for FireHazardStep {
    type Entity = entities::fire_safety::fire_hazard_step::Entity;
    const TYPE: &'static str = "FireHazardStep";
    const ABOUT: &'static str = "A step of a fire hazard (隐患整改步骤): a document with its number, day and way of service and the term that it sets, \
        or what was done on the site. It is not changed. Photographs and scans are attached to it.";
    const RESOURCE: &'static str = "fire-hazard";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        of::<FireHazardStepKind>("kind", "kind", "What was done."),
        of::<Maybe<FireHazardStepOutcome>>("outcome", "outcome", "What came of it; null for documents."),
        of::<Option<String>>("number", "number", "Number of the document (文号)."),
        of::<Date>("doneOn", "done_on", "Day of the step, or of the document."),
        of::<Option<Date>>(
            "servedOn",
            "served_on",
            "Day on which the document was served (送达日期); null where nothing is served.",
        ),
        of::<Maybe<FireServiceWay>>("way", "way", "Way in which it was served."),
        of::<Option<i16>>("days", "days", "Working days of the term that it sets."),
        of::<Option<Date>>("dueOn", "due_on", "Last day of that term (期限)."),
        Field::of::<Option<String>>("note", "note", Class::Personal, "What was written."),
        of::<AccountId>(
            "accountId",
            "account_id",
            "Account that recorded it; null for what the platform noted and for records taken over from paper.",
        ),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Key>("hazard_id"),
    ];
}
