//! Sizes of grids in batches: settings, grids of their communities, and shapes where a merge is to be proposed.

use super::policy::{Figure, Figures, Limits, SizeFinding, SizePolicy};
use super::proposal::{merge, split, sum};
use crate::geometry::Shape;
use crate::places::district::{DistrictSetting, Kinds};
use crate::places::grid::{Grid, GridKind};
use crate::places::shape::PlaceShape;
use async_graphql::{Enum, SimpleObject, Value};
use kit::access::{Access, prefixes_in, texts_in};
use kit::code::GridCode;
use kit::loaders::Batch;
use kit::record::{Record, Row, Selection};
use kit::{Error, Result};
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Digits of a community.
const COMMUNITY: usize = 12;
/// Most grids that are read for a batch.
const MOST: u64 = 50_000;

/// What to do (建议类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SizeProposalKind {
    /// Split the grid.
    Split,
    /// Merge it with neighbours of its community.
    Merge,
}

/// What to do about a grid outside the policy (调整建议).
#[derive(Clone, Debug, PartialEq, SimpleObject)]
pub struct SizeProposal {
    /// Split or merge.
    kind: SizeProposalKind,
    /// Number of grids to split it into; null for a merge.
    into: Option<i32>,
    /// Codes of the neighbours to merge it with; empty for a split.
    with: Vec<GridCode>,
    /// Households of each part, about, or of the merged grid.
    households: Option<i32>,
    /// People of each part, about, or of the merged grid.
    people: Option<i32>,
}

/// What the size policy of its district says of a grid (网格规模).
#[derive(Clone, Debug, PartialEq, SimpleObject)]
pub struct GridSize {
    /// The policy is for grids of its kind, and the grid is in force.
    applies: bool,
    /// What is outside the policy; empty when all is well or nothing is known.
    findings: Vec<SizeFinding>,
    /// What to do; null when all is well, or when no merge within the community fits.
    proposal: Option<SizeProposal>,
}

/// Sizes of grids, by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sizes;

impl Batch for Sizes {
    type Key = String;
    type Value = Arc<GridSize>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let policies = policies(access, keys).await?;
        let communities = communities(access, keys).await?;
        let mut sizes = HashMap::new();
        let mut small = Vec::new();
        for community in communities.values() {
            for (at, grid) in community.iter().enumerate().filter(|(_, grid)| keys.contains(&grid.code)) {
                let policy = policies.get(&grid.code[..6]).filter(|_| grid.active);
                let size = policy.map(|policy| size(policy, &grid.figures));
                let size = size.unwrap_or(GridSize { applies: false, findings: vec![], proposal: None });
                if let Some(policy) = policy
                    && !size.findings.is_empty()
                    && size.proposal.is_none()
                {
                    small.push((policy, community, at));
                }
                sizes.insert(grid.code.clone(), size);
            }
        }
        let shapes = shapes(access, &small).await?;
        for (policy, community, at) in small {
            if let Some(size) = sizes.get_mut(&community[at].code) {
                size.proposal = merged(policy, community, at, &shapes);
            }
        }
        Ok(sizes.into_iter().map(|(code, size)| (code, Arc::new(size))).collect())
    }
}

/// A grid of a community.
struct Peer {
    code: String,
    active: bool,
    figures: Figures,
}

/// Without a merge, for which the neighbours are needed.
fn size(policy: &SizePolicy, figures: &Figures) -> GridSize {
    let proposal = split(policy, figures).map(|into| SizeProposal {
        kind: SizeProposalKind::Split,
        into: Some(into),
        with: Vec::new(),
        households: figures.households.map(|households| households.number / into),
        people: figures.people.map(|people| people.number / into),
    });
    GridSize { applies: policy.applies(figures.kind), findings: policy.findings(figures), proposal }
}

fn merged(
    policy: &SizePolicy,
    community: &[Peer],
    at: usize,
    shapes: &HashMap<String, Shape>,
) -> Option<SizeProposal> {
    let others: Vec<usize> =
        (0..community.len()).filter(|other| *other != at && community[*other].active).collect();
    let peers: Vec<Figures> = others.iter().map(|other| community[*other].figures).collect();
    let near = |of: Option<usize>| {
        let from = of.map_or(at, |peer| others[peer]);
        (0..others.len()).filter(|peer| neighbours(community, from, others[*peer], shapes)).collect()
    };
    let set = merge(policy, &community[at].figures, &peers, near)?;
    let together = sum(&community[at].figures, &set, &peers)?;
    Some(SizeProposal {
        kind: SizeProposalKind::Merge,
        into: None,
        with: set.iter().filter_map(|peer| community[others[*peer]].code.parse().ok()).collect(),
        households: together.households.map(|households| households.number),
        people: together.people.map(|people| people.number),
    })
}

