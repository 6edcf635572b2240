//! Illegal construction: what is built without leave, found early and dealt with step by step.
//!
//! Each household has one archive of its building (一户一档), and a survey goes on until no household is left out. Grids
//! are inspected daily. What is found becomes a violation, whose steps follow each other as the law has them, each with its
//! document, its day of service and its term; its case is a matter, whose procedure, clock and work sheets are those of all
//! matters. Towns publish a weekly circular of what was recorded, and evaluate their villages month by month.

pub mod archive;
pub mod circular;
pub mod demo;
pub mod evaluation;
mod follow;
pub mod inspection;
mod links;
mod near;
mod policy;
mod stat;
mod stream;
mod survey;
pub mod violation;

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};
use kit::recount::Recount;

/// The module of illegal construction.
#[derive(Clone, Copy, Debug, Default)]
pub struct IllegalConstruction;

#[async_trait::async_trait]
impl Module for IllegalConstruction {
    fn id(&self) -> &'static str {
        "illegal-construction"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn check(&self) -> std::result::Result<(), String> {
        violation::procedure::check()
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        archive::add(parts);
        survey::add(parts);
        inspection::add(parts);
        violation::add(parts);
        circular::add(parts);
        evaluation::add(parts);
        near::add(parts);
        stat::add(parts);
        parts.subscriptions::<stream::IllegalConstructionStreams>();
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        follow::moved(tx, moved).await
    }

    async fn on_ended(&self, tx: &mut Tx, ended: &Ended) -> Result<()> {
        follow::ended(tx, ended).await
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        follow::merged(tx, merged).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        follow::erased(tx, erased).await
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> Result<()> {
        follow::recount(recount).await
    }
}
