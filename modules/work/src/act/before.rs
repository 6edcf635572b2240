//! What was done with a matter before, as far as that decides who may do what with it now.

use super::hold::hold;
use super::who::APPLIES;
use crate::matter::{Matter, serves};
use crate::procedure::{Act, By, Move, Stage};
use entities::work::matter::Model;
use entities::work::work_sheet;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

/// The acts that decide who may do what afterwards.
pub(super) const DECIDING: [Act; 6] =
    [Act::Settle, Act::Finish, Act::Pass, Act::Deny, Act::Grant, Act::AskPause];

/// What was done with a matter before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Past {
    /// The post by which it was dealt with the last time: who verifies it has another one. An application is on no post's
    /// desk any more then.
    pub(super) handled_post: Option<i64>,
    /// Who signed at which desk of an application.
    sat: Vec<(Act, String, i64)>,
    /// Who asked for a suspension the last time.
    pause_asked_by: Option<i64>,
    /// The caller is served by it.
    serves: bool,
    /// Where the work sheet went whose receipt is missing.
    pub(super) sheet: Option<SentTo>,
}

/// Where a work sheet went.
#[derive(Clone, Debug)]
pub(super) struct SentTo {
    pub(super) unit: String,
    pub(super) line: String,
    pub(super) post: Option<i64>,
}

impl From<&work_sheet::Model> for SentTo {
    fn from(sheet: &work_sheet::Model) -> Self {
        Self { unit: sheet.unit_code.clone(), line: sheet.line.clone(), post: sheet.post_id }
    }
}

impl Past {
    /// As far as it decides who may do this step of a matter that is being changed.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn of(
        tx: &Tx,
        matter: &Model,
        step: &Move,
        sheet: Option<&work_sheet::Model>,
    ) -> Result<Self> {
        let mut past = Self { sheet: sheet.map(SentTo::from), ..Self::default() };
        let Some(account) = tx.access().account() else { return Ok(past) };
        if step.asks_who_signed() {
            let mut select = signed(matter, Order::Asc);
            select.columns(["act", "from_stage", "account_id", "post_id"]);
            select.and_where(Expr::col("act").is_in(DECIDING.map(Act::as_str)));
            for row in tx.rows(&select).await? {
                let (act, stage): (String, String) = (row.try_get_by("act")?, row.try_get_by("from_stage")?);
                past.goes_on(&act, &stage, row.try_get_by("account_id")?, row.try_get_by("post_id")?);
            }
        }
        past.serves = step.by == By::Desk && serves(tx, matter, account).await?;
        Ok(past)
    }

    /// A work sheet went there.
    pub(super) fn sent(sheet: SentTo) -> Self {
        Self { sheet: Some(sheet), ..Self::default() }
    }

    /// The caller is served.
    pub(super) fn served() -> Self {
        Self { serves: true, ..Self::default() }
    }

    /// Adds a signature to those before it.
    pub(super) fn goes_on(&mut self, act: &str, stage: &str, account: Option<i64>, post: Option<i64>) {
        let Some(act) = Act::of(act) else { return };
        if matches!(act, Act::Settle | Act::Finish | Act::Grant) {
            self.handled_post = post;
        }
        if act == Act::AskPause {
            self.pause_asked_by = account;
        }
        if let (Act::Pass | Act::Deny | Act::Grant, Some(account)) = (act, account) {
            self.sat.push((act, stage.to_owned(), account));
        }
    }

    /// What was looked up of the same matter.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            handled_post: self.handled_post.or(other.handled_post),
            sat: [self.sat, other.sat].concat(),
            pause_asked_by: self.pause_asked_by.or(other.pause_asked_by),
            serves: self.serves || other.serves,
            sheet: self.sheet.or(other.sheet),
        }
    }

    /// Why this account may not do the step for what it did before: who applies or sat at another desk of an application
    /// does not review or decide it, who refused it does not look at it again after an appeal, and who asked for a suspension
    /// does not allow it. An account sits at one desk, whatever posts it has.
    pub(super) fn forbids(
        &self,
        step: &Move,
        (stage, appealed): (Stage, bool),
        account: Option<i64>,
    ) -> Option<&'static str> {
        let account = account?;
        if step.act == Act::AllowPause && self.pause_asked_by == Some(account) {
            return Some("who asked for a suspension does not allow it");
        }
        if step.by != By::Desk {
            return None;
        }
        if self.serves {
            return Some(APPLIES);
        }
        let own = || self.sat.iter().filter(|(.., who)| *who == account);
        if appealed && own().any(|(act, ..)| *act == Act::Deny) {
            return Some("who refused an application does not look at it again after the appeal");
        }
        let last = own().map(|(_, at, _)| at.as_str()).rfind(|at| *at != stage.as_str())?;
        Some(match last {
            _ if stage == Stage::Decide => "who reviewed an application does not decide it",
            last if last == Stage::FirstReview.as_str() => {
                "who passed the first review of an application does not review it again"
            }
            _ => "who decided on an application does not review it",
        })
    }
}

impl Move {
    /// Does it depend on who signed before?
    pub(super) fn asks_who_signed(&self) -> bool {
        matches!(self.by, By::Checker | By::Desk) || self.act == Act::AllowPause
    }
}

/// Refuses to drop a matter that others go on in. It is held, so that none is joined to it until the transaction ends.
///
/// # Errors
/// CONFLICT where others were joined to it.
pub(super) async fn dropped(tx: &Tx, matter: &Model, step: &Move) -> Result<()> {
    if !matches!(step.act, Act::Cancel | Act::Refuse) {
        return Ok(());
    }
    let id = GlobalId::placed(Matter::TYPE, &matter.district_code, matter.id);
    hold(tx, [(&id, "input.id")]).await?;
    let mut select = Query::select();
    select
        .column("id")
        .from("matter")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("joined_to").eq(matter.id))
        .limit(1);
    match tx.rows(&select).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("other matters were joined to this one, so it has to be dealt with")),
    }
}

/// The steps of the matter, by their number.
pub(super) fn signed(matter: &Model, order: Order) -> SelectStatement {
    let mut select = Query::select();
    select
        .from("matter_step")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(matter.id))
        .order_by("seq", order);
    select
}
