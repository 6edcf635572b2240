//! How archives are found.

use super::papers::ArchivePaper;
use super::record::{BuildingArchive, BuildingPaperState};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::household::Household;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{days, keyed};
use wangge_core::places::Status;

/// Which building archives. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct BuildingArchiveFilter {
    /// Complete ones (true), or those in which a paper is missing (false).
    pub complete: Option<bool>,
    /// Those in which this paper is missing.
    pub missing: Option<ArchivePaper>,
    /// Of buildings with imperfect procedures (手续不完善): the paper of the land or the planning permit is missing (true),
    /// or of others (false).
    pub imperfect: Option<bool>,
    /// Of this household.
    pub household: Option<GlobalId>,
    /// Surveyed before this day: to be surveyed again.
    pub surveyed_before: Option<Date>,
    /// Surveyed last on this day or later.
    pub surveyed_from: Option<Date>,
    /// Surveyed last on this day or earlier.
    pub surveyed_to: Option<Date>,
}

impl BuildingArchiveFilter {
    fn condition(&self) -> Result<Condition> {
        let household = (self.household.as_ref(), ("filter.household", "household_id"));
        let missing = BuildingPaperState::Missing.as_str();
        let imperfect = Expr::col("land_paper").eq(missing).or(Expr::col("planning_paper").eq(missing));
        Ok(days("surveyed_on", self.surveyed_from, self.surveyed_to)
            .add_option(self.complete.map(|is| Expr::col("complete").eq(is)))
            .add_option(self.missing.map(ArchivePaper::is_missing))
            .add_option(self.imperfect.map(|is| if is { imperfect } else { imperfect.not() }))
            .add_option(keyed(household.0, Household::TYPE, household.1)?)
            .add_option(self.surveyed_before.map(|day| Expr::col("surveyed_on").lt(day.0))))
    }
}

/// The queries of archives.
pub(super) struct ArchiveQueries;

impl From<&QueryRoot> for ArchiveQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ArchiveQueries {
    /// The building archives within your reach, grid by grid in the order of their entry; those of one area or status, and
    /// those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn building_archives(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<BuildingArchiveFilter>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<BuildingArchive>>> {
        let paging = Paging::new::<BuildingArchive>(ctx, first, after, last, before)?;
        let mut which = filter.unwrap_or_default().condition()?;
        which = which.add_option(status.map(|status| Expr::col("status").eq(status.as_str())));
        let find = || {
            let find = ctx.access().find::<BuildingArchive>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
