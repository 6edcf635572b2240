//! The contact cards of many grids, and the names of grids as the public map shows them: one statement each.

use super::card::ContactCard;
use crate::places::grid::Grid;
use crate::staff::post::{Post, in_force};
use async_graphql::Value;
use kit::Result;
use kit::access::{Access, Find, texts_in};
use kit::loaders::Batch;
use kit::record::Selection;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The posts that are on a board today, each held by somebody whose account is in use.
///
/// # Errors
/// UNAUTHENTICATED or FORBIDDEN when the caller may read no card.
pub(super) fn on_board(access: &Access) -> Result<Find<'_, Post>> {
    let active =
        Query::select().column("id").from("account").and_where(Expr::col("status").eq("active")).to_owned();
    let find = access.find_as::<Post>("contact-card")?.select(ContactCard::selection());
    let find = find.filter(Expr::col("on_board").eq(true)).filter(in_force(access.today()));
    Ok(find.filter(Expr::col("account_id").in_subquery(active)))
}

/// The contact cards of grids, by the grid's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cards;

impl Batch for Cards {
    type Key = String;
    type Value = Arc<Vec<ContactCard>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let mut cards: HashMap<String, Vec<ContactCard>> = HashMap::new();
        let find = on_board(access)?.filter(texts_in(access.backend(), "area_code", keys));
        for post in find.all().await? {
            cards.entry(post.area().to_owned()).or_default().push(ContactCard::of(&post));
        }
        Ok(cards.into_iter().map(|(code, cards)| (code, Arc::new(cards))).collect())
    }
}

/// A grid as the public map shows it.
#[derive(Clone, Debug)]
pub(super) struct MapGrid {
    /// District and id, as its shape is found.
    pub(super) key: (String, i64),
    pub(super) name: String,
}

/// The names of grids, by the grid's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct GridNames;

impl Batch for GridNames {
    type Key = String;
    type Value = Arc<MapGrid>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let districts: BTreeSet<&str> = keys.iter().filter_map(|code| code.get(..6)).collect();
        let find = access.find_as::<Grid>("grid-map")?.select(Selection::default().with::<Grid>("name"));
        let find = find.filter(Expr::col("district_code").is_in(districts));
        let find = find.filter(texts_in(access.backend(), "grid_code", keys));
        let grid = |row: kit::record::Row<Grid>| {
            let name = match row.value("name") {
                Some(Value::String(name)) => name.clone(),
                _ => String::new(),
            };
            Ok((
                row.area().to_owned(),
                Arc::new(MapGrid { key: (row.district().to_owned(), row.id()?), name }),
            ))
        };
        find.take(keys.len() as u64, false).await?.into_iter().map(grid).collect()
    }
}
