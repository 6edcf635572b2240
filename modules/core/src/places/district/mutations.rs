//! What is done with the settings of districts.

use super::inputs::{ChangeDistrictSettingInput, OpenDistrictInput, defaults};
use super::record::DistrictSetting;
use crate::places::read_back;
use async_graphql::{Context, Object, SimpleObject};
use kit::access::{Action, Tx, Written};
use kit::code::AreaLevel;
use kit::once::once;
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ActiveValue, IntoActiveModel};

/// The mutations of settings.
pub(super) struct SettingMutations;

impl From<&MutationRoot> for SettingMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A setting that was written.
#[derive(SimpleObject)]
struct DistrictSettingPayload {
    /// The setting as it is now.
    setting: Option<Row<DistrictSetting>>,
}

impl DistrictSettingPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { setting: read_back(ctx, &written, "setting").await? }))
    }
}

#[Object]
impl SettingMutations {
    /// Opens a district: from now on it can have grids.
    async fn open_district(
        &self,
        ctx: &Context<'_>,
        input: OpenDistrictInput,
    ) -> Result<Option<DistrictSettingPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| open(tx, input).await).await?;
        DistrictSettingPayload::of(ctx, written).await
    }

    /// Changes what a district has decided.
    async fn change_district_setting(
        &self,
        ctx: &Context<'_>,
        input: ChangeDistrictSettingInput,
    ) -> Result<Option<DistrictSettingPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?;
        DistrictSettingPayload::of(ctx, written).await
    }
}

async fn open(tx: &mut Tx, input: OpenDistrictInput) -> Result<Written> {
    let code = &input.code;
    if code.level() != AreaLevel::District {
        return Err(Error::bad_input("input.code", "the six digits of a district"));
    }
    tx.require(DistrictSetting::RESOURCE, Action::Create, code.as_str())?;
    let mut division = Query::select();
    division.column("code").from("division").and_where(Expr::col("code").eq(code.as_str()));
    division.and_where(Expr::col("retired_edition").is_null());
    if tx.rows(&division).await?.is_empty() {
        return Err(Error::bad_input("input.code", "there is no such district"));
    }
    let mut opened = Query::select();
    opened.column("code").from("district_setting").and_where(Expr::col("code").eq(code.as_str()));
    if !tx.rows(&opened).await?.is_empty() {
        return Err(Error::conflict("the district uses the platform already; change its setting"));
    }
    let first = defaults(code, tx.access().now());
    let decided = input.setting.unwrap_or_default().changes(&first)?;
    let mut row = first.into_active_model().reset_all();
    take(&mut row.levels, decided.levels);
    take(&mut row.zone, decided.zone);
    take(&mut row.size_kinds, decided.size_kinds);
    take(&mut row.households_min, decided.households_min);
    take(&mut row.households_max, decided.households_max);
    take(&mut row.people_min, decided.people_min);
    take(&mut row.people_max, decided.people_max);
    take(&mut row.verify_months, decided.verify_months);
    take(&mut row.keep_months, decided.keep_months);
    take(&mut row.keep_sensitive_months, decided.keep_sensitive_months);
    let written = tx.create::<DistrictSetting>(row).await?;
    tx.districts_change().await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeDistrictSettingInput) -> Result<Written> {
    let before = tx.target::<DistrictSetting>(&input.id, Action::Change).await?;
    let row = input.setting.changes(&before)?;
    tx.change::<DistrictSetting>(before, row, input.version.into(), "change").await
}

/// What is decided goes before the default.
fn take<V: Into<sea_orm::Value>>(column: &mut ActiveValue<V>, decided: ActiveValue<V>) {
    if decided.is_set() {
        *column = decided;
    }
}
