//! A batch for the records under the codes of areas, a page for each.

use crate::access::{Access, Parents};
use crate::error::Result;
use crate::loaders::Batch;
use crate::paging::{Page, Paging};
use crate::record::{Place, Record, Row, Selection};
use async_graphql::Value;
use chrono::NaiveDate;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// How a record tells which area it is under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// This hidden field holds the area's code.
    Column(&'static str),
    /// Its own code begins with the area's, which has this many digits.
    Digits(usize),
}

/// The records of `T` under an area, by the area's code: one statement for the areas of a whole level.
pub struct Under<T> {
    by: By,
    only: Vec<(&'static str, Option<String>)>,
    in_force_on: Option<NaiveDate>,
    selection: Selection,
    paging: Paging,
    record: PhantomData<fn() -> T>,
}

impl<T> Under<T> {
    /// The records under areas of one level.
    pub fn new(by: By, selection: Selection, paging: Paging) -> Self {
        Self { by, only: Vec::new(), in_force_on: None, selection, paging, record: PhantomData }
    }

    /// Only those whose `column` is `value`; None is a column without a value.
    #[must_use]
    pub fn only(mut self, column: &'static str, value: Option<&str>) -> Self {
        self.only.push((column, value.map(str::to_owned)));
        self
    }

    /// Only those that were not ended and have this day: by their columns `from_on`, `to_on` and `ended_at`.
    #[must_use]
    pub fn in_force_on(mut self, day: NaiveDate) -> Self {
        self.in_force_on = Some(day);
        self
    }

    fn condition(&self) -> Condition {
        let all = self.only.iter().map(|(column, value)| match value {
            Some(value) => Expr::col(*column).eq(value.as_str()),
            None => Expr::col(*column).is_null(),
        });
        let all = all.fold(Condition::all(), Condition::add);
        let Some(day) = self.in_force_on else { return all };
        all.add(Expr::col("ended_at").is_null())
            .add(Expr::col("from_on").lte(day))
            .add(Expr::col("to_on").is_null().or(Expr::col("to_on").gte(day)))
    }
}

impl<T: Record> Under<T> {
    /// The code of the area that a row is under.
    fn area(&self, row: &Row<T>) -> Option<String> {
        match self.by {
            By::Digits(digits) => row.area().get(..digits).map(str::to_owned),
            By::Column(column) => match row.value(column)? {
                Value::String(code) => Some(code.clone()),
                _ => None,
            },
        }
    }
}

impl<T: Record> Batch for Under<T> {
    type Key = String;
    type Value = Arc<Page<T>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let find = access.find::<T>()?.select(self.selection).filter(self.condition());
        let find = find.filter_some(self.paging.condition::<T>()?);
        let districts = access.districts();
        // a wide area is looked up in each of its districts
        let parents = keys.iter().flat_map(|code| {
            let placed = matches!(T::PLACE, Place::Grid | Place::Grids(_));
            let of = if placed { districts.of(code).into_iter().map(Some).collect() } else { vec![None] };
            of.into_iter().map(|district| (district, code.clone()))
        });
        let parents = match self.by {
            By::Column(column) => Parents::texts(column, parents),
            By::Digits(_) => Parents::areas(parents),
        };
        let rows = find.of_each(parents, self.paging.fetch(), self.paging.backwards()).await?;
        let mut by_area: HashMap<String, Vec<Row<T>>> = HashMap::new();
        for row in rows {
            if let Some(area) = self.area(&row) {
                by_area.entry(area).or_default().push(row);
            }
        }
        let page = |key: &String| {
            let rows = by_area.remove(key).unwrap_or_default();
            (key.clone(), Arc::new(Page::cut(rows, &self.paging)))
        };
        Ok(keys.iter().map(page).collect())
    }
}

// by hand: a derive would ask the same of T

impl<T> Clone for Under<T> {
    fn clone(&self) -> Self {
        let (only, paging) = (self.only.clone(), self.paging.clone());
        let Self { by, in_force_on, selection, .. } = *self;
        Self { by, only, in_force_on, selection, paging, record: PhantomData }
    }
}

impl<T> PartialEq for Under<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.by, &self.only, self.in_force_on, self.selection, &self.paging)
            == (other.by, &other.only, other.in_force_on, other.selection, &other.paging)
    }
}

impl<T> Eq for Under<T> {}

impl<T> Hash for Under<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.by, &self.only, self.in_force_on, self.selection, &self.paging).hash(state);
    }
}

impl<T> fmt::Debug for Under<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Under({:?})", self.by)
    }
}
