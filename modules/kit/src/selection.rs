//! Which plain fields of a record a request selects.

use crate::record::Record;
use async_graphql::{Context, SelectionField};

/// A set of fields of one record type, by their position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection(u64);

impl Selection {
    /// Every field.
    pub const ALL: Self = Self(u64::MAX);

    /// The fields that the selection below this field names, at any of `paths` (`""` is the field itself,
    /// `edges.node` two steps down).
    pub fn of<T: Record>(ctx: &Context<'_>, paths: &[&str]) -> Self {
        let mut selection = Self::default();
        for path in paths {
            let mut ahead = ctx.look_ahead();
            for step in path.split('.').filter(|step| !step.is_empty()) {
                ahead = ahead.field(step);
            }
            for field in ahead.selection_fields() {
                selection.add::<T>(&field);
            }
        }
        selection
    }

    fn add<T: Record>(&mut self, field: &SelectionField<'_>) {
        for below in field.selection_set() {
            if let Some(at) = T::FIELDS.iter().position(|f| f.name == below.name()) {
                self.0 |= 1 << at;
            }
        }
    }

    /// With the field of this name.
    #[must_use]
    pub fn with<T: Record>(mut self, name: &str) -> Self {
        if let Some(at) = T::FIELDS.iter().position(|f| f.name == name) {
            self.0 |= 1 << at;
        }
        self
    }

    /// Is the field at this position in it?
    pub fn has(self, at: usize) -> bool {
        self.0 & (1 << at) != 0
    }
}
