//! What a residence shows of its table.

use async_graphql::{Enum, Value};
use kit::code::GridCode;
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe, enum_value};
use kit::text_enum;
use sea_orm::{DbErr, QueryResult};

text_enum! {
    /// How a person belongs to a place (人口类型).
    ResidentKind {
        /// Registered here and living here (户籍人口).
        Registered = "registered",
        /// Registered here, living elsewhere (人户分离).
        Away = "away",
        /// Living here, registered elsewhere (流动人口).
        Floating = "floating",
    }
}

text_enum! {
    /// Whether a residence is in force (居民状态).
    ResidentStatus {
        /// In force.
        Active = "active",
        /// Over; kept as history.
        Ended = "ended",
        /// Everything about the person was erased.
        Erased = "erased",
    }
}

text_enum! {
    /// Why a residence is over (注销原因).
    EndReason {
        /// The person has another residence on the platform now.
        Moved = "moved",
        /// The person left.
        Left = "left",
        /// The person died.
        Died = "died",
        /// The record was that of another person, which stays.
        Merged = "merged",
        /// It was entered by mistake.
        Mistake = "mistake",
    }
}

/// Sex (性别), GB/T 2261.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Sex {
    /// Unknown (未知的性别), code 0.
    Unknown,
    /// Male (男性), code 1.
    Male,
    /// Female (女性), code 2.
    Female,
    /// Not stated (未说明的性别), code 9.
    Unstated,
}

impl Sex {
    /// From its code in the standard.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Unknown, Self::Male, Self::Female, Self::Unstated].into_iter().find(|sex| sex.code() == code)
    }

    /// Its code in the standard.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "0",
            Self::Male => "1",
            Self::Female => "2",
            Self::Unstated => "9",
        }
    }
}

impl FromColumn for Sex {
    type Shown = Self;

    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        let code: String = row.try_get_by(column)?;
        Ok(enum_value(match code.as_str() {
            "1" => "male",
            "2" => "female",
            "9" => "unstated",
            _ => "unknown",
        }))
    }
}

/// A residence of a person.
#[derive(Debug)]
pub struct Resident;

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

const fn internal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for Resident {
    type Entity = entities::people::resident::Entity;
    const TYPE: &'static str = "Resident";
    const ABOUT: &'static str = "A residence of a person (居民): registered in a grid, living there, or both. A person who lives \
        elsewhere than where registered has two. Sensitive values are shown masked; the mutation `reveal` shows them to \
        who may.";
    const RESOURCE: &'static str = "resident";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const OWNER: Option<&'static str> = Some("account_id");
    const PERSON: Option<&'static str> = Some("person_id");
    const SEARCH: &'static str = "resident_search";
    // the initials are no field: they are what a name is found by
    const BLANKS: &'static [(&'static str, &'static str)] =
        &[("name", ""), ("name_initials", ""), ("sex", "0")];
    const FIELDS: &'static [Field] = &[
        internal::<ResidentKind>("kind", "kind", "How the person belongs to this place."),
        internal::<GridCode>("gridCode", "grid_code", "Code of the grid."),
        personal::<String>("name", "name", "Name (姓名); empty once erased."),
        personal::<Option<String>>("usedName", "used_name", "Name used before (曾用名)."),
        personal::<Sex>("sex", "sex", "Sex, GB/T 2261.1."),
        personal::<Option<Date>>("birthOn", "birth_on", "Day of birth."),
        Field::sealed(
            "identityNumber",
            "identity_number_mask",
            Sealing { cipher: "identity_number_cipher", mask: Mask::Identity },
            "Identity number (公民身份号码, GB 11643), masked: the first six characters, which are its area.",
        ),
        Field::sealed(
            "telephone",
            "telephone_mask",
            Sealing { cipher: "telephone_cipher", mask: Mask::Telephone },
            "Telephone, masked: the first three and the last four digits.",
        ),
        personal::<Option<String>>(
            "relation",
            "relation",
            "Relation to the head of the household, code of GB/T 4761-2008; null where it is not stated, as after another one \
             became the head.",
        ),
        personal::<Option<String>>(
            "nativeCode",
            "native_code",
            "Native place (籍贯), six digits of GB/T 2260.",
        ),
        personal::<Option<String>>("marriage", "marriage", "Marital status, code of GB/T 2261.2-2003."),
        personal::<Option<String>>(
            "education",
            "education",
            "Education, code of GB/T 4658; `educationEdition` says of which edition.",
        ),
        personal::<Option<String>>(
            "educationEdition",
            "education_edition",
            "Edition of GB/T 4658 that `education` is a code of.",
        ),
        personal::<Option<String>>("occupation", "occupation", "Occupation."),
        personal::<Option<String>>(
            "trade",
            "trade",
            "Trade of the work: section letter of GB/T 4754-2017, A to T.",
        ),
        personal::<Option<String>>("workplace", "workplace", "Name of the workplace."),
        personal::<Option<String>>(
            "originCode",
            "origin_code",
            "Division that the person is registered in, for who is registered elsewhere.",
        ),
        personal::<Option<String>>("originAddress", "origin_address", "Address there."),
        personal::<Option<String>>("inflowReason", "inflow_reason", "Why the person came."),
        internal::<Date>("fromOn", "from_on", "First day of the residence."),
        internal::<Option<Date>>("toOn", "to_on", "First day on which it was one no longer."),
        internal::<Maybe<EndReason>>("endReason", "end_reason", "Why it is over."),
        personal::<Option<Date>>("diedOn", "died_on", "Day of death."),
        internal::<Option<Instant>>("verifiedAt", "verified_at", "When the record was last verified."),
        internal::<Option<Date>>("dueOn", "due_on", "Day by which it is to be verified again."),
        internal::<bool>("disputed", "disputed", "Whether a correction that the person asked for is open."),
        internal::<ResidentStatus>("status", "status", "Whether it is in force."),
        internal::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        internal::<Instant>("createdAt", "created_at", "When it was entered."),
        internal::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("person_id"),
        Field::hidden::<Option<String>>("household_district_code"),
        Field::hidden::<Option<Key>>("household_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Option<Key>>("dwelling_id"),
        Field::hidden::<Option<String>>("unit_district_code"),
        Field::hidden::<Option<Key>>("unit_id"),
    ];
}
