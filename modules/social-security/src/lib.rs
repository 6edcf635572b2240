//! Social security (人力资源和社会保障): insurance, pensions, work and training.
//!
//! An enrolment says that a person is insured in a scheme in a year, and how the contribution stands; from the
//! enrolments follows how much of a grid is covered, and who is not. A pension is checked once a year, at home, at the
//! window or by a document; it is suspended only after a notice was served and its days are over. For work there are the
//! state of a person by GB/T 2261.4, the register of the unemployed, people with difficulty finding work, vacancies of
//! units, introductions to them, and training.
//!
//! An application for unemployment benefit and one for recognition as a person with difficulty finding work have a
//! matter as their case, which goes through the approval procedure; the decider then grants what was decided. Who dies,
//! leaves or moves to another district is insured, paid and registered there no longer: the new place begins anew.

pub mod demo;
mod employment;
mod enrolment;
mod follow;
mod hardship;
mod introduction;
mod ledger;
mod near;
mod person;
mod policy;
mod qualification;
mod stat;
mod stream;
mod training;
mod unemployment;
mod vacancy;

pub use employment::{EmploymentRecord, EmploymentState};
pub use enrolment::{ContributionState, InsuranceEnrolment, InsuranceKind, InsuranceScheme};
pub use hardship::{HardshipCategory, JobHardship};
pub use introduction::{IntroductionResult, JobIntroduction};
pub use qualification::{Pension, PensionState, QualificationCheck};
pub use training::{TrainingAttendance, TrainingCourse};
pub use unemployment::{UnemploymentBenefit, UnemploymentRegistration};
pub use vacancy::JobVacancy;

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};

/// The module of social security.
#[derive(Clone, Copy, Debug, Default)]
pub struct SocialSecurity;

#[async_trait::async_trait]
impl Module for SocialSecurity {
    fn id(&self) -> &'static str {
        "social-security"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        enrolment::add(parts);
        qualification::add(parts);
        employment::add(parts);
        unemployment::add(parts);
        hardship::add(parts);
        vacancy::add(parts);
        introduction::add(parts);
        training::add(parts);
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
}
