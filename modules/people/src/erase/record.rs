//! What a case of erasure shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Legal ground of an erasure (删除事由): Personal Information Protection Law, article 47.
    ErasureGround {
        /// The purpose is achieved, cannot be, or no longer needs the data (item 1).
        PurposeOver = "purpose_over",
        /// The service ended, or the time to keep is over (item 2).
        KeptLongEnough = "kept_long_enough",
        /// The person withdrew consent (item 3).
        ConsentWithdrawn = "consent_withdrawn",
        /// The data was handled against the law or an agreement (item 4).
        Unlawful = "unlawful",
        /// Another law or regulation asks for it (item 5).
        OtherLaw = "other_law",
    }
}

text_enum! {
    /// How far a case of erasure is (删除状态).
    ErasureState {
        /// Nobody has decided yet.
        Open = "open",
        /// A law has the record kept until a day: it is stored, and nothing of it is erased.
        Held = "held",
        /// Refused, with an answer.
        Refused = "refused",
        /// Erased.
        Done = "done",
        /// The record need not be kept any longer, and nobody asked to erase it.
        Over = "over",
    }
}

/// A case of erasure (删除个人信息).
#[derive(Debug)]
pub struct Erasure;

impl Record for Erasure {
    type Entity = entities::people::erasure::Entity;
    const TYPE: &'static str = "Erasure";
    const ABOUT: &'static str = "A case of erasure (删除个人信息): somebody asks that what is known of a person be erased, or a law has \
        the record kept until a day.";
    const RESOURCE: &'static str = "erasure";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const PERSON: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        Field::of::<Maybe<ErasureGround>>(
            "ground",
            "ground",
            Class::Internal,
            "Legal ground; null where a record is only kept.",
        ),
        Field::of::<Option<String>>("note", "note", Class::Personal, "What was written with the request."),
        Field::of::<ErasureState>("state", "state", Class::Internal, "How far it is."),
        Field::of::<Option<Date>>(
            "keepUntil",
            "keep_until",
            Class::Internal,
            "Last day on which a law has it kept.",
        ),
        Field::of::<Option<String>>(
            "keepGround",
            "keep_ground",
            Class::Internal,
            "The law that has it kept.",
        ),
        Field::of::<Option<String>>("answer", "answer", Class::Personal, "What was answered."),
        Field::of::<Option<Instant>>("decidedAt", "decided_at", Class::Internal, "When it was decided."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you decide.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("person_id"),
    ];
}
