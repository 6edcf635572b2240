//! Changes of the records of social security as they happen.

use crate::employment::EmploymentRecord;
use crate::enrolment::InsuranceEnrolment;
use crate::hardship::JobHardship;
use crate::introduction::JobIntroduction;
use crate::policy::CHANGES;
use crate::qualification::{Pension, QualificationCheck};
use crate::training::{TrainingAttendance, TrainingCourse};
use crate::unemployment::{UnemploymentBenefit, UnemploymentRegistration};
use crate::vacancy::JobVacancy;
use async_graphql::{Context, Subscription};
use kit::Result;
use kit::changes::{Changes, changes};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::record::Record;

/// What the stream adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.subscriptions::<SocialSecurityStreams>();
}

/// The types that it tells of.
const TYPES: [&str; 11] = [
    InsuranceEnrolment::TYPE,
    Pension::TYPE,
    QualificationCheck::TYPE,
    EmploymentRecord::TYPE,
    UnemploymentRegistration::TYPE,
    UnemploymentBenefit::TYPE,
    JobHardship::TYPE,
    JobVacancy::TYPE,
    JobIntroduction::TYPE,
    TrainingCourse::TYPE,
    TrainingAttendance::TYPE,
];

/// The subscription of social security.
#[derive(Default)]
struct SocialSecurityStreams;

#[Subscription]
impl SocialSecurityStreams {
    /// Changes of the records of social security (社会保障) in an area, each as far as you may read it, from now on or after
    /// a cursor that an event carried. Each record is read again with your rights of that moment.
    async fn social_security_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Changes> {
        changes(ctx, CHANGES, &area, &TYPES, after.as_deref()).await
    }
}
