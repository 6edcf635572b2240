//! What a grant shows of its table.

use crate::programme::{AssistanceKind, AssistancePayout};
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Whether a grant is paid (待遇状态).
    AssistanceGrantState {
        /// It is (正常享受).
        Active = "active",
        /// Not for now (暂停).
        Suspended = "suspended",
        /// Not any more (停止).
        Stopped = "stopped",
    }
}

text_enum! {
    /// Why a grant was stopped (停发原因).
    AssistanceStopReason {
        /// The person died (死亡).
        Died = "died",
        /// The person left (外迁).
        Left = "left",
        /// The person moved to another district, where it is applied for anew, or is of another household than the one that it
        /// is for (迁出本区县或另入他户).
        Moved = "moved",
        /// There is more income than the programme allows (收入超标).
        Income = "income",
        /// What made the person entitled is no longer so (条件消失).
        NotEntitled = "not_entitled",
        /// The person gave it up (自愿放弃).
        GivenUp = "given_up",
        /// What was stated was not so (虚报瞒报).
        FalseStatement = "false_statement",
        /// What is paid once was paid (一次性发放完毕).
        PaidOut = "paid_out",
        /// The person had it twice, as two who turned out to be one (重复享受).
        Duplicate = "duplicate",
        /// The residence was entered by mistake, or everything about the person was erased (登记有误).
        Mistake = "mistake",
    }
}

/// Assistance that was granted.
#[derive(Debug)]
pub struct AssistanceGrant;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for AssistanceGrant {
    type Entity = entities::civil_affairs::assistance_grant::Entity;
    const TYPE: &'static str = "AssistanceGrant";
    const ABOUT: &'static str = "Assistance that was granted to a person or a household (救助待遇), from an application whose case is settled. \
        Its amount follows from the programme's rule. The account that it is paid to is shown masked.";
    const RESOURCE: &'static str = "assistance-grant";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<AssistanceKind>("kind", "kind", "Kind of the programme."),
        of::<i16>("people", "people", "Persons that it is for."),
        of::<AssistancePayout>("payout", "payout", "How often it is paid."),
        of::<Counter>("amountFen", "amount_fen", "Amount of a month, or the one amount, in fen."),
        of::<AssistanceGrantState>("state", "state", "Whether it is paid."),
        of::<Date>("fromOn", "from_on", "First day of its first month."),
        of::<Option<Date>>(
            "reviewDueOn",
            "review_due_on",
            "Day by which the next review is due; null where none is, and once it stopped.",
        ),
        of::<Option<Date>>("reviewedOn", "reviewed_on", "Day of the last review."),
        of::<Option<Date>>("suspendedOn", "suspended_on", "Day since which it is suspended."),
        of::<Option<Date>>("stoppedOn", "stopped_on", "First day on which it is no longer granted."),
        of::<Maybe<AssistanceStopReason>>(
            "stopReason",
            "stop_reason",
            "Why it was stopped; of one for a household that is suspended, why who had it before has it no longer.",
        ),
        Field::of::<Option<String>>(
            "note",
            "note",
            Class::Personal,
            "Why it was suspended, stopped or paid too much, in words.",
        ),
        Field::sealed(
            "bankAccount",
            "bank_account_mask",
            Sealing { cipher: "bank_account_cipher", mask: Mask::Account },
            "The account that it is paid to, masked: the last four characters.",
        ),
        of::<Counter>(
            "overpaidFen",
            "overpaid_fen",
            "What was paid too much and is to be given back, in fen (应追回).",
        ),
        of::<Counter>("recoveredFen", "recovered_fen", "What of it was given back, in fen (已追回)."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Option<Key>>("household_id"),
        Field::hidden::<Key>("programme_id"),
        Field::hidden::<Key>("application_id"),
        Field::hidden::<Key>("matter_id"),
    ];
}
