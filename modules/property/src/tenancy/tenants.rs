//! The tenants of a tenancy.

use super::record::Tenancy;
use crate::party::absent;
use entities::property::tenancy::Model;
use entities::property::tenancy_tenant::ActiveModel;
use kit::access::{Permit, Tx, district_of};
use kit::hooks::Merged;
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use std::collections::BTreeSet;

/// Most tenants of a tenancy.
const MOST: usize = 100;
/// Where they are sent.
const PATH: &str = "input.tenants";

/// The residences that these ids name, all in force and in the dwelling.
pub(super) async fn checked(
    tx: &Tx,
    district: &str,
    dwelling: i64,
    ids: &[GlobalId],
) -> Result<BTreeSet<i64>> {
    if ids.len() > MOST {
        return Err(Error::bad_input(PATH, format!("at most {MOST} tenants")));
    }
    let mut tenants = BTreeSet::new();
    for id in ids {
        let found = tx.known::<Resident>(&id.clone().of(Resident::TYPE, PATH)?).await;
        let resident = found.map_err(|error| absent(error, PATH, "there is no such residence"))?;
        let lives = resident.dwelling_id == Some(dwelling) && resident.district_code == district;
        if !lives || resident.status != "active" {
            return Err(Error::bad_input(PATH, "a tenant lives in the dwelling: enter that first"));
        }
        tenants.insert(resident.id);
    }
    Ok(tenants)
}

/// Writes the tenants of a new tenancy, or those who came.
pub(super) async fn enter(
    tx: &Tx,
    permit: &Permit,
    tenancy: &Model,
    tenants: impl IntoIterator<Item = i64>,
) -> Result<()> {
    let tenants: Vec<i64> = tenants.into_iter().collect();
    on_record(tx, permit, tenancy, ("add_tenant", &tenants)).await?;
    for resident in tenants {
        let row = ActiveModel {
            district_code: Set(tenancy.district_code.clone()),
            id: Set(tx.access().new_id()),
            grid_code: Set(tenancy.grid_code.clone()),
            grid_id: Set(tenancy.grid_id),
            building_id: Set(tenancy.building_id),
            tenancy_id: Set(tenancy.id),
            resident_id: Set(resident),
        };
        tx.insert(permit, row).await?;
    }
    Ok(())
}

/// These are the tenants from now on.
pub(super) async fn replace(
    tx: &Tx,
    permit: &Permit,
    tenancy: &Model,
    tenants: &BTreeSet<i64>,
) -> Result<()> {
    let before = now(tx, tenancy).await?;
    let gone: Vec<i64> = before.difference(tenants).copied().collect();
    on_record(tx, permit, tenancy, ("remove_tenant", &gone)).await?;
    if !gone.is_empty() {
        let mut delete = Query::delete();
        delete.from_table("tenancy_tenant");
        delete.and_where(Expr::col("district_code").eq(tenancy.district_code.as_str()));
        delete.and_where(Expr::col("tenancy_id").eq(tenancy.id));
        delete.and_where(Expr::col("resident_id").is_in(gone));
        tx.execute(permit, &delete).await?;
    }
    enter(tx, permit, tenancy, tenants.difference(&before).copied()).await
}

/// The persons of these residences read that they came or went as tenants.
async fn on_record(
    tx: &Tx,
    permit: &Permit,
    tenancy: &Model,
    (verb, residents): (&str, &[i64]),
) -> Result<()> {
    let mut persons = Query::select();
    persons.column("person_id").from("resident");
    persons.and_where(Expr::col("district_code").eq(tenancy.district_code.as_str()));
    persons.and_where(Expr::col("id").is_in(residents.iter().copied()));
    persons.order_by("id", Order::Asc);
    let id = GlobalId::placed(Tenancy::TYPE, &tenancy.district_code, tenancy.id);
    for row in tx.rows(&persons).await? {
        tx.audit_by(permit, verb, (&id, &tenancy.grid_code), Some(row.try_get_by("person_id")?)).await?;
    }
    Ok(())
}

/// The residences of the tenants now.
pub(super) async fn now(tx: &Tx, tenancy: &Model) -> Result<BTreeSet<i64>> {
    let mut select = Query::select();
    select.column("resident_id").from("tenancy_tenant");
    select.and_where(Expr::col("district_code").eq(tenancy.district_code.as_str()));
    select.and_where(Expr::col("tenancy_id").eq(tenancy.id));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(row.try_get_by("resident_id")?)).collect()
}

/// A tenant's residence that went: the kept one is the tenant, where it is one of the dwelling. Only the platform itself
/// may.
pub(crate) async fn join(tx: &Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    let of = |resident: i64| {
        Condition::all()
            .add(Expr::col("district_code").eq(district))
            .add(Expr::col("resident_id").eq(resident))
    };
    let mut home = Query::select();
    home.column("dwelling_id").from("resident").and_where(Expr::col("district_code").eq(district));
    home.and_where(Expr::col("id").eq(merged.kept)).and_where(Expr::col("status").eq("active"));
    let mut here = Query::select();
    here.column("id").from("tenancy").and_where(Expr::col("district_code").eq(district));
    here.and_where(Expr::col("dwelling_id").in_subquery(home));
    let mut known = Query::select();
    known.column("tenancy_id").from("tenancy_tenant").cond_where(of(merged.kept));
    let known: Vec<i64> = rows_of(tx, &known).await?;
    let mut update = Query::update();
    update
        .table("tenancy_tenant")
        .value("resident_id", merged.kept)
        .cond_where(of(merged.gone))
        .and_where(Expr::col("tenancy_id").in_subquery(here))
        .and_where(Expr::col("tenancy_id").is_not_in(known));
    tx.bulk_execute(&update).await?;
    let mut delete = Query::delete();
    delete.from_table("tenancy_tenant").cond_where(of(merged.gone));
    tx.bulk_execute(&delete).await.map(drop)
}

/// The ids that a statement finds.
async fn rows_of(tx: &Tx, select: &SelectStatement) -> Result<Vec<i64>> {
    tx.rows(select).await?.iter().map(|row| Ok(row.try_get_by("tenancy_id")?)).collect()
}