/// Grids with a common border; where one of them is not drawn, those whose numbers follow each other.
fn neighbours(community: &[Peer], one: usize, other: usize, shapes: &HashMap<String, Shape>) -> bool {
    if one == other {
        return false;
    }
    match (shapes.get(&community[one].code), shapes.get(&community[other].code)) {
        (Some(one), Some(other)) => one.borders(other),
        _ => {
            let (low, high) = (one.min(other), one.max(other));
            community[low + 1..high].iter().all(|between| !between.active)
        }
    }
}

async fn policies(access: &Access, keys: &[String]) -> Result<HashMap<String, SizePolicy>> {
    let districts: BTreeSet<String> = keys.iter().map(|code| code[..6].to_owned()).collect();
    let districts: Vec<String> = districts.into_iter().collect();
    let find = access.find::<DistrictSetting>()?.filter(texts_in(access.backend(), "code", &districts));
    let rows = find.of_keys().await?;
    Ok(rows.iter().map(|row| (row.key().to_owned(), policy(row))).collect())
}

/// The size policy of a setting.
fn policy(row: &Row<DistrictSetting>) -> SizePolicy {
    let limits = |least, most| Limits { least: number(row, least), most: number(row, most) };
    SizePolicy {
        kinds: Kinds::shown(row.value("sizeKinds")),
        households: limits("householdsMin", "householdsMax"),
        people: limits("peopleMin", "peopleMax"),
    }
}

fn number<T: Record>(row: &Row<T>, field: &str) -> Option<i32> {
    match row.value(field)? {
        Value::Number(number) => number.as_i64().and_then(|number| i32::try_from(number).ok()),
        _ => None,
    }
}

/// The grids of the communities of some grids, in the order of their codes.
async fn communities(access: &Access, keys: &[String]) -> Result<HashMap<String, Vec<Peer>>> {
    let prefixes: BTreeSet<String> = keys.iter().map(|code| code[..COMMUNITY].to_owned()).collect();
    let prefixes: Vec<String> = prefixes.into_iter().collect();
    let fields = ["code", "kind", "status", "declaredHouseholds", "declaredPeople"];
    let selection = fields.iter().fold(Selection::default(), |all, field| all.with::<Grid>(field));
    let find = access.find_as::<Grid>("grid-size")?.select(selection).filter(districts(&prefixes));
    let find = find.filter(prefixes_in(access.backend(), "grid_code", COMMUNITY, &prefixes));
    let mut found: HashMap<String, Vec<Peer>> = HashMap::new();
    let counts = vec![("counted_households", counted("households")), ("counted_people", counted(PEOPLE))];
    for (row, beside) in find.beside(counts, MOST).await? {
        let peer = peer(&row, &beside)?;
        found.entry(peer.code[..COMMUNITY].to_owned()).or_default().push(peer);
    }
    Ok(found)
}

/// The people of a grid, as `grid_stat` counts them.
const PEOPLE: &str = "registered + floating";

/// What was counted of a grid.
fn counted(value: &'static str) -> Expr {
    Expr::cust(format!(
        "COALESCE((SELECT {value} FROM grid_stat c WHERE c.district_code = grid.district_code AND c.grid_id = grid.id), 0)"
    ))
}

fn peer(row: &Row<Grid>, beside: &QueryResult) -> Result<Peer> {
    let text = |field| match row.value(field) {
        Some(Value::Enum(name)) => name.to_lowercase(),
        _ => String::new(),
    };
    let kind = GridKind::of(&text("kind")).ok_or_else(|| Error::conflict("a grid of no known kind"))?;
    let figures = Figures {
        kind,
        households: Figure::of(beside.try_get_by("counted_households")?, number(row, "declaredHouseholds")),
        people: Figure::of(beside.try_get_by("counted_people")?, number(row, "declaredPeople")),
    };
    Ok(Peer { code: row.area().to_owned(), active: text("status") == "active", figures })
}

/// The shapes of the grids of communities in which a merge is to be proposed.
async fn shapes(
    access: &Access,
    small: &[(&SizePolicy, &Vec<Peer>, usize)],
) -> Result<HashMap<String, Shape>> {
    let prefixes: BTreeSet<String> =
        small.iter().map(|(_, community, at)| community[*at].code[..COMMUNITY].to_owned()).collect();
    if prefixes.is_empty() {
        return Ok(HashMap::new());
    }
    let prefixes: Vec<String> = prefixes.into_iter().collect();
    let selection = Selection::default().with::<PlaceShape>("geometry");
    let find = access.find_as::<PlaceShape>("grid-map")?.select(selection).filter(districts(&prefixes));
    let find = find.filter(Expr::col("record_type").eq("Grid"));
    let find = find.filter(prefixes_in(access.backend(), "grid_code", COMMUNITY, &prefixes));
    let shape = |row: &Row<PlaceShape>| match row.value("geometry") {
        Some(Value::String(text)) => Some((row.area().to_owned(), Shape::parse(text, "geometry").ok()?)),
        _ => None,
    };
    Ok(find.take(MOST, false).await?.iter().filter_map(shape).collect())
}

fn districts(codes: &[String]) -> Expr {
    let districts: BTreeSet<&str> = codes.iter().map(|code| &code[..6]).collect();
    Expr::col("district_code").is_in(districts)
}
