//! The tenants of a tenancy.

use crate::party::absent;
use entities::property::tenancy::Model;
use entities::property::tenancy_tenant::ActiveModel;
use kit::access::{Permit, Tx};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
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

/// These are the tenants from now on; answers whether any changed.
pub(super) async fn replace(
    tx: &Tx,
    permit: &Permit,
    tenancy: &Model,
    tenants: &BTreeSet<i64>,
) -> Result<bool> {
    let before = now(tx, tenancy).await?;
    let gone: Vec<i64> = before.difference(tenants).copied().collect();
    if !gone.is_empty() {
        let mut delete = Query::delete();
        delete.from_table("tenancy_tenant");
        delete.and_where(Expr::col("district_code").eq(tenancy.district_code.as_str()));
        delete.and_where(Expr::col("tenancy_id").eq(tenancy.id));
        delete.and_where(Expr::col("resident_id").is_in(gone));
        tx.execute(permit, &delete).await?;
    }
    enter(tx, permit, tenancy, tenants.difference(&before).copied()).await?;
    Ok(before != *tenants)
}

async fn now(tx: &Tx, tenancy: &Model) -> Result<BTreeSet<i64>> {
    let mut select = Query::select();
    select.column("resident_id").from("tenancy_tenant");
    select.and_where(Expr::col("district_code").eq(tenancy.district_code.as_str()));
    select.and_where(Expr::col("tenancy_id").eq(tenancy.id));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(row.try_get_by("resident_id")?)).collect()
}
