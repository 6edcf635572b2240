//! A batch for the records that belong to others and are read through their reach.

use crate::access::{Access, Parents};
use crate::error::Result;
use crate::loaders::Batch;
use crate::paging::{Page, Paging};
use crate::record::{Record, Row, Selection};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// The rows of `T` that belong to placed records of `P`, a page for each, in one statement.
pub struct Belonging<P, T> {
    resource: &'static str,
    parent: &'static str,
    only: Vec<(&'static str, &'static str)>,
    selection: Selection,
    paging: Paging,
    records: PhantomData<fn() -> (P, T)>,
}

impl<P: Record, T: Record> Belonging<P, T> {
    /// The rows whose hidden field `parent` names the record, for who may read `resource` of it.
    pub fn new(resource: &'static str, parent: &'static str, selection: Selection, paging: Paging) -> Self {
        let only = vec![("record_type", P::TYPE)];
        Self { only, ..Self::of(resource, parent, selection, paging) }
    }

    /// The same for a table of which all rows belong to records of `P`, so that no row names the type.
    pub fn of(resource: &'static str, parent: &'static str, selection: Selection, paging: Paging) -> Self {
        Self { resource, parent, only: Vec::new(), selection, paging, records: PhantomData }
    }

    /// Only those that have this text in this column.
    #[must_use]
    pub fn only(mut self, column: &'static str, text: &'static str) -> Self {
        self.only.push((column, text));
        self
    }
}

impl<P: Record, T: Record> Batch for Belonging<P, T> {
    type Key = (String, i64);
    type Value = Arc<Page<T>>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let mut find = access.belonging::<P, T>(self.resource, self.parent, keys)?.select(self.selection);
        for (column, text) in &self.only {
            find = find.filter(Expr::col(*column).eq(*text));
        }
        let find = find.filter_some(self.paging.condition::<T>()?);
        let parents = keys.iter().map(|(district, id)| (Some(district.clone()), *id));
        let mut by_parent: HashMap<i64, Vec<Row<T>>> = HashMap::new();
        for row in find
            .of_each(Parents::ids(self.parent, parents), self.paging.fetch(), self.paging.backwards())
            .await?
        {
            if let Some(parent) = row.link(self.parent) {
                by_parent.entry(parent).or_default().push(row);
            }
        }
        let page = |key: &Self::Key| {
            let rows = by_parent.remove(&key.1).unwrap_or_default();
            (key.clone(), Arc::new(Page::cut(rows, &self.paging)))
        };
        Ok(keys.iter().map(page).collect())
    }
}

// by hand: a derive would ask the same of P and T

impl<P, T> Clone for Belonging<P, T> {
    fn clone(&self) -> Self {
        let (only, paging) = (self.only.clone(), self.paging.clone());
        let Self { resource, parent, selection, records, .. } = *self;
        Self { resource, parent, only, selection, paging, records }
    }
}

impl<P, T> PartialEq for Belonging<P, T> {
    fn eq(&self, other: &Self) -> bool {
        (self.resource, self.parent, &self.only, self.selection, &self.paging)
            == (other.resource, other.parent, &other.only, other.selection, &other.paging)
    }
}

impl<P, T> Eq for Belonging<P, T> {}

impl<P, T> Hash for Belonging<P, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.resource, self.parent, &self.only, self.selection, &self.paging).hash(state);
    }
}

impl<P, T> fmt::Debug for Belonging<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Belonging({})", self.parent)
    }
}
