//! What clients send when they report a matter, or look for some.

use super::record::{Light, MatterStatus, Scale, Urgency};
use crate::catalogue::Source;
use crate::procedure::{ProcedureKind, Stage};
use async_graphql::InputObject;
use kit::code::GridCode;
use kit::node::GlobalId;
use kit::scalar::Instant;
use wangge_core::places::position::PointInput;

/// A matter that is reported.
#[derive(Debug, Default, InputObject)]
pub struct ReportMatterInput {
    /// Code of its kind; see `matterKinds`.
    pub kind: String,
    /// The grid where it is, in force. Without one the point or the building says it.
    pub grid: Option<GridCode>,
    /// The building where it is.
    pub building: Option<GlobalId>,
    /// The dwelling where it is.
    pub dwelling: Option<GlobalId>,
    /// The point where it is.
    pub point: Option<PointInput>,
    /// Where it is, in words, at most 200 characters.
    pub place: Option<String>,
    /// What it is about, in a line of at most 100 characters.
    pub title: String,
    /// What is reported, at most 4,000 characters.
    pub detail: Option<String>,
    /// The residence of the person served, in force and within your reach: who asks for it, or for whom it is asked for. An
    /// account that is bound to this person hears of the matter, rates it, and sees it as its own. A resident's account
    /// that leaves it out is served itself.
    pub served: Option<GlobalId>,
    /// The residence of the person whom it is about, in force and within your reach: who is complained of, the other party.
    /// Somebody else than the person served; it gives no right to the matter.
    pub concerned: Option<GlobalId>,
    /// The service team that is asked for: it serves the grid, and its post has the matter at once. Of a kind of the general
    /// procedure that is an errand (`agency`) or of the category `service`.
    pub team: Option<GlobalId>,
    /// The task of a campaign during which it was found, in the same grid; the source is then the campaign.
    pub campaign_task: Option<GlobalId>,
    /// The authority that the person served gave, for an errand on that person's behalf; at most 1,000 characters. A kind
    /// for errands (`agency`) asks for it, and for the person.
    pub authority: Option<String>,
    /// Who reports it. A resident's account is always a resident, a system's account is no staff, patrol or resident, and staff
    /// is the default for others. Others say `SYSTEM` only with `sourceName` and `sourceRef`; `CAMPAIGN` is said only with
    /// `campaignTask`.
    pub source: Option<Source>,
    /// The line system that reports it: 1 to 40 of a to z, 0 to 9 and `-`. With `sourceRef`.
    pub source_name: Option<String>,
    /// Its number in that system, at most 100 characters: the same report sent twice by one account is one matter.
    pub source_ref: Option<String>,
    /// When it happened, not in the future; as far as is known. A kind that has to be reported in time (`reportHours`) asks
    /// for it, but not residents.
    pub happened_at: Option<Instant>,
    /// How soon something has to be done; ordinary when left out.
    pub urgency: Option<Urgency>,
    /// Level of an incident: 1 especially serious to 4 ordinary.
    pub level: Option<i32>,
    /// How many people it concerns.
    pub scale: Option<Scale>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A matter that was dealt with on the spot.
#[derive(Debug, InputObject)]
pub struct SettleMatterInput {
    /// The matter, of a kind of the general procedure.
    pub report: ReportMatterInput,
    /// What came of it, at most 2,000 characters.
    pub result: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Which matters. What is left out does not count; everything that is said holds.
#[derive(Clone, Debug, Default, InputObject)]
pub struct MatterFilter {
    /// Of this status.
    pub status: Option<MatterStatus>,
    /// In this stage.
    pub stage: Option<Stage>,
    /// Before this step of the five, 2 to 5; 6 for those of which nothing is left to do.
    pub step: Option<i32>,
    /// Of this procedure.
    pub procedure: Option<ProcedureKind>,
    /// Of this kind, by its code.
    pub kind: Option<String>,
    /// Of this category.
    pub category: Option<String>,
    /// That this department line answers for.
    pub line: Option<String>,
    /// Of this urgency.
    pub urgency: Option<Urgency>,
    /// Whose clock shows this; `RED` for what is overdue now.
    pub light: Option<Light>,
    /// Of which a limit was passed at any time, or of which none was.
    pub late: Option<bool>,
    /// Reported later than their kind allows (迟报), or not: for the assessment of who reports.
    pub reported_late: Option<bool>,
    /// Errands on a person's behalf alone, with that person's authority: the register of agency services (代办), or all
    /// others.
    pub on_behalf: Option<bool>,
    /// Asked of this service team.
    pub team: Option<GlobalId>,
    /// From this source.
    pub source: Option<Source>,
    /// From this line system.
    pub source_name: Option<String>,
    /// With this number there.
    pub source_ref: Option<String>,
    /// Reported at this moment or later.
    pub reported_from: Option<Instant>,
    /// Reported before this moment.
    pub reported_before: Option<Instant>,
}
