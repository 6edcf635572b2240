//! Matters: how what is reported is dealt with, from the report to the filed result.
//!
//! Procedures are data ([`procedure`]); one engine carries out their transitions (`act`), signs each (`step`), keeps
//! the clock ([`clock`]) and the counts (`stat`). The catalogue says which kind of matter follows which procedure in
//! what time ([`catalogue`]).

mod act;
pub mod admission;
pub mod announce;
pub mod calendar;
pub mod campaign;
pub mod case;
pub mod catalogue;
pub mod clock;
pub mod demo;
mod dispatch;
pub mod matter;
mod policy;
pub mod procedure;
mod sheet;
mod stat;
mod step;
pub mod steps;
pub mod team;
pub mod visit;

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Bound, Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};
use kit::recount::Recount;
use procedure::Procedure;

/// The module of matters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Work;

#[async_trait::async_trait]
impl Module for Work {
    fn id(&self) -> &'static str {
        "work"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn check(&self) -> std::result::Result<(), String> {
        Procedure::ALL.into_iter().try_for_each(procedure::check)
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        calendar::add(parts);
        catalogue::add(parts);
        matter::add(parts);
        step::add(parts);
        sheet::add(parts);
        act::add(parts);
        stat::add(parts);
        admission::add(parts);
        announce::add(parts);
        team::add(parts);
        campaign::add(parts);
        visit::add(parts);
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        matter::person::follow(tx, moved).await?;
        visit::follow::moved(tx, moved).await?;
        stat::follow(tx, moved).await?;
        matter::building::follow(tx, moved).await
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        matter::person::join(tx, merged).await
    }

    async fn on_ended(&self, tx: &mut Tx, ended: &Ended) -> Result<()> {
        visit::follow::ended(tx, ended).await
    }

    async fn on_bound(&self, tx: &mut Tx, bound: &Bound) -> Result<()> {
        matter::person::bind(tx, bound).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        announce::erase(tx, erased).await?;
        visit::follow::erased(tx, erased).await?;
        matter::person::erase(tx, erased).await
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> Result<()> {
        stat::recount(recount).await
    }
}
