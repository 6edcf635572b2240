//! The names of areas.

use super::figures::{by_level, within};
use crate::places::division::Division;
use crate::places::grid::Grid;
use async_graphql::Value;
use kit::Result;
use kit::access::{Access, texts_in};
use kit::code::AreaLevel;
use kit::loaders::Batch;
use kit::record::{Record, Row, Selection};
use std::collections::HashMap;

/// Names of divisions, and of grids that the caller may read the statistics of, by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Names;

impl Batch for Names {
    type Key = String;
    type Value = String;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, String>> {
        let mut found = HashMap::new();
        for (digits, codes) in by_level(keys) {
            let many = codes.len() as u64;
            if digits == AreaLevel::Grid.digits() {
                let find = access.find_as::<Grid>("statistics")?.select(name::<Grid>());
                let rows = within(access, find, digits, &codes).take(many, false).await?;
                found.extend(rows.iter().filter_map(|row| Some((row.area().to_owned(), text(row)?))));
            } else {
                let find = access.find::<Division>()?.select(name::<Division>());
                let rows = find.filter(texts_in(access.backend(), "code", &codes)).take(many, false).await?;
                found.extend(rows.iter().filter_map(|row| Some((row.key().to_owned(), text(row)?))));
            }
        }
        Ok(found)
    }
}

fn name<T: Record>() -> Selection {
    Selection::default().with::<T>("name")
}

fn text<T: Record>(row: &Row<T>) -> Option<String> {
    match row.value("name") {
        Some(Value::String(name)) => Some(name.clone()),
        _ => None,
    }
}
