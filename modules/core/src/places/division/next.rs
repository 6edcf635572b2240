//! The next level down, as the district looks at the hierarchy (requirements G1).

use super::record::Division;
use crate::places::compound::Compound;
use crate::places::district::{ViewKind, ViewLevel};
use crate::places::grid::Grid;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::{AreaLevel, DivisionCode};
use kit::paging::{Connection, Paging, selected};
use kit::record::Record;
use kit::under::{By, Under};

/// What is below a division in its district's view: the records of one level, whichever that is.
pub(super) struct NextLevel {
    code: DivisionCode,
    level: ViewLevel,
}

impl NextLevel {
    /// Of this division in a view with these levels; None where the view ends above it.
    pub(super) fn of(code: DivisionCode, view: &[ViewLevel]) -> Option<Self> {
        let own = match code.level() {
            AreaLevel::Province | AreaLevel::City => return None,
            AreaLevel::District => ViewKind::District,
            AreaLevel::Town => ViewKind::Town,
            AreaLevel::Community | AreaLevel::Grid => ViewKind::Community,
        };
        let level = *view.iter().find(|level| level.kind > own)?;
        Some(Self { code, level })
    }

    /// A page of its records, if they are of this kind.
    async fn page<T: Record>(
        &self,
        ctx: &Context<'_>,
        kind: bool,
        by: By,
        valid: (&'static str, Option<&str>),
        paging: Result<Paging>,
    ) -> Result<Option<Connection<T>>> {
        if !kind {
            return Ok(None);
        }
        let under = Under::<T>::new(by, selected::<T>(ctx), paging?).only(valid.0, valid.1);
        Ok(ctx.loaders().load(under, self.code.to_string()).await?.map(Connection::of))
    }

    /// Those whose own code begins with the division's.
    fn by_code(&self) -> By {
        By::Digits(self.code.as_str().len())
    }
}

const ACTIVE: (&str, Option<&str>) = ("status", Some("active"));

/// What is below a division in the view of its district (下级区域). Ask for each kind that a view can have: the one that
/// is the next level here answers, the others are null.
#[Object]
impl NextLevel {
    /// The level, as the district calls it.
    async fn level(&self) -> ViewLevel {
        self.level
    }

    /// The valid divisions of the level, by code; null where it is no level of divisions.
    async fn divisions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Division>>> {
        let kind = self.level.kind <= ViewKind::Community;
        let paging = Paging::new::<Division>(ctx, first, after, last, before);
        self.page(ctx, kind, By::Column("parent_code"), ("retired_edition", None), paging).await
    }

    /// The grids in force, within your reach, by code; null where the level is not that of grids.
    async fn grids(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before);
        self.page(ctx, self.level.kind == ViewKind::Grid, self.by_code(), ACTIVE, paging).await
    }

    /// The compounds in force, within your reach, in the order of their entry; null where the level is not that of
    /// compounds. The level below them is their `buildings`.
    async fn compounds(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Compound>>> {
        let paging = Paging::new::<Compound>(ctx, first, after, last, before);
        self.page(ctx, self.level.kind == ViewKind::Compound, self.by_code(), ACTIVE, paging).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(code: &str, levels: i64) -> Option<ViewKind> {
        NextLevel::of(code.parse().unwrap(), &ViewLevel::levels(levels)).map(|next| next.level.kind)
    }

    #[test]
    fn each_view_leads_from_the_district_down() {
        for levels in 3..=5 {
            assert_eq!(next("3407", levels), None);
            assert_eq!(next("340705", levels), Some(ViewKind::Town));
            assert_eq!(next("340705005", levels), Some(ViewKind::Community));
        }
        let below_communities = [3, 4, 5].map(|levels| next("340705005002", levels));
        assert_eq!(below_communities, [ViewKind::Grid, ViewKind::Grid, ViewKind::Compound].map(Some));
    }
}
