//! What care at home links to.

use super::plan::HealthCarePlan;
use super::visit::HealthCareVisit;
use people::resident::Resident;
use wangge_core::links::{all, near, one};

one! {
    /// The residence of the person.
    PlanResident(HealthCarePlan).resident: Resident, |row| near(row, "resident_id")
}

all! {
    /// Its visits, newest first.
    PlanVisits(HealthCarePlan).visits: HealthCareVisit, "plan_id"
}

one! {
    /// The plan.
    VisitPlan(HealthCareVisit).plan: HealthCarePlan, |row| near(row, "plan_id")
}
