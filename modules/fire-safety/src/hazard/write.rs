//! The mutations of hazards.

use super::inputs::{
    CloseFireHazardInput, ConfirmFireHazardInput, ExtendFireHazardInput, NotifyFireHazardInput,
    RectifyFireHazardInput, ReferFireHazardInput, ReinspectFireHazardInput, ReportFireHazardInput,
    TakeFireHazardInput,
};
use super::record::FireHazard;
use super::{confirm, documents, rectify, report, take};
use async_graphql::{Context, ID, Object, SimpleObject};
use kit::Result;
use kit::access::{Tx, Written};
use kit::once::once;
use kit::schema::MutationRoot;
use wangge_core::links::mutations;

mutations! {
    /// A fire hazard that was written.
    FireHazardPayload { hazard: FireHazard }
    FireHazardMutations {
        /// Takes a matter that is a fire hazard (事件转火灾隐患): the matter is the case of the hazard from then on.
        take_fire_hazard(TakeFireHazardInput) = take::take;
        /// Records what was found when a report was looked at (核实). A hazard that is there gets its case: a matter of the
        /// kind `fire-hazard`, where it has none yet.
        confirm_fire_hazard(ConfirmFireHazardInput) = confirm::confirm;
        /// Records the notice to put a hazard right within so many working days (责令限期改正).
        notify_fire_hazard(NotifyFireHazardInput) = documents::notify;
        /// Extends the term, once (延期), before it is over.
        extend_fire_hazard(ExtendFireHazardInput) = documents::extend;
        /// Records that a hazard was put right (整改).
        rectify_fire_hazard(RectifyFireHazardInput) = rectify::rectify;
        /// Records a re-inspection (复查).
        reinspect_fire_hazard(ReinspectFireHazardInput) = rectify::reinspect;
        /// Refers a hazard for penalty (移送处罚): its term is over, and it was not put right.
        refer_fire_hazard(ReferFireHazardInput) = documents::refer;
        /// Closes a hazard that passed its re-inspection (销案), by who did not inspect it again.
        close_fire_hazard(CloseFireHazardInput) = rectify::close;
    }
}

/// The mutation by which anybody reports.
pub(super) struct FireHazardReportMutations;

impl From<&MutationRoot> for FireHazardReportMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// What who reports a hazard keeps (隐患举报回执).
#[derive(Debug, SimpleObject)]
struct FireHazardReceipt {
    /// Global id of the hazard.
    hazard: ID,
    /// Number of the report, to ask about it (受理号).
    number: String,
}

/// A hazard that was reported.
#[derive(Debug, SimpleObject)]
struct ReportFireHazardPayload {
    /// The receipt. What becomes of the hazard is read by those who deal with it.
    receipt: FireHazardReceipt,
}

#[Object]
impl FireHazardReportMutations {
    /// Reports a fire hazard (上报火灾隐患), in one call: grid members, residents, the staff of every department and line
    /// systems. The answer is a receipt. A resident's account reports 20 on a day at most.
    async fn report_fire_hazard(
        &self,
        ctx: &Context<'_>,
        input: ReportFireHazardInput,
    ) -> Result<Option<ReportFireHazardPayload>> {
        let key = input.idempotency_key.clone();
        let work = async |tx: &mut Tx| -> Result<Written> { report::report(tx, input).await };
        let id = once(ctx, key.as_deref(), work).await?.id;
        let number = report::number(&id.district, id.id()?);
        let receipt = FireHazardReceipt { hazard: ID(id.to_string()), number };
        Ok(Some(ReportFireHazardPayload { receipt }))
    }
}
