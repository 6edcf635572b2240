//! Visits every field that an operation selects, fragments included, with the type it stands on.

use super::shape::{Shape, named};
use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, ServerError};

/// Levels of fields and fragments below each other; the library counts to 32 and the check adds one.
pub(super) const MOST_LEVELS: usize = 30;

/// What a walk does on its way.
pub(super) trait Visit {
    /// A field of the type `on` (unknown if the schema has no such type); `enter` descends into its selection.
    fn field(&mut self, walk: &Walk<'_>, at: &At<'_>, field: &Positioned<Field>) -> Result<(), ServerError>;

    /// Any selection, also a spread, and the operation itself: with these directives.
    fn selection(&mut self, at: &At<'_>, directives: &[Positioned<Directive>]) -> Result<(), ServerError>;

    /// A fragment is entered more than [`MOST_LEVELS`] deep, or from within itself.
    fn too_deep(&self) -> ServerError;
}

/// The document that is walked.
pub(super) struct Walk<'a> {
    /// The types.
    pub(super) shape: &'a Shape,
    /// The fragments.
    pub(super) document: &'a ExecutableDocument,
}

/// Where a walk is.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// The type whose fields are selected.
    pub(super) on: Option<&'a Name>,
    /// Fields above.
    pub(super) depth: usize,
    /// Fields and fragments above.
    pub(super) levels: usize,
}

impl<'a> Walk<'a> {
    /// Visits the fields of an operation.
    pub(super) fn operation(
        &self,
        operation: &OperationDefinition,
        visit: &mut impl Visit,
    ) -> Result<(), ServerError> {
        let at = At { on: self.shape.root_of(operation.ty), depth: 0, levels: 0 };
        visit.selection(&at, &operation.directives)?;
        self.selection(&operation.selection_set.node, &at, visit)
    }

    /// Visits the fields that a field selects.
    pub(super) fn below(
        &self,
        at: &At<'_>,
        field: &Field,
        visit: &mut impl Visit,
    ) -> Result<(), ServerError> {
        if field.selection_set.node.items.is_empty() {
            return Ok(());
        }
        let on = at.on.and_then(|on| self.shape.field(on, &field.name.node)).map(|f| named(&f.ty));
        self.selection(
            &field.selection_set.node,
            &At { on, depth: at.depth + 1, levels: at.levels + 1 },
            visit,
        )
    }

    fn selection(&self, set: &SelectionSet, at: &At<'_>, visit: &mut impl Visit) -> Result<(), ServerError> {
        if at.levels > MOST_LEVELS {
            return Err(visit.too_deep());
        }
        for selection in &set.items {
            visit.selection(at, selection.node.directives())?;
            match &selection.node {
                Selection::Field(field) => visit.field(self, at, field)?,
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map(|c| &c.node.on.node).or(at.on);
                    let inner = At { on, levels: at.levels + 1, ..*at };
                    self.selection(&fragment.node.selection_set.node, &inner, visit)?;
                }
                Selection::FragmentSpread(spread) => {
                    let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) else {
                        continue;
                    };
                    let on = Some(&fragment.node.type_condition.node.on.node);
                    let inner = At { on, levels: at.levels + 1, ..*at };
                    self.selection(&fragment.node.selection_set.node, &inner, visit)?;
                }
            }
        }
        Ok(())
    }
}
