//! Where a matter stands, as far as that decides who may do what with it.

use super::before::Past;
use super::look::Look;
use super::who;
use crate::matter::{Matter, MatterStatus};
use crate::procedure::{Act, By, Move, Procedure, ProcedureKind, Stage};
use async_graphql::Value;
use entities::work::matter::Model;
use kit::access::{Access, Action};
use kit::record::Row;
use std::collections::BTreeSet;

/// What decides who may do what with a matter.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(super) procedure: Option<ProcedureKind>,
    pub(super) stage: Option<Stage>,
    pub(super) status: String,
    pub(super) grid_code: String,
    pub(super) unit_code: String,
    pub(super) line: String,
    pub(super) asked_line: Option<String>,
    pub(super) chain: Option<String>,
    pub(super) paused: Option<String>,
    pub(super) post: Option<i64>,
    pub(super) account: Option<i64>,
    pub(super) reported_by: Option<i64>,
    pub(super) handled_by: Option<i64>,
    pub(super) reviewed_by: Option<i64>,
    pub(super) reopened: bool,
    pub(super) rated: bool,
    pub(super) appealed: bool,
    pub(super) arbitrated: bool,
}

impl Standing {
    /// Of a matter that is being changed.
    pub(crate) fn of(matter: &Model) -> Self {
        Self {
            procedure: ProcedureKind::of(&matter.procedure),
            stage: Stage::of(&matter.stage),
            status: matter.status.clone(),
            grid_code: matter.grid_code.clone(),
            unit_code: matter.unit_code.clone(),
            line: matter.line.clone(),
            asked_line: matter.asked_line.clone(),
            chain: matter.chain.clone(),
            paused: matter.paused.clone(),
            post: matter.post_id,
            account: matter.account_id,
            reported_by: matter.reported_by,
            handled_by: matter.handled_by,
            reviewed_by: matter.reviewed_by,
            reopened: matter.reopened,
            rated: matter.rating.is_some(),
            appealed: matter.appealed,
            arbitrated: matter.arbitrated,
        }
    }

    /// Of a row of a list, whose hidden fields say it.
    pub(crate) fn of_row(row: &Row<Matter>) -> Self {
        let text = |field| match row.value(field) {
            Some(Value::String(text)) => Some(text.clone()),
            _ => None,
        };
        let is = |field| row.value(field) == Some(&Value::Boolean(true));
        Self {
            procedure: text("procedure_code").as_deref().and_then(ProcedureKind::of),
            stage: text("stage_code").as_deref().and_then(Stage::of),
            status: text("status_code").unwrap_or_default(),
            grid_code: row.area().to_owned(),
            unit_code: text("unit_code").unwrap_or_default(),
            line: text("line").unwrap_or_default(),
            asked_line: text("asked_line"),
            chain: text("chain"),
            paused: text("paused"),
            post: row.link("post_id"),
            account: row.owner(),
            reported_by: row.link("reported_by"),
            handled_by: row.link("handled_by"),
            reviewed_by: row.link("reviewed_by"),
            reopened: is("is_reopened"),
            rated: row.link("rated").is_some(),
            appealed: is("appealed"),
            arbitrated: is("is_arbitrated"),
        }
    }

    /// The right that a step asks for as it stands.
    pub(crate) fn right(&self, step: &Move) -> (&'static str, Action) {
        step.right_to(self.post.is_some())
    }

    /// Did it end so that it was dealt with: by itself, or with the one that it was joined to?
    fn is_settled(&self) -> bool {
        [MatterStatus::Closed, MatterStatus::Joined].iter().any(|end| end.as_str() == self.status)
    }

    /// Does it allow the act, beside its stage?
    pub(crate) fn allows(&self, act: Act) -> bool {
        let paused = self.paused.as_deref();
        match act {
            Act::Reopen => self.is_settled() && !self.reopened,
            Act::Inform => self.status == MatterStatus::Joined.as_str(),
            Act::Rate => self.is_settled() && !self.rated,
            Act::Appeal => self.status == "refused" && !self.appealed,
            Act::Return | Act::Decline => !self.arbitrated,
            Act::HandOver => !self.arbitrated && paused != Some("on"),
            Act::AskPause => paused.is_none(),
            Act::AllowPause | Act::DenyPause => paused == Some("asked"),
            Act::Resume => paused == Some("on"),
            Act::Finish | Act::Pass | Act::Grant | Act::Deny => paused != Some("on"),
            _ => true,
        }
    }

    /// What the caller may do with it now, after what was done before.
    pub(crate) fn actions(&self, access: &Access, past: &Past) -> Vec<Act> {
        self.steps().filter(|step| who::may(access, self, step, past).is_ok()).map(|step| step.act).collect()
    }

    /// What has to be looked up of it before it can be said what the caller may do.
    pub(crate) fn looks(&self, access: &Access) -> BTreeSet<Look> {
        let nothing = Past::default();
        let may = |step: &&Move| match step.by {
            By::Sheet => who::asked(access, self),
            _ => who::may(access, self, step, &nothing).is_ok(),
        };
        self.steps().filter(may).flat_map(Look::of).collect()
    }

    /// The transitions that its stage and state have.
    fn steps(&self) -> impl Iterator<Item = &'static Move> {
        let stage = self.stage;
        let moves = self.procedure.map(Procedure::of).into_iter().flat_map(Procedure::moves);
        let has = move |step: &&Move| stage.is_some_and(|stage| step.from.contains(&stage));
        moves.filter(has).filter(|step| self.allows(step.act))
    }
}
