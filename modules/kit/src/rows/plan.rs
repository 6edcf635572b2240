//! What happens for each row of a selection.

use crate::access::{Access, Action, Scope};
use crate::record::Record;
use async_graphql::parser::types::{Field as AstField, Selection as AstSelection, SelectionSet};
use async_graphql::{ContextSelectionSet, Name, Positioned};

/// What happens for each row.
pub(super) enum Step<'a> {
    /// Its global id.
    Id(&'a Positioned<AstField>),
    /// The name of its type.
    TypeName(&'a Positioned<AstField>),
    /// The value of the plain field at a position; where it asks for a right of its own, how far the caller has it.
    Plain { at: usize, field: &'a Positioned<AstField>, limit: Option<Scope> },
    /// A field that a module adds.
    Other(&'a Positioned<AstField>),
}

impl<'a> Step<'a> {
    pub(super) fn field(&self) -> &'a Positioned<AstField> {
        match self {
            Self::Id(field) | Self::TypeName(field) | Self::Other(field) | Self::Plain { field, .. } => field,
        }
    }

    pub(super) fn key(&self) -> &'a Name {
        &self.field().node.response_key().node
    }
}

/// The steps of a selection; None where the library has to merge fields of the same key.
pub(super) fn plan<'a, T: Record>(
    ctx: &ContextSelectionSet<'a>,
    set: &'a SelectionSet,
) -> Option<Vec<Step<'a>>> {
    let mut steps = Vec::with_capacity(set.items.len());
    add::<T>(ctx, set, &mut steps)?;
    differ(steps.iter().map(Step::key)).then_some(steps)
}

/// Is each key there once?
pub(super) fn differ<'a>(keys: impl Iterator<Item = &'a Name>) -> bool {
    let mut keys: Vec<&str> = keys.map(Name::as_str).collect();
    keys.sort_unstable();
    keys.windows(2).all(|pair| pair[0] != pair[1])
}

fn add<'a, T: Record>(
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
                add::<T>(ctx, &fragment.node.selection_set.node, steps)?;
            }
            AstSelection::InlineFragment(fragment) => {
                let on = fragment.node.type_condition.as_ref();
                let same = on.is_none_or(|condition| condition.node.on.node == T::TYPE);
                (same && fragment.node.directives.is_empty()).then_some(())?;
                add::<T>(ctx, &fragment.node.selection_set.node, steps)?;
            }
        }
    }
    Some(())
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
