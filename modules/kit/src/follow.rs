//! Links as data: a field that leads from a record to one other record or to a page of others. From the rows of a list
//! it is followed for all of them at once, by one batch and without a future for each.
//!
//! It touches doc-hidden parts of async-graphql; ARCHITECTURE.md lists all files that do.

use crate::access::{Access, Ask, Companion, Naming};
use crate::error::Result;
use crate::ext::{Adder, Followed, Resolve, Resolved, fields_of, located};
use crate::links::{Below, One};
use crate::loaders::Batch;
use crate::paging::{Connection, Page, Paging, answering};
use crate::record::{Record, Row, Selection};
use crate::rows::{alone, connections};
use async_graphql::indexmap::IndexMap;
use async_graphql::registry::{MetaField, MetaInputValue, Registry};
use async_graphql::{
    Context, ContextSelectionSet, InputType, OutputType, SelectionField, ServerResult, Value,
};
use std::marker::PhantomData;
use std::sync::Arc;

/// A field that leads from records to others. [`link!`](crate::link) declares one.
pub trait Link: Send + Sync + 'static {
    /// The record that it leads from.
    type Parent: Record;
    /// How what it leads to is found.
    type Batch: Batch<Value: Found>;
    /// The columns that name what it leads to, where that is read in the statement of the parents.
    const ALONG: Option<Naming> = None;

    /// What it leads to from a row; None where it leads nowhere.
    ///
    /// # Errors
    /// INTERNAL for a row that is no such parent.
    fn key(row: &Row<Self::Parent>) -> Result<Option<<Self::Batch as Batch>::Key>>;

    /// The batch for what is selected at the field.
    ///
    /// # Errors
    /// BAD_USER_INPUT and LIMIT_EXCEEDED for its arguments.
    fn batch(ctx: &Context<'_>) -> ServerResult<Self::Batch>;
}

