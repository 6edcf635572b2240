//! What a plan of care shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Kind of care (健康服务类别).
    HealthCareKind {
        /// Before and after a birth (孕产妇保健).
        Maternal = "maternal",
        /// Of a child under 7 (儿童保健).
        Child = "child",
        /// Of reproductive health (生殖健康服务).
        Reproductive = "reproductive",
        /// Everything about the person was erased (已删除).
        Erased = "erased",
    }
}

text_enum! {
    /// How a consent was given (同意方式).
    HealthCareConsentWay {
        /// In writing (书面).
        Written = "written",
        /// Over the net, with the person's own account (电子).
        Electronic = "electronic",
        /// Aloud, before the nurse, who wrote it down (口头并记录).
        Spoken = "spoken",
    }
}

text_enum! {
    /// Who gave a consent (同意人).
    HealthCareConsentBy {
        /// The person (本人).
        Person = "person",
        /// A guardian of the child (监护人).
        Guardian = "guardian",
    }
}

text_enum! {
    /// Whether a plan is open (计划状态).
    HealthCareState {
        /// It is (进行中).
        Open = "open",
        /// It is not (已结束).
        Closed = "closed",
    }
}

text_enum! {
    /// Why a plan was closed (结束原因).
    HealthCareCloseReason {
        /// All was done (服务完成).
        Completed = "completed",
        /// The consent was withdrawn, which needs no reason (撤回同意).
        Withdrawn = "withdrawn",
        /// A later consent names another nurse (更换访视人员).
        Replaced = "replaced",
        /// The person moved out of the area of the nurse, and consents anew there or not (迁出服务区域).
        Moved = "moved",
        /// The person left (外迁).
        Left = "left",
        /// The person died (死亡).
        Died = "died",
        /// There were two plans of one person (重复建档).
        Duplicate = "duplicate",
        /// It was entered by mistake, or everything about the person was erased (登记有误).
        Mistake = "mistake",
    }
}

/// A plan of care at home.
#[derive(Debug)]
pub struct HealthCarePlan;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for HealthCarePlan {
    type Entity = entities::family_planning::health_care_plan::Entity;
    const TYPE: &'static str = "HealthCarePlan";
    const ABOUT: &'static str = "A plan of care at home (健康服务计划), and the consent that it rests on. Only the nurse whom the consent names and \
        the person read it. The consent can be withdrawn at any time: then the plan is closed, and nothing new is planned.";
    const RESOURCE: &'static str = "health-care-plan";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const OWNER: Option<&'static str> = Some("nurse_account");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const RESTRICTED: Option<&'static str> = Some(crate::policy::FAMILY);
    const BLANKS: &'static [(&'static str, &'static str)] = &[("kind", "erased")];
    const FIELDS: &'static [Field] = &[
        Field::of::<HealthCareKind>("kind", "kind", Class::Personal, "Kind of care."),
        of::<AccountId>("nurseId", "nurse_account", "Account of the visiting nurse whom the consent names."),
        of::<Date>("consentOn", "consent_on", "Day of the consent."),
        of::<HealthCareConsentWay>("consentWay", "consent_way", "How it was given."),
        of::<HealthCareConsentBy>("consentBy", "consent_by", "Who gave it."),
        of::<Option<Date>>("withdrawnOn", "withdrawn_on", "Day on which it was withdrawn."),
        Field::sealed(
            "need",
            "need_mask",
            Sealing { cipher: "need_cipher", mask: Mask::Whole },
            "What the care is for, masked.",
        ),
        of::<i16>("visitDays", "visit_days", "Days between two visits."),
        of::<Option<Date>>(
            "visitDueOn",
            "visit_due_on",
            "Day by which the next visit is due; null once it is closed.",
        ),
        of::<Option<Date>>("visitedOn", "visited_on", "Day of the last visit."),
        of::<HealthCareState>("state", "state", "Whether it is open."),
        of::<Option<Date>>("closedOn", "closed_on", "First day on which it was closed."),
        of::<Maybe<HealthCareCloseReason>>("closeReason", "close_reason", "Why it was closed."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("person_id"),
    ];
}
