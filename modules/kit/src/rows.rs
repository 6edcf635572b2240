//! Lists on the fast path: plain fields of a list's records are taken in a loop, without a future for each; links are
//! resolved the usual way. The permission of each field is decided once per list and area.
//!
//! This file and those below it touch doc-hidden parts of async-graphql; ARCHITECTURE.md lists all that do.

mod edges;

pub(crate) use edges::Edges;

use crate::access::{Access, Action, Scope};
use crate::record::{Record, Row};
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field as AstField, Selection as AstSelection, SelectionSet};
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{ContainerType, resolve_list};
use async_graphql::{
    ContextSelectionSet, Name, OutputType, PathSegment, Positioned, ServerError, ServerResult, Value,
};
use futures_util::future::try_join_all;
use std::borrow::{Borrow, Cow};
use std::marker::PhantomData;

/// A list of records, `[T!]` in the graph. `R` is how it holds a row: as it is, or shared.
#[derive(Debug)]
pub struct Rows<T, R = Row<T>>(pub Vec<R>, PhantomData<fn() -> T>);

impl<T, R> Rows<T, R> {
    /// The list.
    pub fn new(rows: Vec<R>) -> Self {
        Self(rows, PhantomData)
    }
}

/// What happens for each row.
enum Step<'a> {
    Id(&'a Positioned<AstField>),
    TypeName(&'a Positioned<AstField>),
    Plain { at: usize, field: &'a Positioned<AstField>, limit: Option<Scope> },
    Other(&'a Positioned<AstField>),
}

impl<'a> Step<'a> {
    /// The field, where a single record has it resolved: a link, or what asks for a right of its own.
    fn link(&self) -> Option<&'a Positioned<AstField>> {
        match self {
            Self::Other(field) | Self::Plain { field, limit: Some(_), .. } => Some(field),
            Self::Id(_) | Self::TypeName(_) | Self::Plain { limit: None, .. } => None,
        }
    }

    fn key(&self) -> &Name {
        match self {
            Self::Id(field) | Self::TypeName(field) | Self::Other(field) | Self::Plain { field, .. } => {
                &field.node.response_key().node
            }
        }
    }
}

/// The steps of a selection; None where the library has to merge fields of the same key.
fn plan<'a, T: Record>(
    ctx: &ContextSelectionSet<'a>,
    set: &'a SelectionSet,
    steps: &mut Vec<Step<'a>>,
) -> Option<()> {
    for selection in &set.items {
        match &selection.node {
            AstSelection::Field(field) => steps.push(step::<T>(ctx, field)?),
            AstSelection::FragmentSpread(spread) => {
                let fragment = ctx.query_env.fragments.get(&spread.node.fragment_name.node)?;
                let same = fragment.node.type_condition.node.on.node == T::TYPE;
                (same && spread.node.directives.is_empty()).then_some(())?;
                plan::<T>(ctx, &fragment.node.selection_set.node, steps)?;
            }
            AstSelection::InlineFragment(fragment) => {
                let on = fragment.node.type_condition.as_ref();
                let same = on.is_none_or(|condition| condition.node.on.node == T::TYPE);
                (same && fragment.node.directives.is_empty()).then_some(())?;
                plan::<T>(ctx, &fragment.node.selection_set.node, steps)?;
            }
        }
    }
    let mut keys: Vec<&str> = steps.iter().map(|step| step.key().as_str()).collect();
    keys.sort_unstable();
    keys.windows(2).all(|pair| pair[0] != pair[1]).then_some(())
}

fn step<'a, T: Record>(ctx: &ContextSelectionSet<'a>, field: &'a Positioned<AstField>) -> Option<Step<'a>> {
    // @skip and @include are gone by now: the edge of the schema removes what they leave out
    if !field.node.directives.is_empty() {
        return None;
    }
    let name = field.node.name.node.as_str();
    Some(match name {
        "id" => Step::Id(field),
        "__typename" => Step::TypeName(field),
        _ => match T::FIELDS.iter().position(|f| f.shown && f.name == name) {
            Some(at) => {
                let access = ctx.data_unchecked::<Access>();
                let limit = T::FIELDS[at].resource.map(|resource| access.scope(resource, Action::Read));
                Step::Plain { at, field, limit }
            }
            None => Step::Other(field),
        },
    })
}

/// A single record, its plain fields taken without a future for each; None where the library has to merge fields.
pub(crate) async fn resolve_row<T: Record>(
    ctx: &ContextSelectionSet<'_>,
    row: &Row<T>,
) -> Option<ServerResult<Value>> {
    let mut steps = Vec::new();
    plan::<T>(ctx, &ctx.item.node, &mut steps)?;
    Some(answer_row(ctx, row, &steps).await)
}

async fn answer_row<T: Record>(
    ctx: &ContextSelectionSet<'_>,
    row: &Row<T>,
    steps: &[Step<'_>],
) -> ServerResult<Value> {
    let links = steps.iter().filter_map(Step::link).map(|field| async move {
        let ctx = ctx.with_field(field);
        ServerResult::Ok(row.resolve_field(&ctx).await?.unwrap_or_default())
    });
    let mut links = try_join_all(links).await?.into_iter();
    let mut object = IndexMap::with_capacity(steps.len());
    for step in steps {
        let value = match step {
            Step::Id(_) => Value::String(row.global_id().to_string()),
            Step::TypeName(_) => Value::from(T::TYPE),
            Step::Plain { at, limit: None, .. } => row.shown(*at)?,
            Step::Plain { limit: Some(_), .. } | Step::Other(_) => links.next().unwrap_or_default(),
        };
        object.insert(step.key().clone(), value);
    }
    Ok(Value::Object(object))
}

/// The links of every row, row by row; `through` is the field of the list's items that has the row.
async fn others<T: Record, R: Borrow<Row<T>> + Sync>(
    ctx: &ContextSelectionSet<'_>,
    rows: &[R],
    steps: &[Step<'_>],
    through: Option<&Positioned<AstField>>,
) -> ServerResult<Vec<Value>> {
    let fields: Vec<_> =
        steps.iter().filter_map(|s| if let Step::Other(field) = s { Some(*field) } else { None }).collect();
    let each =
        rows.iter().enumerate().flat_map(|(at, row)| fields.iter().map(move |field| (at, row, *field)));
    try_join_all(each.map(|(at, row, field)| async move {
        let ctx = ctx.with_index(at);
        let Some(through) = through else {
            let ctx = ctx.with_field(field);
            return Ok(row.borrow().resolve_field(&ctx).await?.unwrap_or_default());
        };
        let ctx = ctx.with_field(through);
        let ctx = ctx.with_field(field);
        Ok(row.borrow().resolve_field(&ctx).await?.unwrap_or_default())
    }))
    .await
}

/// Tells once for each field and list that values were left out.
fn report(
    ctx: &ContextSelectionSet<'_>,
    through: Option<&Positioned<AstField>>,
    field: &Positioned<AstField>,
    left_out: usize,
) {
    if left_out == 0 {
        return;
    }
    let denied = async_graphql::Error::from(ctx.data_unchecked::<Access>().denied());
    let mut error: ServerError = denied.into_server_error(field.pos);
    error.message = format!("{} ({left_out} values left out)", error.message);
    let mut error = ctx.set_error_path(error);
    let key = |field: &Positioned<AstField>| field.node.response_key().node.to_string();
    error.path.extend(through.into_iter().chain([field]).map(|field| PathSegment::Field(key(field))));
    ctx.add_error(error);
}

/// The object of each row.
async fn objects<T: Record, R: Borrow<Row<T>> + Send + Sync>(
    ctx: &ContextSelectionSet<'_>,
    rows: &[R],
    steps: &[Step<'_>],
    through: Option<&Positioned<AstField>>,
) -> ServerResult<Vec<Value>> {
    let mut links = others::<T, R>(ctx, rows, steps, through).await?.into_iter();
    let mut left_out = vec![0; steps.len()];
    let access = ctx.data_unchecked::<Access>();
    let mut list = Vec::with_capacity(rows.len());
    for row in rows {
        let row: &Row<T> = row.borrow();
        let mut object = IndexMap::with_capacity(steps.len());
        for (step, left_out) in steps.iter().zip(&mut left_out) {
            let value = match step {
                Step::Id(_) => Value::String(row.global_id().to_string()),
                Step::TypeName(_) => Value::from(T::TYPE),
                Step::Plain { at, limit, .. } => match limit {
                    Some(scope) if !row.permits(access, scope) => {
                        *left_out += 1;
                        Value::Null
                    }
                    _ => row.shown(*at)?,
                },
                Step::Other(_) => links.next().unwrap_or_default(),
            };
            object.insert(step.key().clone(), value);
        }
        list.push(Value::Object(object));
    }
    for (step, left_out) in steps.iter().zip(left_out) {
        if let Step::Plain { field, .. } = step {
            report(ctx, through, field, left_out);
        }
    }
    Ok(list)
}

#[async_trait::async_trait]
impl<T: Record, R: Borrow<Row<T>> + Send + Sync> OutputType for Rows<T, R> {
    fn type_name() -> Cow<'static, str> {
        <Vec<Row<T>> as OutputType>::type_name()
    }

    fn qualified_type_name() -> String {
        <Vec<Row<T>> as OutputType>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Vec<Row<T>> as OutputType>::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<AstField>,
    ) -> ServerResult<Value> {
        let mut steps = Vec::new();
        if plan::<T>(ctx, &ctx.item.node, &mut steps).is_none() {
            return resolve_list(ctx, field, self.0.iter().map(|row| row.borrow()), Some(self.0.len())).await;
        }
        Ok(Value::List(objects::<T, R>(ctx, &self.0, &steps, None).await?))
    }
}
