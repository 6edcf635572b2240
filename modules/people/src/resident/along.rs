//! What departments hold of a person lies where the person lives: in the moving and merging transactions, also of
//! modules that are off.

use entities::people::resident::Model;
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// THE LIST of placed tables of departments with the columns `resident_id` and `person_id`. To another district nothing
/// goes along, since a district code is never updated: there a module decides in `on_moved`.
pub const ALONG: &[&str] = &[
    // a placed table of a department that names a residence takes a line
    "assistance_application",
    "household_visit",
    "assistance_grant",
    "assistance_review",
    "assistance_payment",
    "care_record",
    "care_visit",
    "birth_registration",
    "family_certificate",
    "family_support",
    "family_support_payment",
    "health_care_plan",
    "health_care_visit",
    "family_service",
    "insurance_enrolment",
    "pension",
    "qualification_check",
    "employment",
    "unemployment",
    "unemployment_benefit",
    "job_hardship",
    "job_introduction",
    "training_attendance",
    "visit_task",
    "key_file",
    "key_helper",
    "key_visit",
    "key_objection",
    "key_view",
];

/// Rows about the residence `before` are about `after` now, where both are of one district.
pub(crate) async fn go_along(tx: &Tx, permit: &Permit, before: &Model, after: &Model) -> Result<()> {
    if before.district_code != after.district_code {
        return Ok(());
    }
    for table in ALONG {
        let mut update = Query::update();
        update
            .table(*table)
            .value("resident_id", after.id)
            .value("grid_code", after.grid_code.as_str())
            .value("grid_id", after.grid_id)
            .and_where(Expr::col("district_code").eq(before.district_code.as_str()))
            .and_where(Expr::col("resident_id").eq(before.id));
        tx.execute(permit, &update).await?;
    }
    Ok(())
}
