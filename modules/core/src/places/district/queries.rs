//! How the settings of districts are found, and what they add.

use super::record::DistrictSetting;
use super::view::ViewLevel;
use crate::places::division::Division;
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::DivisionCode;
use kit::links::One;
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::sync::Arc;

/// The queries of settings.
pub(super) struct SettingQueries;

impl From<&QueryRoot> for SettingQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl SettingQueries {
    /// What the district with this code has decided, or the district that a longer code lies in; null when it does
    /// not use the platform.
    async fn district_setting(
        &self,
        ctx: &Context<'_>,
        code: DivisionCode,
    ) -> Result<Option<Row<DistrictSetting>>> {
        let Some(district) = code.as_str().get(..6) else { return Ok(None) };
        let find = ctx.access().find::<DistrictSetting>()?;
        let find = find.select(Selection::of::<DistrictSetting>(ctx, &[""]));
        find.filter(Expr::col("code").eq(district)).one().await
    }
}

/// Links of a setting.
pub(super) struct SettingFields {
    code: String,
}

impl From<&Row<DistrictSetting>> for SettingFields {
    fn from(setting: &Row<DistrictSetting>) -> Self {
        Self { code: setting.key().to_owned() }
    }
}

#[Object]
impl SettingFields {
    /// The district.
    async fn district(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        let one = One::<Division>::new(Selection::of::<Division>(ctx, &[""]));
        ctx.loaders().load(one, (String::new(), self.code.clone())).await
    }

    /// The levels of the hierarchy as the district looks at it, from the top.
    async fn view(&self, ctx: &Context<'_>) -> Result<Option<Vec<ViewLevel>>> {
        ViewLevel::at(ctx, &self.code.parse().map_err(Error::internal)?).await
    }
}
