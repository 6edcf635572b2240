//! What clients send about violations.

use super::record::{ViolationKind, ViolationMeasure};
use super::step::{CoordinationParty, ViolationServiceWay};
use async_graphql::{Enum, InputObject};
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// A violation that was discovered. Its case is the matter that is named, or a new one that is reported with it.
#[derive(Debug, InputObject)]
pub struct OpenViolationInput {
    /// Its kind.
    pub kind: ViolationKind,
    /// The open matter that is its case, of the kind `illegal-building`, `roof-addition` or `imperfect-procedures` as the
    /// violation is, without a violation. Then `grid`, `building`, `concerned`, `title`, `detail` and the system are left out.
    pub matter: Option<GlobalId>,
    /// The grid where it is. Without one the building or the household says it.
    pub grid: Option<GridCode>,
    /// The building where it is.
    pub building: Option<GlobalId>,
    /// The household that built, in the same grid.
    pub household: Option<GlobalId>,
    /// The residence of the person who built, or whom it is about otherwise, in force. It gives that person no right to the
    /// matter.
    pub concerned: Option<GlobalId>,
    /// The inspection that found it, of the same grid.
    pub inspection: Option<GlobalId>,
    /// Number of the case, 1 to 50 characters, which no other has in the district; made when left out.
    pub number: Option<String>,
    /// Where it is, in words, at most 200 characters.
    pub place: Option<String>,
    /// Name of who built, at most 100 characters.
    pub party: Option<String>,
    /// Storeys that were built, 0 to 200.
    pub storeys: Option<i32>,
    /// Floor area that was built in square decimetres, 1 to 10,000,000.
    pub area_dm2: Option<i32>,
    /// State of the site, at most 1,000 characters.
    pub site_before: Option<String>,
    /// Day of the discovery, not in the future; today when left out.
    pub discovered_on: Option<Date>,
    /// What the matter is about, in a line of at most 100 characters; made when left out.
    pub title: Option<String>,
    /// What is reported, at most 4,000 characters.
    pub detail: Option<String>,
    /// The line system that reports it, with `sourceRef`: the same report sent twice by one account is one violation.
    pub source_name: Option<String>,
    /// Its number in that system, at most 100 characters.
    pub source_ref: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A check of the site.
#[derive(Debug, InputObject)]
pub struct CheckViolationSiteInput {
    /// The violation.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Is the violation there? If not, it is over.
    pub founded: bool,
    /// Day of the check, not in the future; today when left out.
    pub on: Option<Date>,
    /// State of the site before, 1 to 1,000 characters.
    pub site_before: String,
    /// Storeys that were built, 0 to 200.
    pub storeys: Option<i32>,
    /// Floor area that was built in square decimetres, 1 to 10,000,000.
    pub area_dm2: Option<i32>,
    /// Where the photographs are kept that are not attached to the step, at most 200 characters.
    pub photos_at: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A document that is served on the party (送达文书).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ViolationNotice {
    /// The notice to stop building (责令停止违法行为通知书): to be obeyed at once.
    Stop,
    /// The notice of the penalty that is intended, and of the right to a hearing (听证告知书): to be asked for within five
    /// working days of its service.
    Hearing,
    /// The urging to comply (催告书), after the term of the order is over: ten days more.
    Urging,
}

/// A document that was served.
#[derive(Debug, InputObject)]
pub struct ServeViolationNoticeInput {
    /// The violation.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Which document.
    pub notice: ViolationNotice,
    /// Its number, 1 to 50 characters.
    pub number: String,
    /// Its day, not in the future; the day of its service when left out.
    pub on: Option<Date>,
    /// Day of its service, not before its own and not in the future. By public notice: 30 days later at least.
    pub served_on: Date,
    /// Way in which it was served.
    pub way: ViolationServiceWay,
    /// What is to be noted, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// How the party was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ViolationHearingOutcome {
    /// A hearing was held (已举行).
    Held,
    /// The party gave it up in writing (书面放弃).
    Waived,
    /// The party did not ask for one within the term (逾期未申请).
    NotAsked,
}

/// The hearing of the party.
#[derive(Debug, InputObject)]
pub struct HearViolationInput {
    /// The violation.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// How the party was heard. `NOT_ASKED` only once the term of the notice is over.
    pub outcome: ViolationHearingOutcome,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// What the party brought forward, at most 1,000 characters; needed where a hearing was held.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The order. Who checked the site does not give it.
#[derive(Debug, InputObject)]
pub struct OrderViolationInput {
    /// The violation.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// What it asks for. Imperfect procedures are regularised or rectified.
    pub measure: ViolationMeasure,
    /// Number of the order, 1 to 50 characters.
    pub number: String,
    /// Its day, not in the future; the day of its service when left out.
    pub on: Option<Date>,
    /// Day of its service, not before its own and not in the future. By public notice: 30 days later at least.
    pub served_on: Date,
    /// Way in which it was served.
    pub way: ViolationServiceWay,
    /// Days within which the party has to comply, from the day after the service: 1 to 180.
    pub days: i32,
    /// The reasons, at most 1,000 characters.
    pub note: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What an office or the village group said.
#[derive(Debug, InputObject)]
pub struct CoordinateViolationInput {
    /// The violation.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Who was heard. A later word of the same party counts.
    pub party: CoordinationParty,
    /// Does it agree?
    pub agreed: bool,
    /// Number of its letter or of the minutes, 1 to 50 characters.
    pub number: Option<String>,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// What it said, 1 to 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// How it was carried out (执行方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ViolationCarryOut {
    /// The party removed it (自行拆除), also before an order.
    RemovedByParty,
    /// It was removed by force (强制拆除): after an order of removal and an urging whose terms are over, and six months
    /// after the service of the order, when no review or suit is open any more.
    RemovedByForce,
    /// It was rectified as ordered (改正).
    Rectified,
    /// The papers were made good as ordered (补办手续). Of imperfect procedures: when town, land office and village group
    /// agreed.
    Regularised,
}

/// What was carried out on the site.
#[derive(Debug, InputObject)]
pub struct CarryOutViolationInput {
    /// The violation.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// How it was carried out.
    pub outcome: ViolationCarryOut,
    /// Number of the document: the permit that was made good, or the decision on the removal by force, which needs one; 1 to
    /// 50 characters.
    pub number: Option<String>,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// State of the site after, 1 to 1,000 characters.
    pub site_after: String,
    /// Where the photographs are kept that are not attached to the step, at most 200 characters.
    pub photos_at: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The acceptance of the site. Who recorded that it was carried out does not accept it.
#[derive(Debug, InputObject)]
pub struct AcceptViolationInput {
    /// The violation, whose matter is settled (`finishMatter`). Photographs of the site are attached to the check and to what
    /// was carried out, or `photosAt` says where they are.
    pub id: GlobalId,
    /// Its version that this is based on.
    pub version: i32,
    /// Does the site pass? If not, what was ordered is to be carried out again.
    pub passed: bool,
    /// The day, not in the future; today when left out.
    pub on: Option<Date>,
    /// What was seen, 1 to 1,000 characters.
    pub note: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
