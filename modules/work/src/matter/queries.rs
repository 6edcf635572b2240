//! How matters are found.

use super::inputs::MatterFilter;
use super::queues::open;
use super::record::Matter;
use crate::procedure::Stage;
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::AreaCode;
use kit::links::Meeting;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// Not of a discreet kind.
pub(super) const OPENLY: Meeting =
    Meeting { name: "matter.openly", condition: |_| Condition::all().add(Expr::col("discreet").eq(false)) };

/// Most rows that a list of matters counts.
const COUNTED: u64 = 10_000;

/// The queries of matters.
pub(super) struct MatterQueries;

impl From<&QueryRoot> for MatterQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl MatterQueries {
    /// The matter with this id, or null when there is none within your reach.
    async fn matter(&self, ctx: &Context<'_>, id: GlobalId) -> Result<Option<Row<Matter>>> {
        ctx.access().by_id::<Matter>(&id, Selection::of::<Matter>(ctx, &[""])).await
    }

    /// The matters within your reach, newest first; those of an area, and those that the filter keeps. They are counted to
    /// 10,000: beyond, `totalCount` is null, and `matterStatistics` has the numbers.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn matters(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<MatterFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Matter>>> {
        let paging = Paging::new::<Matter>(ctx, first, after, last, before)?;
        let condition = filter.map(|filter| condition(&filter)).transpose()?;
        let find = || {
            let find = ctx.access().find::<Matter>()?.filter_some(condition.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read_to(ctx, &paging, find, Some(COUNTED)).await.map(Some)
    }
}

/// Written out, so that the index of those few that were reported late is used.
fn reported_late(late: bool) -> Expr {
    Expr::cust(if late { "reported_late" } else { "NOT reported_late" })
}

/// What the filter keeps.
fn condition(filter: &MatterFilter) -> Result<Condition> {
    let same = [
        ("status", filter.status.map(|status| status.as_str())),
        ("stage", filter.stage.map(Stage::as_str)),
        ("procedure", filter.procedure.map(|kind| kind.as_str())),
        ("kind_code", filter.kind.as_deref()),
        ("category", filter.category.as_deref()),
        ("line", filter.line.as_deref()),
        ("urgency", filter.urgency.map(|urgency| urgency.as_str())),
        ("light", filter.light.map(|light| light.as_str())),
        ("source", filter.source.map(|source| source.as_str())),
        ("source_name", filter.source_name.as_deref()),
        ("source_number", filter.source_ref.as_deref()),
    ];
    let mut all = Condition::all();
    if filter.stage.is_some_and(|stage| stage != Stage::Done) {
        // what stands in another stage is open, and those are found by an index without reading what is over
        all = all.add(open());
    }
    for (column, text) in same {
        all = all.add_option(text.map(|text| Expr::col(column).eq(text)));
    }
    if let Some(step) = filter.step {
        if !(2..=6).contains(&step) {
            return Err(Error::bad_input("filter.step", "2 to 6"));
        }
        all = all.add(Expr::col("step").eq(step));
    }
    if let Some(team) = &filter.team {
        all = all.add(Expr::col("team_id").eq(team.clone().of("ServiceTeam", "filter.team")?.id()?));
    }
    all = all.add_option(filter.on_behalf.map(|behalf| match behalf {
        true => Expr::col("authority").is_not_null(),
        false => Expr::col("authority").is_null(),
    }));
    all = all.add_option(filter.late.map(|late| Expr::col("late").eq(late)));
    all = all.add_option(filter.reported_late.map(reported_late));
    all = all.add_option(filter.reported_from.map(|at| Expr::col("reported_at").gte(at.0)));
    Ok(all.add_option(filter.reported_before.map(|at| Expr::col("reported_at").lt(at.0))))
}
