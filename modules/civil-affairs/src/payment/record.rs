//! What batches and payments show of their tables.

use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// How far a batch is (批次状态).
    AssistanceBatchState {
        /// Drafted; a second person has to check it (待复核).
        Drafted = "drafted",
        /// Checked; it can be sent (已复核).
        Checked = "checked",
        /// Sent to the bank (已发放).
        Sent = "sent",
        /// Discarded before it was sent (已作废).
        Discarded = "discarded",
    }
}

text_enum! {
    /// What became of a payment (发放状态).
    AssistancePaymentState {
        /// In a batch that was not sent yet (待发放).
        Drafted = "drafted",
        /// Sent (已发放).
        Sent = "sent",
        /// It came back (退回); a later batch pays it again while the grant is in force.
        Returned = "returned",
        /// Its batch was discarded (已作废).
        Discarded = "discarded",
    }
}

text_enum! {
    /// Why a payment came back (退回原因).
    PaymentReturnReason {
        /// The account is closed (账户已销户).
        AccountClosed = "account_closed",
        /// There is no such account (账号有误).
        AccountWrong = "account_wrong",
        /// The account has another name (户名不符).
        NameMismatch = "name_mismatch",
        /// The account is frozen or not used any more (账户冻结).
        AccountFrozen = "account_frozen",
        /// Another reason (其他).
        Other = "other",
    }
}

/// The payments of a programme in an area and a month.
#[derive(Debug)]
pub struct AssistanceBatch;

/// A payment of a batch.
#[derive(Debug)]
pub struct AssistancePayment;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for AssistanceBatch {
    type Entity = entities::civil_affairs::assistance_batch::Entity;
    const TYPE: &'static str = "AssistanceBatch";
    const ABOUT: &'static str = "The payments of a programme in an area and a month (发放批次): there is one, beside those that were \
        discarded. Its totals are the sums of its payments.";
    const RESOURCE: &'static str = "assistance-batch";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<AreaCode>("areaCode", "area_code", "Code of the district or town."),
        of::<String>("month", "month", "The month, e.g. `2026-03`."),
        of::<AssistanceBatchState>("state", "state", "How far it is."),
        of::<i32>("items", "items", "Payments in it."),
        of::<Counter>("totalFen", "total_fen", "Sum of their amounts, in fen."),
        of::<i32>("returnedItems", "returned_items", "Payments that came back."),
        of::<Counter>("returnedFen", "returned_fen", "Sum of their amounts, in fen."),
        of::<Option<Instant>>("checkedAt", "checked_at", "When a second person checked it."),
        of::<Option<Date>>("sentOn", "sent_on", "Day on which it was sent."),
        of::<Option<String>>("reference", "reference", "Number that the bank gave it."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("programme_id"),
    ];
}

impl Record for AssistancePayment {
    type Entity = entities::civil_affairs::assistance_payment::Entity;
    const TYPE: &'static str = "AssistancePayment";
    const ABOUT: &'static str = "A payment of a grant (发放明细), in a batch.";
    const RESOURCE: &'static str = "assistance-payment";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<String>(
            "forMonth",
            "for_month",
            "The month that it is for, e.g. `2026-03`: before the month of the batch where a payment came back.",
        ),
        of::<Counter>("amountFen", "amount_fen", "Amount, in fen."),
        of::<AssistancePaymentState>("state", "state", "What became of it."),
        of::<Option<Date>>("sentOn", "sent_on", "Day on which it was sent."),
        of::<Option<Date>>("returnedOn", "returned_on", "Day on which it came back."),
        of::<Maybe<PaymentReturnReason>>("returnReason", "return_reason", "Why it came back."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("batch_id"),
        Field::hidden::<Key>("grant_id"),
    ];
}
