//! What a care record shows of its table.

use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// For whom there is care (关爱对象).
    CareKind {
        /// Old person who lives alone (独居老人).
        LivingAlone = "living_alone",
        /// Disabled person (残疾人).
        Disabled = "disabled",
        /// Child left behind by parents who work elsewhere (留守儿童).
        LeftBehindChild = "left_behind_child",
        /// Orphan, or child whom nobody cares for (孤儿、事实无人抚养儿童).
        Orphan = "orphan",
    }
}

text_enum! {
    /// Why a care record was closed (结束原因).
    CareCloseReason {
        /// The person died (死亡).
        Died = "died",
        /// The person left (外迁).
        Left = "left",
        /// The person moved to another district (迁出本区县).
        Moved = "moved",
        /// The care is needed no longer (不再需要).
        NotNeeded = "not_needed",
        /// The person does not want it (本人不愿意).
        Declined = "declined",
        /// There were two records of one person (重复建档).
        Duplicate = "duplicate",
        /// It was entered by mistake, or everything about the person was erased (登记有误).
        Mistake = "mistake",
    }
}

/// The care for a person.
#[derive(Debug)]
pub struct CareRecord;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

const fn personal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Personal, about)
}

impl Record for CareRecord {
    type Entity = entities::civil_affairs::care_record::Entity;
    const TYPE: &'static str = "CareRecord";
    const ABOUT: &'static str = "The care for a person (关爱服务档案): a plan, and visits with the day by which the next one is due. A \
        person has at most one of a kind in a district.";
    const RESOURCE: &'static str = "care-record";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<CareKind>("kind", "kind", "For whom it is."),
        personal::<Option<i16>>("grade", "grade", "Grade of the disability, 1 (the severest) to 4."),
        personal::<Option<String>>("plan", "plan", "What is done at visits (关爱计划)."),
        Field::sealed(
            "needs",
            "needs_mask",
            Sealing { cipher: "needs_cipher", mask: Mask::Whole },
            "Health and needs, masked.",
        ),
        personal::<Option<String>>("contact", "contact", "Who looks after the person (监护人、联系人)."),
        of::<i16>("visitDays", "visit_days", "Days between two visits."),
        of::<Option<Date>>(
            "visitDueOn",
            "visit_due_on",
            "Day by which the next visit is due; null once it is closed.",
        ),
        of::<Option<Date>>("visitedOn", "visited_on", "Day of the last visit."),
        of::<Date>("openedOn", "opened_on", "First day."),
        of::<Status>("status", "status", "Whether it is kept."),
        of::<Option<Date>>("retiredOn", "retired_on", "First day on which it was no longer kept."),
        of::<Maybe<CareCloseReason>>("closeReason", "close_reason", "Why it was closed."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
