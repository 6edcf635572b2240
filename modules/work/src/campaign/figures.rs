//! The figures of campaigns, worked out for all campaigns of a list at once.

use super::progress::CampaignProgress;
use super::record::{CampaignAction, CampaignTask};
use async_graphql::Value;
use kit::Result;
use kit::access::{Access, Tally};
use kit::code::after;
use kit::loaders::Batch;
use kit::record::{Row, Selection};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, Query};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use wangge_core::places::grid::Grid;

/// Most areas of an answer.
const MOST: usize = 1_000;
/// Most areas that are counted together, where several campaigns ask.
const TOGETHER: usize = 200_000;
/// Campaigns whose tasks one statement counts.
const CAMPAIGNS: usize = 100;

/// How far campaigns are in areas of so many digits: a key is a campaign and the area in whose parts it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Figures {
    pub(super) digits: usize,
}

/// What is recorded of a campaign in an area: tasks begun, tasks done.
type Recorded = HashMap<(i64, String), (i64, i64)>;

impl Batch for Figures {
    type Key = (i64, String);
    type Value = Arc<Vec<CampaignProgress>>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let areas: BTreeSet<&str> = keys.iter().map(|(_, area)| area.as_str()).collect();
        let ids: Vec<i64> = keys.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>().into_iter().collect();
        let most = if areas.len() > 1 { TOGETHER } else { MOST };
        let tally = Tally::of(self.digits, most);
        let grids =
            access.find::<Grid>()?.filter(Expr::col("status").eq("active")).filter(within(areas.iter()));
        let grids = grids.sums(&tally, &[Expr::val(1)]).await?;
        let recorded = recorded(access, &tally, &areas, &ids).await?;
        let actions = actions(access, &ids).await?;
        let local = actions.values().flatten().filter(|action| action.len() > self.digits);
        let inside = grids_of(access, &local.map(String::as_str).collect()).await?;
        let none = Vec::new();
        let progress = |(id, area): &Self::Key| {
            let here = grids.iter().filter(|(code, _)| code.starts_with(area.as_str())).take(MOST);
            let of = |(code, counts): &(String, Vec<i64>)| {
                let grids = counts.first().copied().unwrap_or_default();
                let tasks = actions.get(id).unwrap_or(&none).iter().map(|action| {
                    if code.starts_with(action.as_str()) {
                        grids
                    } else if action.starts_with(code.as_str()) {
                        inside.get(action).copied().unwrap_or_default()
                    } else {
                        0
                    }
                });
                let (begun, done) = recorded.get(&(*id, code.clone())).copied().unwrap_or_default();
                CampaignProgress { code: code.clone(), grids, tasks: tasks.sum(), begun, done }
            };
            ((*id, area.clone()), Arc::new(here.map(of).collect()))
        };
        Ok(keys.iter().map(progress).collect())
    }
}

/// What lies in one of these areas.
fn within<'a>(areas: impl Iterator<Item = &'a &'a str>) -> Condition {
    let here = |area: &str| Expr::col("grid_code").gte(area).and(Expr::col("grid_code").lt(after(area)));
    areas.fold(Condition::any(), |any, area| any.add(here(area)))
}

/// Tasks begun and done in grids in force, for each campaign and area.
async fn recorded(
    access: &Access,
    tally: &Tally<'_>,
    areas: &BTreeSet<&str>,
    ids: &[i64],
) -> Result<Recorded> {
    let mut recorded = HashMap::new();
    for some in ids.chunks(CAMPAIGNS) {
        let of = |id: &i64, state: &'static str| -> Expr {
            let such = Expr::col("campaign_id").eq(*id).and(Expr::col("state").eq(state));
            CaseStatement::new().case(such, 1).finally(0).into()
        };
        let counted: Vec<Expr> = some.iter().flat_map(|id| [of(id, "begun"), of(id, "done")]).collect();
        let find =
            access.find::<CampaignTask>()?.filter(Expr::col("campaign_id").is_in(some.iter().copied()));
        let find = find.filter(within(areas.iter())).filter(in_force());
        for (code, counts) in find.sums(tally, &counted).await? {
            for (id, pair) in some.iter().zip(counts.chunks_exact(2)) {
                recorded.insert((*id, code.clone()), (pair[0], pair[1]));
            }
        }
    }
    Ok(recorded)
}

/// The grid of the task is in force, as those that are counted.
fn in_force() -> Expr {
    let mut grid = Query::select();
    grid.expr(Expr::val(1))
        .from("grid")
        .and_where(Expr::col(("grid", "district_code")).equals(("campaign_task", "district_code")))
        .and_where(Expr::col(("grid", "id")).equals(("campaign_task", "grid_id")))
        .and_where(Expr::col(("grid", "status")).eq("active"));
    Expr::exists(grid)
}

/// How many grids in force the areas of local actions have, one statement for each level of them.
async fn grids_of(access: &Access, local: &BTreeSet<&str>) -> Result<BTreeMap<String, i64>> {
    let mut grids = BTreeMap::new();
    for digits in local.iter().map(|code| code.len()).collect::<BTreeSet<_>>() {
        let level: Vec<&str> = local.iter().copied().filter(|code| code.len() == digits).collect();
        let find = access.find::<Grid>()?.filter(Expr::col("status").eq("active"));
        let find = find.filter(within(level.iter()));
        let found = find.sums(&Tally::of(digits, level.len()), &[Expr::val(1)]).await?;
        grids.extend(found.into_iter().filter_map(|(code, counts)| Some((code, *counts.first()?))));
    }
    Ok(grids)
}

/// Codes of the areas in whose grids the actions of campaigns hold, one for each action.
async fn actions(access: &Access, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
    let find = access.find::<CampaignAction>()?.filter(Expr::col("campaign_id").is_in(ids.iter().copied()));
    let area = |row: &Row<CampaignAction>| match row.value("areaCode") {
        Some(Value::String(code)) => code.clone(),
        _ => row.area().to_owned(),
    };
    let mut actions: HashMap<i64, Vec<String>> = HashMap::new();
    for row in &find.select(Selection::ALL).all().await? {
        if let Some(campaign) = row.link("campaign_id") {
            actions.entry(campaign).or_default().push(area(row));
        }
    }
    Ok(actions)
}
