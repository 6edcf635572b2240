//! What a registration as unemployed shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Why a person is without work (失业原因).
    UnemploymentReason {
        /// The contract ended (合同期满).
        ContractEnded = "contract_ended",
        /// The employer ended the contract (被解除劳动合同).
        Dismissed = "dismissed",
        /// The employer closed (单位关闭破产).
        Closed = "closed",
        /// The person gave it up (本人离职).
        Resigned = "resigned",
        /// The own business closed (停业).
        BusinessEnded = "business_ended",
        /// The person left school and never worked (新成长劳动力).
        NewToWork = "new_to_work",
        /// Another reason (其他).
        Other = "other",
    }
}

text_enum! {
    /// Why a registration is over (注销原因).
    UnemploymentEndReason {
        /// The person has work (已就业).
        Employed = "employed",
        /// The person looks for none any more (终止求职).
        NotLooking = "not_looking",
        /// The person is retired (已享受养老待遇).
        Retired = "retired",
        /// The person died (死亡).
        Died = "died",
        /// The person left (外迁).
        Left = "left",
        /// The person moved to another district, and registers there (迁出本区县).
        Moved = "moved",
        /// The person had it twice, as two who turned out to be one (重复登记).
        Duplicate = "duplicate",
        /// It was entered by mistake (登记有误).
        Mistake = "mistake",
    }
}

/// A registration as unemployed.
#[derive(Debug)]
pub struct UnemploymentRegistration;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for UnemploymentRegistration {
    type Entity = entities::social_security::unemployment::Entity;
    const TYPE: &'static str = "UnemploymentRegistration";
    const ABOUT: &'static str = "A registration as unemployed (失业登记), from one day to another. The one without a last day is in force; a \
        person has one in a district.";
    const RESOURCE: &'static str = "unemployment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("fromOn", "from_on", "First day."),
        of::<Option<Date>>("toOn", "to_on", "First day on which it was over; null while it is in force."),
        of::<UnemploymentReason>("reason", "reason", "Why the person is without work."),
        of::<Maybe<UnemploymentEndReason>>("endReason", "end_reason", "Why it is over."),
        Field::of::<Option<String>>(
            "wanted",
            "wanted",
            Class::Personal,
            "Work that the person looks for (求职意向).",
        ),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
