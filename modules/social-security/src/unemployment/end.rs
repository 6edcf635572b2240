//! What ends with a registration.

use super::benefit::UnemploymentBenefit;
use super::record::{UnemploymentEndReason, UnemploymentRegistration};
use crate::person::of_person;
use chrono::NaiveDate;
use entities::social_security::{unemployment, unemployment_benefit};
use kit::Result;
use kit::access::{Permit, Target, Tx, Written};
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// The registration in force of a person in a district.
pub(crate) async fn open_of(tx: &Tx, district: &str, person: i64) -> Result<Option<unemployment::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<unemployment::Entity>())
        .from("unemployment")
        .cond_where(of_person(district, person))
        .and_where(Expr::col("to_on").is_null());
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| unemployment::Model::from_query_result(row, "")).transpose()?)
}

/// Ends a registration on a day, and the benefit that is paid.
pub(crate) async fn close(
    tx: &mut Tx,
    permit: &Permit,
    registration: unemployment::Model,
    (reason, on): (UnemploymentEndReason, NaiveDate),
) -> Result<Written> {
    let day = Ord::max(on, registration.from_on);
    let version = registration.version;
    let of_registration = Condition::all()
        .add(Expr::col("district_code").eq(registration.district_code.as_str()))
        .add(Expr::col("unemployment_id").eq(registration.id));
    for benefit in paid(tx, of_registration, day).await? {
        stop(tx, permit, benefit, (reason, day)).await?;
    }
    let row = unemployment::ActiveModel {
        to_on: Set(Some(day)),
        end_reason: Set(Some(reason.as_str().to_owned())),
        ..unemployment::ActiveModel::default()
    };
    let target = Target::<UnemploymentRegistration>::belonging(permit, registration);
    tx.change::<UnemploymentRegistration>(target, row, version, "end").await
}

/// Benefits of these rows that are paid on a day or later.
async fn paid(tx: &Tx, which: Condition, day: NaiveDate) -> Result<Vec<unemployment_benefit::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<unemployment_benefit::Entity>())
        .from("unemployment_benefit")
        .cond_where(which)
        .and_where(Expr::col("to_on").gt(day));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(unemployment_benefit::Model::from_query_result(row, "")?)).collect()
}

async fn stop(
    tx: &mut Tx,
    permit: &Permit,
    benefit: unemployment_benefit::Model,
    (reason, day): (UnemploymentEndReason, NaiveDate),
) -> Result<()> {
    let version = benefit.version;
    let first = benefit.from_on.unwrap_or(day);
    let row = unemployment_benefit::ActiveModel {
        to_on: Set(Some(Ord::max(day, first))),
        end_reason: Set(Some(reason.as_str().to_owned())),
        ..unemployment_benefit::ActiveModel::default()
    };
    let target = Target::<UnemploymentBenefit>::belonging(permit, benefit);
    tx.change::<UnemploymentBenefit>(target, row, version, "end").await.map(drop)
}
