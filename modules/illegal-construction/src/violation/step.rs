//! What a step of a violation shows of its table.

use kit::access::Access;
use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;
use sea_orm::sea_query::Condition;
use work::case::of_others;

text_enum! {
    /// Kind of step of a violation (办案步骤类别).
    ViolationStepKind {
        /// It was discovered (发现).
        Discovery = "discovery",
        /// The site was checked (现场检查).
        SiteCheck = "site_check",
        /// The notice to stop building (责令停止违法行为通知书).
        StopNotice = "stop_notice",
        /// The notice of the penalty that is intended, and of the right to a hearing (处罚事先告知书、听证告知书).
        HearingNotice = "hearing_notice",
        /// The party was heard, or did not want to be (听证).
        Hearing = "hearing",
        /// The order (限期改正、拆除、补办手续决定书).
        Order = "order",
        /// The party was urged to comply (催告书).
        Urging = "urging",
        /// An office or the village group was heard (协调会商).
        Coordination = "coordination",
        /// It was removed, rectified or regularised (整改、拆除、补办).
        CarryOut = "carry_out",
        /// The site was accepted, or not (验收).
        Acceptance = "acceptance",
    }
}

text_enum! {
    /// What came of a step.
    ViolationStepOutcome {
        /// A site check: the violation is there (属实).
        Founded = "founded",
        /// A site check: there is none (不成立).
        Unfounded = "unfounded",
        /// A hearing: it was held (已举行).
        Held = "held",
        /// A hearing: the party gave it up in writing (书面放弃).
        Waived = "waived",
        /// A hearing: the party did not ask for one in time (逾期未申请).
        NotAsked = "not_asked",
        /// Carried out: the party removed it (自行拆除).
        RemovedByParty = "removed_by_party",
        /// Carried out: it was removed by force (强制拆除).
        RemovedByForce = "removed_by_force",
        /// Carried out: it was rectified (改正).
        Rectified = "rectified",
        /// Carried out: the papers were made good (补办手续).
        Regularised = "regularised",
        /// A coordination: agreed (同意).
        Agreed = "agreed",
        /// A coordination: not agreed (不同意).
        Opposed = "opposed",
        /// An acceptance: passed (合格).
        Passed = "passed",
        /// An acceptance: failed (不合格).
        Failed = "failed",
    }
}

text_enum! {
    /// Way in which a document was served (送达方式).
    ViolationServiceWay {
        /// Handed over (直接送达).
        Direct = "direct",
        /// Left at the place with a witness (留置送达).
        Left = "left",
        /// By another office (委托送达).
        Entrusted = "entrusted",
        /// By post (邮寄送达).
        Post = "post",
        /// Electronically, with the party's consent (电子送达).
        Electronic = "electronic",
        /// By public notice: it counts as served 30 days later (公告送达).
        PublicNotice = "public_notice",
    }
}

text_enum! {
    /// Who is heard in a coordination (协调对象).
    CoordinationParty {
        /// The town or street (乡镇、街道).
        Town = "town",
        /// The land office (自然资源部门).
        Land = "land",
        /// The village group (村民小组).
        VillageGroup = "village_group",
    }
}

/// A step of a violation.
#[derive(Debug)]
pub struct ViolationStep;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for ViolationStep {
    type Entity = entities::illegal_construction::violation_step::Entity;
    const TYPE: &'static str = "ViolationStep";
    const ABOUT: &'static str = "A step of a violation (办案步骤): a document with its number, day and way of service and the term that it sets, or what \
        was done on the site. It is not changed. Photographs of the site and scans of documents are attached to it.";
    const RESOURCE: &'static str = "violation";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const WITHHELD: Option<fn(&Access) -> Option<Condition>> = Some(of_others);
    const FIELDS: &'static [Field] = &[
        of::<ViolationStepKind>("kind", "kind", "What was done."),
        of::<Maybe<ViolationStepOutcome>>("outcome", "outcome", "What came of it; null for documents."),
        of::<Maybe<CoordinationParty>>(
            "party",
            "party",
            "Who was heard in a coordination; null for other steps.",
        ),
        of::<Option<String>>("number", "number", "Number of the document (文号)."),
        of::<Date>("doneOn", "done_on", "Day of the step, or of the document."),
        of::<Option<Date>>(
            "servedOn",
            "served_on",
            "Day on which the document was served (送达日期); null where nothing is served.",
        ),
        of::<Maybe<ViolationServiceWay>>("way", "way", "Way in which it was served."),
        of::<Option<Date>>("dueOn", "due_on", "Last day of the term that it sets (期限)."),
        Field::of::<Option<String>>("note", "note", Class::Personal, "What was written."),
        of::<AccountId>(
            "accountId",
            "account_id",
            "Account that recorded it; null for records taken over from paper.",
        ),
        of::<Counter>("version", "version", "Always 1."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was entered."),
        Field::hidden::<Key>("violation_id"),
    ];
}
