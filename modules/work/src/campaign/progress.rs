//! How far a campaign is, area by area.

use super::record::{Campaign, CampaignAction, CampaignTask};
use async_graphql::{Context, Object, SimpleObject, Value};
use kit::access::{Access, Ask, Tally};
use kit::code::{AreaCode, AreaLevel, after};
use kit::record::{Row, Selection};
use kit::{Error, Result};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait};
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::places::grid::Grid;

/// Most areas of an answer.
const MOST: usize = 1_000;

/// How far an area is with a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq, SimpleObject)]
pub(super) struct CampaignProgress {
    /// Code of the area.
    code: String,
    /// Grids in force in it.
    grids: i64,
    /// What there is to do: a task for each grid and each action that holds there.
    tasks: i64,
    /// Tasks that are begun and not done.
    begun: i64,
    /// Tasks that are done.
    done: i64,
}

/// The figures of a campaign.
pub(super) struct CampaignFigures {
    id: Option<i64>,
    area: String,
}

impl From<&Row<Campaign>> for CampaignFigures {
    fn from(campaign: &Row<Campaign>) -> Self {
        Self { id: campaign.id().ok(), area: campaign.area().to_owned() }
    }
}

#[Object]
impl CampaignFigures {
    /// How far it is, for each area of a level (进度): streets and towns, communities or grids of its own area or of a part
    /// of it. Areas that are not wholly within your reach are left out. At most 1,000 areas: name a part of the area.
    async fn progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Level of the areas: that of the campaign's own, or one below it.")]
        level: AreaLevel,
        #[graphql(desc = "Only what lies in this part of the campaign's area.")] within: Option<AreaCode>,
    ) -> Result<Option<Vec<CampaignProgress>>> {
        let Some(id) = self.id else { return Ok(None) };
        let own: AreaCode = self.area.parse().map_err(Error::internal)?;
        let area = within.unwrap_or_else(|| own.clone());
        if !own.covers(area.as_str()) {
            return Err(Error::bad_input("within", "the area of the campaign, or a part of it"));
        }
        if level < area.level() {
            return Err(Error::bad_input("level", "that of the area or one below it"));
        }
        figures(ctx.access(), id, &area, level.digits()).await.map(Some)
    }
}

async fn figures(
    access: &Access,
    campaign: i64,
    area: &AreaCode,
    digits: usize,
) -> Result<Vec<CampaignProgress>> {
    let tally = Tally::of(digits, MOST);
    let grids = access.find::<Grid>()?.filter(Expr::col("status").eq("active")).in_area(area);
    let grids = grids.sums(&tally, &[Expr::val(1)]).await?;
    let of = |state: &'static str| -> Expr {
        CaseStatement::new().case(Expr::col("state").eq(state), 1).finally(0).into()
    };
    let tasks = access.find::<CampaignTask>()?.filter(Expr::col("campaign_id").eq(campaign)).in_area(area);
    let tasks: BTreeMap<String, Vec<i64>> =
        tasks.sums(&tally, &[of("begun"), of("done")]).await?.into_iter().collect();
    let (local, wide): (Vec<_>, Vec<_>) =
        actions(access, campaign).await?.into_iter().partition(|action| action.len() > digits);
    let inside = grids_of(access, area, &local).await?;
    let progress = |(code, counts): (String, Vec<i64>)| {
        let count =
            |figures: Option<&Vec<i64>>, at: usize| figures.and_then(|f| f.get(at)).copied().unwrap_or(0);
        let grids = count(Some(&counts), 0);
        let everywhere = wide.iter().filter(|action| code.starts_with(action.as_str())).map(|_| grids);
        let somewhere = local.iter().filter(|action| action.starts_with(&code));
        let somewhere = somewhere.map(|action| inside.get(action).copied().unwrap_or(0));
        let (tasks, recorded) = (everywhere.chain(somewhere).sum(), tasks.get(&code));
        CampaignProgress { grids, tasks, begun: count(recorded, 0), done: count(recorded, 1), code }
    };
    Ok(grids.into_iter().map(progress).collect())
}

/// How many grids in force the areas of local actions have, one statement for each level of them.
async fn grids_of(access: &Access, area: &AreaCode, local: &[String]) -> Result<BTreeMap<String, i64>> {
    let mut grids = BTreeMap::new();
    for digits in local.iter().map(String::len).collect::<BTreeSet<_>>() {
        let level = || local.iter().filter(|code| code.len() == digits);
        let here = |code: &String| {
            Expr::col("grid_code").gte(code.as_str()).and(Expr::col("grid_code").lt(after(code)))
        };
        let anywhere = level().fold(Condition::any(), |any, code| any.add(here(code)));
        let find = access.find::<Grid>()?.filter(Expr::col("status").eq("active")).in_area(area);
        let found = find.filter(anywhere).sums(&Tally::of(digits, level().count()), &[Expr::val(1)]).await?;
        grids.extend(found.into_iter().filter_map(|(code, counts)| Some((code, *counts.first()?))));
    }
    Ok(grids)
}

/// Codes of the areas in whose grids the actions of a campaign hold, one for each action.
async fn actions(access: &Access, campaign: i64) -> Result<Vec<String>> {
    let find = access.find::<CampaignAction>()?.filter(Expr::col("campaign_id").eq(campaign));
    let rows = find.select(Selection::ALL).all().await?;
    let area = |row: &Row<CampaignAction>| match row.value("areaCode") {
        Some(Value::String(code)) => code.clone(),
        _ => row.area().to_owned(),
    };
    Ok(rows.iter().map(area).collect())
}
