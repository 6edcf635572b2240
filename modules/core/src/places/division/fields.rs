//! What a division links to.

use super::log::{Aliases, Changes, DivisionAlias, DivisionChange};
use super::next::NextLevel;
use super::record::Division;
use super::shape::DivisionShapes;
use crate::divisions::{TownKind, VillageKind};
use crate::places::Status;
use crate::places::district::{DistrictSetting, ViewLevel};
use crate::places::grid::{Grid, GridKind};
use crate::places::shape::Point;
use async_graphql::{Context, Object};
use futures_util::future::try_join_all;
use kit::access::Ask;
use kit::code::{AreaLevel, DivisionCode};
use kit::links::One;
use kit::paging::{Connection, Paging, selected};
use kit::record::{Row, Selection};
use kit::scalar::GeoJson;
use kit::under::{By, Under};
use kit::{Error, Result};
use std::sync::Arc;

/// Links of a division.
pub(super) struct DivisionFields {
    code: Result<DivisionCode>,
}

impl From<&Row<Division>> for DivisionFields {
    fn from(division: &Row<Division>) -> Self {
        Self { code: division.key().parse().map_err(Error::internal) }
    }
}

#[Object]
impl DivisionFields {
    /// Its level.
    async fn level(&self) -> Result<AreaLevel> {
        Ok(self.code.clone()?.level())
    }

    /// Kind of a street or town, from its code; null for other levels.
    async fn town_kind(&self) -> Result<Option<TownKind>> {
        Ok(TownKind::of(&self.code.clone()?))
    }

    /// Kind of a community or village, from its code, whatever its name says; null for other levels.
    async fn village_kind(&self) -> Result<Option<VillageKind>> {
        Ok(VillageKind::of(&self.code.clone()?))
    }

    /// The division above; null for a province.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        let Some(parent) = self.code.clone()?.parent() else { return Ok(None) };
        let one = One::<Division>::new(Selection::of::<Division>(ctx, &[""]));
        ctx.loaders().load(one, (String::new(), parent.into())).await
    }

    /// The divisions above, the province first.
    async fn ancestors(&self, ctx: &Context<'_>) -> Result<Option<Vec<Arc<Row<Division>>>>> {
        let one = One::<Division>::new(Selection::of::<Division>(ctx, &[""]));
        let codes = self.code.clone()?.ancestors();
        let found = codes.into_iter().map(|code| {
            let one = one.clone();
            async move { ctx.loaders().load(one, (String::new(), code.into())).await }
        });
        Ok(Some(try_join_all(found).await?.into_iter().flatten().collect()))
    }

    /// The divisions of the next level, by code.
    async fn children(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Also those that are no longer valid.")] include_retired: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Division>>> {
        let paging = Paging::new::<Division>(ctx, first, after, last, before)?;
        let mut under = Under::<Division>::new(By::Column("parent_code"), selected::<Division>(ctx), paging);
        if !include_retired {
            under = under.only("retired_edition", None);
        }
        Ok(ctx.loaders().load(under, self.code.clone()?.into()).await?.map(Connection::of))
    }

    /// Its boundary, simplified for a map on which it fills the screen, or by `tolerance` metres; 0 is as drawn.
    async fn boundary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
        let code = self.code.clone()?;
        let drawn = ctx.loaders().load(DivisionShapes, code.to_string()).await?;
        drawn.map(|drawn| drawn.shown(code.level(), tolerance)).transpose()
    }

    /// A point inside it.
    async fn centre(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let drawn = ctx.loaders().load(DivisionShapes, self.code.clone()?.into()).await?;
        Ok(drawn.map(|drawn| drawn.centre))
    }

    /// What editions and local changes did to it, newest first.
    async fn changes(&self, ctx: &Context<'_>) -> Result<Option<Vec<DivisionChange>>> {
        let found = ctx.loaders().load(Changes, self.code.clone()?.into()).await?;
        Ok(Some(found.map(|changes| changes.to_vec()).unwrap_or_default()))
    }

    /// What the lists of other issuers have under its code.
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Option<Vec<DivisionAlias>>> {
        let found = ctx.loaders().load(Aliases, self.code.clone()?.into()).await?;
        Ok(Some(found.map(|aliases| aliases.to_vec()).unwrap_or_default()))
    }

    /// What its district has decided; null above districts and where the district does not use the platform.
    async fn setting(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<DistrictSetting>>>> {
        let code = self.code.clone()?;
        let Some(district) = code.as_str().get(..6) else { return Ok(None) };
        let one = One::<DistrictSetting>::new(Selection::of::<DistrictSetting>(ctx, &[""]));
        ctx.loaders().load(one, (String::new(), district.to_owned())).await
    }

    /// The levels of the hierarchy as its district looks at it, from the top; null as for `setting`.
    async fn view(&self, ctx: &Context<'_>) -> Result<Option<Vec<ViewLevel>>> {
        ViewLevel::at(ctx, &self.code.clone()?).await
    }

    /// What is below it in its district's view: divisions, grids or compounds. Null above districts and where the
    /// district does not use the platform.
    async fn next_level(&self, ctx: &Context<'_>) -> Result<Option<NextLevel>> {
        let code = self.code.clone()?;
        let view = ViewLevel::at(ctx, &code).await?;
        Ok(view.and_then(|view| NextLevel::of(code, &view)))
    }

    /// The grids below it that are within your reach, by code.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn grids(
        &self,
        ctx: &Context<'_>,
        kind: Option<GridKind>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before)?;
        let code = self.code.clone()?;
        let mut under = Under::<Grid>::new(By::Digits(code.as_str().len()), selected::<Grid>(ctx), paging);
        if let Some(kind) = kind {
            under = under.only("kind", Some(kind.as_str()));
        }
        if let Some(status) = status {
            under = under.only("status", Some(status.as_str()));
        }
        Ok(ctx.loaders().load(under, code.into()).await?.map(Connection::of))
    }
}
