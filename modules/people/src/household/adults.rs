//! Who answers for a household when somebody of it died or moved away.

use chrono::Months;
use entities::people::{household, resident};
use kit::Result;
use kit::access::Tx;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// Age from which a person is of age, in months.
const OF_AGE: u32 = 12 * 18;

/// The residence of the adult who answers for a household within its district: its head, or else the eldest of its members
/// there. None where only children, or people whose age nobody knows, are left.
///
/// # Errors
/// When the database fails.
pub async fn answers_for(tx: &Tx, district: &str, household: i64) -> Result<Option<resident::Model>> {
    let Some(born_by) = tx.access().today().checked_sub_months(Months::new(OF_AGE)) else { return Ok(None) };
    let here = || Condition::all().add(Expr::col("district_code").eq(district));
    let households = tx.models::<household::Entity>(here().add(Expr::col("id").eq(household))).await?;
    let head = households.first().filter(|row| row.head_district_code.as_deref() == Some(district));
    let head = head.and_then(|row| row.head_id);
    let members = here()
        .add(Expr::col("household_district_code").eq(district))
        .add(Expr::col("household_id").eq(household))
        .add(Expr::col("status").eq("active"))
        .add(Expr::col("birth_on").lte(born_by));
    let adults = tx.models::<resident::Entity>(members).await?;
    Ok(adults.into_iter().min_by_key(|adult| (Some(adult.id) != head, adult.birth_on, adult.id)))
}
