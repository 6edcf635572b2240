//! How far a campaign is, area by area.

use super::record::{Campaign, CampaignAction, CampaignTask};
use async_graphql::{Context, Object, SimpleObject, Value};
use kit::access::{Access, Ask, Tally};
use kit::code::{AreaCode, AreaLevel};
use kit::record::{Row, Selection};
use kit::{Error, Result};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use std::collections::BTreeMap;
use wangge_core::places::grid::Grid;

/// Most areas of an answer.
const MOST: usize = 1_000;
/// Digits of a street or town: the widest area that is counted by itself, so that local actions count where they hold.
const TOWN: usize = 9;

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
        level: AreaLevel,
        within: Option<AreaCode>,
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
    let finest = digits.max(TOWN);
    let tally = Tally::of(finest, MOST);
    let one = || Expr::val(1);
    let grids = access.find::<Grid>()?.filter(Expr::col("status").eq("active")).in_area(area);
    let grids = grids.sums(&tally, &[one()]).await?;
    let of = |state: &'static str| -> Expr {
        CaseStatement::new().case(Expr::col("state").eq(state), 1).finally(0).into()
    };
    let tasks = access.find::<CampaignTask>()?.filter(Expr::col("campaign_id").eq(campaign)).in_area(area);
    let tasks: BTreeMap<String, Vec<i64>> =
        tasks.sums(&tally, &[of("begun"), of("done")]).await?.into_iter().collect();
    let actions = actions(access, campaign).await?;
    let mut by_area: BTreeMap<String, CampaignProgress> = BTreeMap::new();
    for (code, counts) in grids {
        let grids = counts.first().copied().unwrap_or(0);
        let hold = actions.iter().filter(|action| code.starts_with(action.as_str())).count();
        let recorded = tasks.get(&code).map(Vec::as_slice).unwrap_or_default();
        let whole = code.get(..digits).unwrap_or_default().to_owned();
        let sum = by_area.entry(whole.clone()).or_default();
        sum.code = whole;
        sum.grids += grids;
        sum.tasks += grids * i64::try_from(hold).unwrap_or(0);
        sum.begun += recorded.first().copied().unwrap_or(0);
        sum.done += recorded.get(1).copied().unwrap_or(0);
    }
    Ok(by_area.into_values().collect())
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
