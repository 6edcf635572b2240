//! Where a matter can stand, what can be done with it, and which limit runs meanwhile.

use kit::text_enum;

text_enum! {
    /// Where a matter stands (办理环节). Five of them are the queues of the five steps: to accept, to dispatch, to
    /// handle, to verify, to file; the others lie within a step.
    Stage {
        /// Reported; the unit that has it accepts it, passes it up or refuses it (待受理).
        Accept = "accept",
        /// Accepted; the centre sends it to the line or post that deals with it (待派遣).
        Dispatch = "dispatch",
        /// Somebody deals with it (待处置).
        Handle = "handle",
        /// A work sheet was sent to another line, whose receipt is missing (待签收).
        Receipt = "receipt",
        /// It was returned too often; the centre decides who deals with it (待裁决).
        Arbitrate = "arbitrate",
        /// The community reviews an application (待初审).
        FirstReview = "first_review",
        /// The next desk of its chain reviews an application (待审核).
        Review = "review",
        /// It is to be announced (待公示).
        Announce = "announce",
        /// It is announced, and objections can be made (公示中).
        Announced = "announced",
        /// The last desk of its chain decides (待审批).
        Decide = "decide",
        /// Somebody who did not deal with it looks at the result (待核查).
        Verify = "verify",
        /// It is to be filed (待结案).
        File = "file",
        /// Nothing is left to do; its status says how it ended (已办结).
        Done = "done",
    }
}

text_enum! {
    /// What is done with a matter (办理操作).
    Act {
        /// Reported (上报).
        Report = "report",
        /// Dealt with on the spot: reported and settled in one call (现场办结).
        Settle = "settle",
        /// Accepted (受理).
        Accept = "accept",
        /// Not accepted (不予受理).
        Refuse = "refuse",
        /// Passed up to the next level (上报上级).
        Escalate = "escalate",
        /// Sent to who deals with it (派遣).
        Dispatch = "dispatch",
        /// Sent back by who should deal with it (退回).
        Return = "return",
        /// Handed to another line with a work sheet (转办).
        HandOver = "hand_over",
        /// The receipt of a work sheet was signed (签收).
        Receive = "receive",
        /// The receipt of a work sheet was refused (拒签).
        Decline = "decline",
        /// The centre decided who deals with it (裁决).
        Arbitrate = "arbitrate",
        /// A report from the site (跟踪).
        Track = "track",
        /// Dealt with, with a result (办结).
        Finish = "finish",
        /// A review was passed (审核通过).
        Pass = "pass",
        /// An application was refused (不予批准).
        Deny = "deny",
        /// Announced (公示).
        Announce = "announce",
        /// The announcement is over (公示期满).
        EndAnnouncement = "end_announcement",
        /// Granted (批准).
        Grant = "grant",
        /// A refusal was appealed against (申诉).
        Appeal = "appeal",
        /// Verified (核查通过).
        Verify = "verify",
        /// Sent back because the result does not do (返工).
        Rework = "rework",
        /// Filed (结案归档).
        File = "file",
        /// Urged by a superior (督办).
        Urge = "urge",
        /// Taken over by a superior (提级办理).
        TakeOver = "take_over",
        /// A suspension was asked for (申请挂起).
        AskPause = "ask_pause",
        /// A suspension was allowed (同意挂起).
        AllowPause = "allow_pause",
        /// A suspension was not allowed (不同意挂起).
        DenyPause = "deny_pause",
        /// It goes on after a suspension (恢复).
        Resume = "resume",
        /// Cancelled: it was reported by mistake (作废).
        Cancel = "cancel",
        /// Joined to the matter that it repeats (并案).
        Join = "join",
        /// Opened again by the person served (重新办理): what was joined to another matter is one of its own again.
        Reopen = "reopen",
        /// Rated by the person served (评价).
        Rate = "rate",
        /// The clock turned yellow (黄牌预警).
        Warn = "warn",
        /// The clock turned red, and the next level was told (红牌超期).
        Overdue = "overdue",
        /// The post that had it ended, so its unit has it again (收回).
        Unassign = "unassign",
        /// The matter that it was joined to is over, and its result stands here, too (告知结果).
        Inform = "inform",
    }
}

/// The limit of the catalogue that runs in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// To accept.
    Accept,
    /// To dispatch.
    Dispatch,
    /// To deal with it.
    Handle,
    /// For each desk of an approval, and to answer what was objected when an announcement is over.
    Review,
    /// To verify.
    Verify,
    /// To file.
    File,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 13] = [
        Self::Accept,
        Self::Dispatch,
        Self::Handle,
        Self::Receipt,
        Self::Arbitrate,
        Self::FirstReview,
        Self::Review,
        Self::Announce,
        Self::Announced,
        Self::Decide,
        Self::Verify,
        Self::File,
        Self::Done,
    ];

    /// The limit that runs in it.
    pub const fn limit(self) -> Option<Limit> {
        match self {
            Self::Accept => Some(Limit::Accept),
            Self::Dispatch | Self::Arbitrate => Some(Limit::Dispatch),
            Self::Handle | Self::Receipt => Some(Limit::Handle),
            Self::FirstReview | Self::Review | Self::Announce | Self::Announced | Self::Decide => {
                Some(Limit::Review)
            }
            Self::Verify => Some(Limit::Verify),
            Self::File => Some(Limit::File),
            Self::Done => None,
        }
    }

    /// The step of the five that comes next: 1 collect and report, 2 command and dispatch, 3 handle and feed back, 4
    /// verify, 5 file and evaluate; 6 when all are done.
    pub const fn step(self) -> u8 {
        match self {
            Self::Accept | Self::Dispatch | Self::Arbitrate | Self::FirstReview => 2,
            Self::Handle | Self::Receipt | Self::Review | Self::Announce | Self::Announced | Self::Decide => {
                3
            }
            Self::Verify => 4,
            Self::File => 5,
            Self::Done => 6,
        }
    }

    /// The queue of the five that it counts in.
    pub const fn queue(self) -> Option<&'static str> {
        match self {
            Self::Accept | Self::FirstReview => Some("accept"),
            Self::Dispatch | Self::Arbitrate => Some("dispatch"),
            Self::Handle | Self::Receipt | Self::Review | Self::Announce | Self::Announced | Self::Decide => {
                Some("handle")
            }
            Self::Verify => Some("verify"),
            Self::File => Some("file"),
            Self::Done => None,
        }
    }
}
