//! Family planning (计划生育、卫生健康服务): services for families, and no control of them.
//!
//! A parent registers a birth that has been; nobody is asked how many there were before, nothing is approved, and nothing
//! is refused. Certificates are entered and checked by somebody else. Family support is applied for as a case, granted, and
//! paid once a year after a second person has checked the payment. Families who come from elsewhere are offered services,
//! which they take or decline.
//!
//! Care at home before and after a birth, of small children and of reproductive health rests on a consent, which names one
//! visiting nurse and can be withdrawn at any time. Its plan and its visits are read by that nurse and by the person, and by
//! nobody else: no list, count, stream, statistics or history of anybody else tells of them. The health authority has
//! figures of quarters that are over, and the household map has figures of compounds: all of them in tens, so that neither
//! a figure nor a difference between two tells of fewer than ten.

mod birth;
mod care;
mod certificate;
pub mod demo;
mod floating;
mod follow;
mod map;
mod near;
mod payment;
mod policy;
mod stat;
mod stream;
mod support;

pub use birth::BirthRegistration;
pub use care::{HealthCarePlan, HealthCareVisit};
pub use certificate::FamilyCertificate;
pub use floating::FamilyService;
pub use payment::FamilySupportPayment;
pub use support::FamilySupport;

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};

/// The module of family planning.
#[derive(Clone, Copy, Debug, Default)]
pub struct FamilyPlanning;

#[async_trait::async_trait]
impl Module for FamilyPlanning {
    fn id(&self) -> &'static str {
        "family-planning"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        birth::add(parts);
        certificate::add(parts);
        support::add(parts);
        payment::add(parts);
        care::add(parts);
        floating::add(parts);
        map::add(parts);
        near::add(parts);
        stat::add(parts);
        stream::add(parts);
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
}
