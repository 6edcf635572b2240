//! Civil affairs (民政): social assistance from the application to the payment, and care for people.
//!
//! A programme is data of a district: who is entitled, by which rule the amount follows, how often a grant is reviewed.
//! An application for a person or a household has a matter as its case, which goes through the approval procedure of its
//! kind, with announcement, objections and appeal; nothing of that is here. Once its case is granted, the decider makes
//! the grant, whose amount follows from the programme's rule. Grants in force are paid in monthly batches, which a second
//! person checks. Care records say how often somebody is visited who lives alone, is disabled or was left behind.
//!
//! Who dies or leaves has no grant any more; who moves to another district applies there anew.

mod application;
mod care;
pub mod demo;
mod follow;
mod grant;
mod ledger;
mod near;
mod payment;
mod policy;
mod programme;
mod stat;
mod stream;

pub use application::{AssistanceApplication, HouseholdVisit};
pub use care::{CareRecord, CareVisit};
pub use grant::{AssistanceGrant, AssistanceReview};
pub use payment::{AssistanceBatch, AssistancePayment};
pub use programme::AssistanceProgramme;

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};
use kit::recount::Recount;

/// The module of civil affairs.
#[derive(Clone, Copy, Debug, Default)]
pub struct CivilAffairs;

#[async_trait::async_trait]
impl Module for CivilAffairs {
    fn id(&self) -> &'static str {
        "civil-affairs"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        programme::add(parts);
        application::add(parts);
        grant::add(parts);
        payment::add(parts);
        care::add(parts);
        near::add(parts);
        stat::add(parts);
        stream::add(parts);
        ledger::add(parts);
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        follow::moved(tx, moved).await
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        follow::merged(tx, merged).await
    }

    async fn on_ended(&self, tx: &mut Tx, ended: &Ended) -> Result<()> {
        follow::ended(tx, ended).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        follow::erased(tx, erased).await
    }

    async fn on_recount(&self, recount: &mut Recount<'_>) -> Result<()> {
        payment::recount(recount).await
    }
}
