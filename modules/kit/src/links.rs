//! Batches for the two links that every module has: to one record by its key, and to the records below one.

use crate::access::{Access, Companion, Link, Naming, Parents, ids_in, joined, texts_in};
use crate::error::Result;
use crate::loaders::Batch;
use crate::paging::{Page, Paging};
use crate::record::{Place, Record, Row, Selection};
use async_graphql::SelectionField;
use chrono::NaiveDate;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// The record of `T` with a key: `(district, id)`, the district empty where the record is not placed.
pub struct One<T> {
    selection: Selection,
    record: PhantomData<fn() -> T>,
}

impl<T> One<T> {
    /// With these fields.
    pub fn new(selection: Selection) -> Self {
        Self { selection, record: PhantomData }
    }
}

impl<T: Record> Batch for One<T> {
    type Key = (String, String);
    type Value = Arc<Row<T>>;

    fn along<'a>(
        access: &'a Access,
        by: Naming,
        field: &SelectionField<'_>,
    ) -> Option<Box<dyn Companion + 'a>> {
        joined(access.find::<T>().ok()?.select(Selection::lean_at::<T>(field)), by)
    }

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let backend = access.shared.db.backend();
        let mut find = access.find::<T>()?.select(self.selection);
        if T::PLACE == Place::Code {
            let codes: Vec<String> = keys.iter().map(|(_, code)| code.clone()).collect();
            find = find.filter(texts_in(backend, "code", &codes));
        } else {
            let ids: Vec<i64> = keys.iter().filter_map(|(_, id)| id.parse().ok()).collect();
            find = find.filter(ids_in(backend, "id", &ids));
        }
        if T::PLACE != Place::Area && T::PLACE != Place::Code {
            find = find.filter(Expr::col("district_code").is_in(districts(keys)));
        }
        let rows = find.of_keys().await?;
        Ok(rows
            .into_iter()
            .map(|row| ((row.district().to_owned(), row.key().to_owned()), Arc::new(row)))
            .collect())
    }
}

/// How the records below one name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Parent {
    /// In a hidden field.
    Field(&'static str),
    /// In a hidden field, also in another district.
    Far(&'static str),
    /// In a table of links.
    Link(Link),
}

/// A condition that is known by a name, on a day.
#[derive(Clone, Copy, Debug)]
pub struct Meeting {
    /// Its name, which no other condition has.
    pub name: &'static str,
    /// What rows are to meet.
    pub condition: fn(NaiveDate) -> Condition,
}

impl PartialEq for Meeting {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Meeting {}

impl Hash for Meeting {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// The records of `T` below a key, a page for each.
pub struct Below<T> {
    parent: Parent,
    only: Vec<(&'static str, Vec<&'static str>)>,
    meeting: Option<Meeting>,
    selection: Selection,
    paging: Paging,
    record: PhantomData<fn() -> T>,
}

impl<T> Below<T> {
    /// The children that name their parent in the hidden field `parent`.
    pub fn new(parent: &'static str, selection: Selection, paging: Paging) -> Self {
        Self::with(Parent::Field(parent), selection, paging)
    }

    /// The children that name their parent in the hidden field `parent`, in whatever district of the reach they lie; of
    /// the key only the id counts.
    pub fn anywhere(parent: &'static str, selection: Selection, paging: Paging) -> Self {
        Self::with(Parent::Far(parent), selection, paging)
    }

    /// The placed children that a table of links names.
    pub fn through(link: Link, selection: Selection, paging: Paging) -> Self {
        Self::with(Parent::Link(link), selection, paging)
    }

    fn with(parent: Parent, selection: Selection, paging: Paging) -> Self {
        Self { parent, only: Vec::new(), meeting: None, selection, paging, record: PhantomData }
    }

    /// Only those that have this text in this column.
    #[must_use]
    pub fn only(self, column: &'static str, text: &'static str) -> Self {
        self.among(column, &[text])
    }

    /// Only those that have one of these texts in this column.
    #[must_use]
    pub fn among(mut self, column: &'static str, texts: &[&'static str]) -> Self {
        self.only.push((column, texts.to_vec()));
        self
    }

    /// Only those that meet this condition today.
    #[must_use]
    pub fn meeting(mut self, meeting: Meeting) -> Self {
        self.meeting = Some(meeting);
        self
    }
}

impl<T: Record> Batch for Below<T> {
    type Key = (String, i64);
    type Value = Arc<Page<T>>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let districts = districts(keys);
        let selection = match self.parent {
            Parent::Field(parent) | Parent::Far(parent) => self.selection.with::<T>(parent),
            Parent::Link(_) => self.selection,
        };
        let find = access.find::<T>()?.select(selection).filter_some(self.paging.condition::<T>()?);
        let mut find = find.filter_some(self.meeting.map(|meeting| (meeting.condition)(access.today())));
        for (column, texts) in &self.only {
            find = find.filter(Expr::col(*column).is_in(texts.iter().copied()));
        }
        let (limit, backwards) = (self.paging.fetch(), self.paging.backwards());
        let found: Vec<(i64, Row<T>)> = match self.parent {
            Parent::Field(parent) | Parent::Far(parent) => {
                let near = self.parent == Parent::Field(parent) && T::PLACE != Place::Area;
                let placed = |district: &String| near.then(|| district.clone());
                let parents = keys.iter().map(|(district, id)| (placed(district), *id));
                let rows = find.of_each(Parents::ids(parent, parents), limit, backwards).await?;
                rows.into_iter().filter_map(|row| Some((row.link(parent)?, row))).collect()
            }
            Parent::Link(link) => {
                let find = find.filter(Expr::col("district_code").is_in(districts.iter().copied()));
                find.of_each_through(link, &districts, &ids, limit, backwards).await?
            }
        };
        let mut by_parent: HashMap<i64, Vec<Row<T>>> = HashMap::new();
        for (parent, row) in found {
            by_parent.entry(parent).or_default().push(row);
        }
        let page = |key: &Self::Key| {
            let rows = by_parent.remove(&key.1).unwrap_or_default();
            (key.clone(), Arc::new(Page::cut(rows, &self.paging)))
        };
        Ok(keys.iter().map(page).collect())
    }
}

fn districts<K>(keys: &[(String, K)]) -> Vec<&str> {
    let mut districts: Vec<&str> = keys.iter().map(|(district, _)| district.as_str()).collect();
    districts.sort_unstable();
    districts.dedup();
    districts
}

// by hand: a derive would ask the same of T

impl<T> Clone for One<T> {
    fn clone(&self) -> Self {
        Self::new(self.selection)
    }
}

impl<T> PartialEq for One<T> {
    fn eq(&self, other: &Self) -> bool {
        self.selection == other.selection
    }
}

impl<T> Eq for One<T> {}

impl<T> Hash for One<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.selection.hash(state);
    }
}

impl<T> Clone for Below<T> {
    fn clone(&self) -> Self {
        let Self { parent, ref only, meeting, selection, ref paging, record } = *self;
        Self { parent, only: only.clone(), meeting, selection, paging: paging.clone(), record }
    }
}

impl<T> PartialEq for Below<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.parent, &self.only, self.meeting, self.selection, &self.paging)
            == (other.parent, &other.only, other.meeting, other.selection, &other.paging)
    }
}

impl<T> Eq for Below<T> {}

impl<T> Hash for Below<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.parent, &self.only, self.meeting, self.selection, &self.paging).hash(state);
    }
}

impl<T> fmt::Debug for Below<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Below({:?})", self.parent)
    }
}
