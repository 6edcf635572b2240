//! Figures for everybody (requirements G8): none below ten, and none from which one below ten can be computed.

use super::areas::Areas;
use crate::stat::figures::{Figures, Wanted};
use crate::stat::names::Names;
use crate::stat::record::GridStat;
use async_graphql::{Context, Object};
use kit::access::{Ask, Cells, Tally};
use kit::code::{AreaCode, AreaLevel};
use kit::{Error, Result};

/// Resource of the figures that everybody may read.
pub(super) const RESOURCE: &str = "public-figures";
/// The least figure that is shown.
const LEAST: i64 = 10;
/// The figures. None of them is the sum or the difference of others of them.
const SHOWN: [&str; 3] = ["households", "registered", "floating"];
/// The smallest areas that are told apart.
const CELLS: Cells = Cells { digits: AreaLevel::Community.digits(), least: LEAST };

/// Figures of an area that everybody may read.
#[derive(Clone, Debug)]
pub struct PublicFigures(Figures);

impl PublicFigures {
    /// The figures of these areas.
    pub(super) async fn read(ctx: &Context<'_>, areas: &Areas) -> Result<Vec<Self>> {
        if areas.digits() > CELLS.digits {
            return Err(Error::bad_input("level", "figures for everybody go down to communities"));
        }
        let find = ctx.access().find_as::<GridStat>(RESOURCE)?.in_area(&areas.area);
        let tally = Tally { cells: Some(CELLS), ..areas.tally() };
        let found = Figures::read(find, &tally, Wanted::named(&SHOWN)).await?;
        Ok(found.into_iter().map(Self).collect())
    }

    fn shown(&self, name: &str) -> Option<i64> {
        Some(self.0.of(name)).filter(|figure| *figure >= LEAST)
    }
}

/// Figures of an area that everybody may read (公开数据). A community's figure below 10 is null, and counts for nothing
/// in the figures of the areas around it: each figure here is a sum of figures of communities that are shown, so none
/// that is not shown can be computed. The figure of an area is therefore less than the true one by 9 at most for each
/// such community.
#[Object]
impl PublicFigures {
    /// Code of the area.
    async fn code(&self) -> Result<AreaCode> {
        self.0.code.parse().map_err(Error::internal)
    }

    /// Its level.
    async fn level(&self) -> Option<AreaLevel> {
        AreaLevel::of_digits(self.0.code.len())
    }

    /// Its name.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        ctx.loaders().load(Names, self.0.code.clone()).await
    }

    /// Households (户数), 10 or more, or null.
    async fn households(&self) -> Option<i64> {
        self.shown("households")
    }

    /// People registered there (户籍人口), 10 or more, or null.
    async fn registered(&self) -> Option<i64> {
        self.shown("registered")
    }

    /// People who live there and are registered elsewhere (流动人口), 10 or more, or null.
    async fn floating(&self) -> Option<i64> {
        self.shown("floating")
    }
}
