//! What a file shows. None of it is a record: it is answered once, to who asked for this one file for a purpose.

use crate::kind::{KeyAuthority, KeyBasisKind, KeyGroupKind};
use async_graphql::SimpleObject;
use kit::node::GlobalId;
use kit::scalar::{Date, Instant};
use kit::text_enum;
use work::visit::VisitResult;

text_enum! {
    /// How it stands with a file (档案状态).
    KeyFileState {
        /// One person proposed it, or took it from another district; a second one has to confirm it (待复核).
        Proposed = "proposed",
        /// It is open (在册).
        Open = "open",
        /// It came from another district, whose authority handed it over; it is shown once it is accepted (待接收).
        Handed = "handed",
        /// It is closed: only the person sees it, and its authority's two people look back on it, until it is deleted (已结案).
        Closed = "closed",
    }
}

text_enum! {
    /// How the person was told of the file (告知方式).
    KeyInformedWay {
        /// In person (当面告知).
        InPerson = "in_person",
        /// In writing (书面告知).
        InWriting = "in_writing",
        /// Through the guardian, of who cannot decide alone (告知监护人).
        Guardian = "guardian",
    }
}

/// The file of a person of a key group (重点人群服务档案).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyFile {
    /// Id, for `keyFile` and for mutations; `node` finds nothing by it.
    pub(crate) id: GlobalId,
    /// The residence of the person.
    pub(crate) resident: GlobalId,
    /// For whom there is help.
    pub(crate) kind: KeyGroupKind,
    /// Who keeps it.
    pub(crate) authority: KeyAuthority,
    /// How it stands.
    pub(crate) state: KeyFileState,
    /// What it is based on in law.
    pub(crate) basis: KeyFileBasis,
    /// Why help is needed.
    pub(crate) need: String,
    /// The aims of the care plan.
    pub(crate) aims: Vec<KeyAim>,
    /// That the person was told of it; null while that was not done.
    pub(crate) informed: Option<KeyInformed>,
    /// Account that proposed it.
    pub(crate) proposed_by: Option<GlobalId>,
    /// Account that confirmed or accepted it.
    pub(crate) confirmed_by: Option<GlobalId>,
    /// Day on which it was opened.
    pub(crate) opened_on: Option<Date>,
    /// Last day on which it is open, unless two people renew it.
    pub(crate) review_on: Date,
    /// Last day that one person proposed to renew it until.
    pub(crate) renewal_on: Option<Date>,
    /// Day from which nobody reads it, of who was under 18 when it was opened.
    pub(crate) seal_on: Option<Date>,
    /// The other day that follows from the birth on record, which was changed since: from the next act of the authority on it is
    /// `sealOn`. Null while none does. Have a wrong birth corrected before you change the file.
    pub(crate) seal_on_by_birth: Option<Date>,
    /// Day on which it was closed.
    pub(crate) closed_on: Option<Date>,
    /// Why it was closed, where somebody closed it.
    pub(crate) close_reason: Option<String>,
    /// Who helps now.
    pub(crate) helpers: Vec<KeyHelper>,
    /// Visits, newest first, at most 100.
    pub(crate) visits: Vec<KeyVisit>,
    /// Objections of the person, newest first, at most 20.
    pub(crate) objections: Vec<KeyObjection>,
    /// Who looked at it, newest first, at most 50.
    pub(crate) views: Vec<KeyFileView>,
    /// Counts the changes; name it when you change the file.
    pub(crate) version: i32,
}

/// What a file is based on in law (法律依据).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyFileBasis {
    /// Kind of the document.
    pub(crate) kind: KeyBasisKind,
    /// Its number (文书号).
    pub(crate) number: String,
    /// Who issued it (作出机关).
    pub(crate) authority: String,
    /// Its date.
    pub(crate) dated_on: Date,
}

/// An aim of a care plan (帮扶目标).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyAim {
    /// What is to be reached.
    pub(crate) text: String,
    /// Day by which.
    pub(crate) by: Option<Date>,
    /// Day on which it was reached.
    pub(crate) reached_on: Option<Date>,
}

/// That the person was told of a file (告知).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyInformed {
    /// The day.
    pub(crate) on: Date,
    /// How.
    pub(crate) way: KeyInformedWay,
}

/// Somebody who helps (帮扶责任人).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyHelper {
    /// The account.
    pub(crate) account: GlobalId,
    /// Code of the role.
    pub(crate) role_code: String,
    /// First day.
    pub(crate) from_on: Date,
}

/// A visit of a care plan (走访).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyVisit {
    /// Id, for recording it.
    pub(crate) id: GlobalId,
    /// Day by which it is to be paid.
    pub(crate) due_on: Date,
    /// Somebody of the grid pays it, who knows nothing of the file.
    pub(crate) by_task: bool,
    /// Day of the visit.
    pub(crate) done_on: Option<Date>,
    /// What came of it.
    pub(crate) result: Option<VisitResult>,
    /// What was seen.
    pub(crate) note: Option<String>,
}

/// An objection of the person (异议).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyObjection {
    /// Id, for deciding it.
    pub(crate) id: GlobalId,
    /// Day on which it was made.
    pub(crate) made_on: Date,
    /// What it says.
    pub(crate) text: Option<String>,
    /// Whether it was upheld; null while it is not decided.
    pub(crate) upheld: Option<bool>,
    /// Day of the decision.
    pub(crate) decided_on: Option<Date>,
    /// The reasons of the decision.
    pub(crate) answer: Option<String>,
}

/// Somebody looked at a file (查阅记录).
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyFileView {
    /// When.
    pub(crate) at: Instant,
    /// Code of the role that gave the right to.
    pub(crate) role_code: Option<String>,
    /// What for.
    pub(crate) purpose: Option<String>,
}

/// A file in a list (档案摘要): that it is there, when it is to be reviewed and who helps, and nothing of what it says.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub(crate) struct KeyFileStub {
    /// Id, for `keyFile` and for mutations.
    pub(crate) id: GlobalId,
    /// How it stands.
    pub(crate) state: KeyFileState,
    /// Last day on which it is open, unless two people renew it.
    pub(crate) review_on: Date,
    /// Last day that one person proposed to renew it until.
    pub(crate) renewal_on: Option<Date>,
    /// Accounts of those who help.
    pub(crate) helpers: Vec<GlobalId>,
    /// Counts the changes; name it when you change the file.
    pub(crate) version: i32,
}

/// A part of a list of files (档案列表). It is not counted.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct KeyFileList {
    /// The files, in the order of their entry.
    pub(crate) files: Vec<KeyFileStub>,
    /// Ask with `after: next` for those that follow; null when there are none.
    pub(crate) next: Option<GlobalId>,
}
