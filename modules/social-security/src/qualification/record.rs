//! What a pension shows of its table.

use crate::enrolment::InsuranceScheme;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Whether a pension is paid (待遇状态).
    PensionState {
        /// It is (正常发放).
        Active = "active",
        /// Not for now (暂停发放).
        Suspended = "suspended",
        /// Not any more (终止).
        Ended = "ended",
    }
}

text_enum! {
    /// How a notice was served (送达方式).
    PensionNoticeWay {
        /// To the person or the family (直接送达).
        InPerson = "in_person",
        /// By post (邮寄送达).
        Mail = "mail",
        /// By telephone or message, confirmed (电话、短信告知).
        Message = "message",
        /// By a public announcement (公告送达).
        Announcement = "announcement",
    }
}

text_enum! {
    /// Why a pension ended (终止原因).
    PensionEndReason {
        /// The person died (死亡).
        Died = "died",
        /// The person left (外迁).
        Left = "left",
        /// The person moved to another district, which pays from then on (关系转出).
        Moved = "moved",
        /// The person is not entitled any more (丧失领取资格).
        NotEntitled = "not_entitled",
        /// The person had it twice, as two who turned out to be one (重复领取).
        Duplicate = "duplicate",
        /// It was entered by mistake (登记有误).
        Mistake = "mistake",
    }
}

/// A pension that a person receives.
#[derive(Debug)]
pub struct Pension;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for Pension {
    type Entity = entities::social_security::pension::Entity;
    const TYPE: &'static str = "Pension";
    const ABOUT: &'static str = "A pension that a person receives (养老待遇). That the person is entitled is checked once a year; where the \
        check is overdue, a notice is served, and only when its days are over the pension can be suspended.";
    const RESOURCE: &'static str = "pension";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<InsuranceScheme>("scheme", "scheme", "Scheme."),
        Field::of::<Option<Counter>>(
            "amountFen",
            "amount_fen",
            Class::Internal,
            "Amount of a month, in fen.",
        )
        .needs("pension-amount"),
        of::<Date>("fromOn", "from_on", "First day of the pension."),
        of::<PensionState>("state", "state", "Whether it is paid."),
        of::<Option<Date>>(
            "checkDueOn",
            "check_due_on",
            "Day by which the next qualification check is due; null once it ended.",
        ),
        of::<Option<Date>>("checkedOn", "checked_on", "Day of the last check that confirmed it."),
        of::<Option<Date>>(
            "noticeOn",
            "notice_on",
            "Day on which the notice of a suspension was served; null where there is none, or a check followed it.",
        ),
        of::<Maybe<PensionNoticeWay>>("noticeWay", "notice_way", "How that notice was served."),
        of::<Option<Date>>(
            "noticeUntil",
            "notice_until",
            "Last day of that notice; it can be suspended afterwards.",
        ),
        of::<Option<Date>>("suspendedOn", "suspended_on", "Day since which it is suspended."),
        of::<Option<Date>>("endedOn", "ended_on", "First day on which it was no longer paid."),
        of::<Maybe<PensionEndReason>>("endReason", "end_reason", "Why it ended."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
    ];
}
