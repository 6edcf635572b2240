//! What a record was before: its versions, newest first. A module adds the list to a record with one line,
//! `parts.fields_of::<T, History<T>>()`, and a rule for its field `history`.

use crate::access::{Access, Ask, Parents};
use crate::actor::{AccountId, JsonText, PostId};
use crate::error::{Error, Result};
use crate::loaders::Batch;
use crate::paging::{Connection, Page, Paging, selected};
use crate::record::{Class, Field, Order, Place, Record, Row, Selection};
use crate::scalar::{Counter, Instant};
use async_graphql::{Context, Object, TypeName, Value};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// A change of a record.
#[derive(Debug)]
pub struct HistoryEntry;

impl Record for HistoryEntry {
    type Entity = entities::platform::history::Entity;
    const TYPE: &'static str = "HistoryEntry";
    const ABOUT: &'static str = "A change of a record (历史版本).";
    // nobody has it: a version is read through its record, by the rule of that record's field
    const RESOURCE: &'static str = "history-entry";
    const PLACE: Place = Place::Log;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        Field::of::<Counter>("version", "version", Class::Internal, "Version that the change made."),
        Field::of::<String>(
            "action",
            "action",
            Class::Internal,
            "What was done: `create`, `change`, `retire`, ...",
        ),
        Field::of::<JsonText>(
            "changes",
            "changes",
            Class::Internal,
            "The fields that changed, each with its new value; null in place of a value about a person, and of what it is linked to.",
        ),
        Field::of::<AccountId>("accountId", "account_id", Class::Internal, "Account that did it."),
        Field::of::<PostId>("postId", "post_id", Class::Internal, "Post that gave the right to."),
        Field::of::<bool>(
            "standsIn",
            "stands_in",
            Class::Internal,
            "Done in place of the post's holder, who was on leave, or with a post that stands in for another (B 岗).",
        ),
        Field::of::<Instant>("at", "at", Class::Internal, "When."),
        Field::hidden::<String>("record_id"),
    ];
}

/// The field `history` of a record.
pub struct History<T> {
    key: (String, String),
    record: PhantomData<fn() -> T>,
}

impl<T: Record> From<&Row<T>> for History<T> {
    fn from(row: &Row<T>) -> Self {
        Self { key: (row.district().to_owned(), row.key().to_owned()), record: PhantomData }
    }
}

impl<T: Record> TypeName for History<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}History", T::TYPE).into()
    }
}

#[Object(name_type)]
impl<T: Record> History<T> {
    /// Its changes (历史版本), newest first, as far as they were made while it lay within your reach.
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<HistoryEntry>>> {
        let paging = Paging::new::<HistoryEntry>(ctx, first, after, last, before)?;
        let versions =
            Versions::<T> { selection: selected::<HistoryEntry>(ctx), paging, record: PhantomData };
        let page = ctx.loaders().load(versions, self.key.clone()).await?;
        Ok(page.map(Connection::of))
    }
}

/// Pages of versions of many records of `T`, in one statement.
struct Versions<T> {
    selection: Selection,
    paging: Paging,
    record: PhantomData<fn() -> T>,
}

impl<T: Record> Batch for Versions<T> {
    type Key = (String, String);
    type Value = Arc<Page<HistoryEntry>>;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        // reading an earlier version asks for what the field asks
        let rule = access.policy().rule(T::TYPE, "history");
        let (resource, _) = rule.ok_or_else(Error::forbidden)?;
        let find = access.find_as::<HistoryEntry>(resource)?.select(self.selection);
        let find = find.filter(Expr::col("record_type").eq(T::TYPE));
        let placed = matches!(T::PLACE, Place::Grid | Place::Grids(_) | Place::Log);
        let parents =
            keys.iter().map(|(district, record)| (placed.then(|| district.clone()), record.clone()));
        let parents = Parents::texts("record_id", parents);
        let find = find.filter_some(self.paging.condition::<HistoryEntry>()?);
        let mut by_record: HashMap<String, Vec<Row<HistoryEntry>>> = HashMap::new();
        for row in find.of_each(parents, self.paging.fetch(), self.paging.backwards()).await? {
            if let Some(Value::String(record)) = row.value("record_id") {
                by_record.entry(record.clone()).or_default().push(row);
            }
        }
        let page = |key: &Self::Key| {
            let rows = by_record.remove(&key.1).unwrap_or_default();
            (key.clone(), Arc::new(Page::cut(rows, &self.paging)))
        };
        Ok(keys.iter().map(page).collect())
    }
}

// by hand: a derive would ask the same of T

impl<T> Clone for Versions<T> {
    fn clone(&self) -> Self {
        Self { selection: self.selection, paging: self.paging.clone(), record: PhantomData }
    }
}

impl<T> PartialEq for Versions<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.selection, &self.paging) == (other.selection, &other.paging)
    }
}

impl<T> Eq for Versions<T> {}

impl<T> Hash for Versions<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.selection, &self.paging).hash(state);
    }
}

impl<T> fmt::Debug for History<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "History({})", self.key.1)
    }
}