/// `Name(Parent).field: Shown by Batch, key, batch` declares a link: how it is shown, and the functions of [`Link`].
#[macro_export]
macro_rules! link {
    (
        $(#[$doc:meta])* $name:ident($parent:ty).$field:ident: $shown:ty, $batch:ty, $key:expr, $with:expr
        $(, along($district:literal, $id:literal))?
    ) => {
        /// A link.
        pub(crate) struct $name;

        impl $crate::follow::Link for $name {
            type Parent = $parent;
            type Batch = $batch;
            $(const ALONG: Option<$crate::access::Naming> =
                Some($crate::access::Naming { district: $district, id: $id });)?

            fn key(
                row: &$crate::record::Row<$parent>,
            ) -> $crate::Result<Option<<$batch as $crate::loaders::Batch>::Key>> {
                $key(row)
            }

            fn batch(ctx: &async_graphql::Context<'_>) -> async_graphql::ServerResult<$batch> {
                $with(ctx)
            }
        }

        impl $crate::ext::Adds<$crate::record::Row<$parent>> for $name {
            fn adder() -> $crate::ext::Adder<$crate::record::Row<$parent>> {
                // the field as it is in the graph
                #[derive(async_graphql::SimpleObject)]
                struct $name {
                    $(#[$doc])*
                    $field: Option<$shown>,
                }
                $crate::follow::adder::<Self, $name>()
            }
        }
    };
}

/// The batch of a link to one record.
///
/// # Errors
/// None.
pub fn one<T: Record>(ctx: &Context<'_>) -> ServerResult<One<T>> {
    Ok(One::new(Selection::lean::<T>(ctx, &[""])))
}

/// The batch of a link to a page of the records that name their parent in the hidden field `parent`.
///
/// # Errors
/// BAD_USER_INPUT and LIMIT_EXCEEDED for the arguments of the page.
pub fn below<T: Record>(ctx: &Context<'_>, parent: &'static str) -> ServerResult<Below<T>> {
    let number = |name| ctx.param_value::<Option<i32>>(name, None).map(|(_, value)| value);
    let cursor = |name| ctx.param_value::<Option<String>>(name, None).map(|(_, value)| value);
    let paging =
        Paging::new::<T>(ctx, number("first")?, cursor("after")?, number("last")?, cursor("before")?);
    let paging = paging.map_err(|error| located(ctx, error))?;
    Ok(Below::new(parent, answering::<T>(ctx), paging))
}

/// What links lead to.
pub trait Found: Clone + Send + Sync + 'static {
    /// How it is shown.
    type Shown: OutputType + Send;

    /// As it is shown.
    fn shown(self) -> Self::Shown;

    /// The arguments of a field that leads to it.
    fn arguments(registry: &mut Registry) -> Vec<MetaInputValue>;

    /// The answers to many, each at its place and with the same selection; None where the library has to merge fields.
    fn answers(
        found: Vec<(Self, ContextSelectionSet<'_>)>,
    ) -> impl Future<Output = Option<Vec<ServerResult<Value>>>> + Send;
}

impl<T: Record> Found for Arc<Row<T>> {
    type Shown = Self;

    fn shown(self) -> Self {
        self
    }

    fn arguments(_: &mut Registry) -> Vec<MetaInputValue> {
        Vec::new()
    }

    async fn answers(found: Vec<(Self, ContextSelectionSet<'_>)>) -> Option<Vec<ServerResult<Value>>> {
        alone(found.iter().map(|(row, ctx)| (&**row, ctx.clone())).collect()).await
    }
}

impl<T: Record> Found for Arc<Page<T>> {
    type Shown = Connection<T>;

    fn shown(self) -> Connection<T> {
        Connection::of(self)
    }

    fn arguments(registry: &mut Registry) -> Vec<MetaInputValue> {
        let number = <Option<i32> as InputType>::create_type_info(registry);
        let cursor = <Option<String> as InputType>::create_type_info(registry);
        let arguments = [("first", &number), ("after", &cursor), ("last", &number), ("before", &cursor)];
        arguments.map(|(name, of)| MetaInputValue::new(name, of)).into()
    }

    async fn answers(found: Vec<(Self, ContextSelectionSet<'_>)>) -> Option<Vec<ServerResult<Value>>> {
        connections(&found).await
    }
}

/// Adds the link `L`, which is in the graph as the field of `S`.
pub fn adder<L: Link, S: OutputType + 'static>() -> Adder<Row<L::Parent>> {
    Adder(Arc::new(Linked::<L, S>(PhantomData)))
}

struct Linked<L, S>(PhantomData<fn() -> (L, S)>);

impl<L: Link, S: OutputType + 'static> Resolve<Row<L::Parent>> for Linked<L, S> {
    fn fields(&self, registry: &mut Registry) -> IndexMap<String, MetaField> {
        let mut fields = fields_of::<S>(registry);
        for field in fields.values_mut() {
            let arguments = <<L::Batch as Batch>::Value as Found>::arguments(registry);
            field.args = arguments.into_iter().map(|argument| (argument.name.clone(), argument)).collect();
        }
        fields
    }

    fn resolve<'a>(&'a self, parent: &'a Row<L::Parent>, ctx: &'a Context<'_>) -> Resolved<'a> {
        Box::pin(async move {
            let batch = L::batch(ctx)?;
            let found = match L::key(parent).map_err(|error| located(ctx, error))? {
                Some(key) => ctx.loaders().load(batch, key).await.map_err(|error| located(ctx, error))?,
                None => None,
            };
            let below = ctx.with_selection_set(&ctx.item.node.selection_set);
            found.map(Found::shown).resolve(&below, ctx.item).await.map(Some)
        })
    }

    fn along<'a>(&self, access: &'a Access, field: &SelectionField<'_>) -> Option<Box<dyn Companion + 'a>> {
        <L::Batch as Batch>::along(access, L::ALONG?, field)
    }

    fn follow<'a>(&'a self, rows: &'a [&'a Row<L::Parent>], fields: &'a [Context<'a>]) -> Followed<'a> {
        Box::pin(async move {
            // an error is told where each of the rows is resolved by itself
            let ctx = fields.first()?;
            let batch = L::batch(ctx).ok()?;
            let keys: Vec<Option<_>> = rows.iter().map(|row| L::key(row)).collect::<Result<_>>().ok()?;
            let wanted = keys.iter().flatten().cloned().collect();
            let mut found = ctx.loaders().load_many(batch, wanted).await.ok()?.into_iter();
            let found: Vec<Option<_>> =
                keys.iter().map(|key| key.as_ref().and_then(|_| found.next().flatten())).collect();
            let there = found.iter().zip(fields).filter_map(|(found, ctx)| {
                Some((found.clone()?, ctx.with_selection_set(&ctx.item.node.selection_set)))
            });
            let answers = <<L::Batch as Batch>::Value as Found>::answers(there.collect()).await;
            let mut answers = answers?.into_iter();
            let answer = |found: &Option<_>| match found {
                Some(_) => answers.next().unwrap_or(Ok(Value::Null)),
                None => Ok(Value::Null),
            };
            Some(found.iter().map(answer).collect())
        })
    }
}
