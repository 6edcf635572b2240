//! What a correction shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Instant, Key};
use kit::text_enum;

text_enum! {
    /// What came of a correction (更正状态).
    CorrectionState {
        /// Not decided yet; the residence is shown as disputed.
        Open = "open",
        /// The record has the values now.
        Accepted = "accepted",
        /// The record stays as it was; the answer says why. So it is, too, where the residence ended meanwhile.
        Refused = "refused",
        /// The residence moved to another district, and the correction went with it.
        Moved = "moved",
    }
}

/// A correction that a resident asks for.
#[derive(Debug)]
pub struct Correction;

impl Record for Correction {
    type Entity = entities::people::correction::Entity;
    const TYPE: &'static str = "Correction";
    const ABOUT: &'static str = "A correction of the own record that a resident asks for (更正申请). While it is open the residence is shown as \
        disputed.";
    const RESOURCE: &'static str = "correction";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const OWNER: Option<&'static str> = Some("account_id");
    const PERSON: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        Field::of::<CorrectionState>("state", "state", Class::Internal, "What came of it."),
        Field::of::<Option<String>>("note", "note", Class::Personal, "What the resident says about it."),
        Field::of::<Option<String>>("answer", "answer", Class::Personal, "What was answered."),
        Field::of::<Option<Instant>>("decidedAt", "decided_at", Class::Internal, "When it was decided."),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you decide.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was asked for."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("person_id"),
        Field::hidden::<Option<String>>("proposal_cipher"),
    ];
}
