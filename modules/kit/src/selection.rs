//! Which plain fields of a record a request selects.

use crate::loaders::Loaders;
use crate::record::{Field, Record};
use async_graphql::{Context, SelectionField};
use std::sync::Arc;

/// Where the values of fields are among those of a row; one for all rows of a statement.
#[derive(Clone, Debug)]
pub(crate) struct Slots(Arc<[Option<u8>]>);

impl Slots {
    /// Of fields of which these are read, in their order.
    pub(crate) fn of(read: impl Iterator<Item = bool>) -> Self {
        let mut free = 0..=u8::MAX;
        Self(read.map(|read| if read { free.next() } else { None }).collect())
    }

    /// Where the value of the field at this position is; None when it was not read.
    pub(crate) fn at(&self, field: usize) -> Option<usize> {
        self.0.get(field).copied().flatten().map(usize::from)
    }
}

/// A set of fields of one record type, by their position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// A bit for each.
    fields: u128,
    /// Without the hidden fields.
    lean: bool,
}

impl Selection {
    /// Every field.
    pub const ALL: Self = Self { fields: u128::MAX, lean: false };

    /// The fields that the selection below this field names, at any of `paths` (`""` is the field itself,
    /// `edges.node` two steps down).
    pub fn of<T: Record>(ctx: &Context<'_>, paths: &[&str]) -> Self {
        Self { lean: false, ..Self::lean::<T>(ctx, paths) }
    }

    /// The same, for rows that only answer: the hidden fields are left out where no link is selected that needs them.
    pub(crate) fn lean<T: Record>(ctx: &Context<'_>, paths: &[&str]) -> Self {
        let made = || Self::made::<T>(ctx, paths);
        let Some(loaders) = ctx.data_opt::<Loaders>() else { return made() };
        // a link can be resolved for each row of a list, with the same field of the document
        let field = std::ptr::from_ref(ctx.item) as usize;
        loaders.selection((field, T::TYPE, paths.join(" ")), made)
    }

    /// The same for one field that lies ahead.
    pub(crate) fn lean_at<T: Record>(field: &SelectionField<'_>) -> Self {
        let mut selection = Self { fields: 0, lean: true };
        selection.add::<T>(field);
        selection
    }

    fn made<T: Record>(ctx: &Context<'_>, paths: &[&str]) -> Self {
        let mut selection = Self { fields: 0, lean: true };
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
        const { assert!(T::FIELDS.len() <= u128::BITS as usize) }
        for below in field.selection_set() {
            match T::FIELDS.iter().position(|f| f.shown && f.name == below.name()) {
                Some(at) => {
                    self.fields |= 1 << at;
                    // whether the caller may read it can follow from the line of the row, which is hidden
                    self.lean &= T::LINES.is_empty() || T::FIELDS[at].resource.is_none();
                }
                None => self.lean &= matches!(below.name(), "id" | "__typename"),
            }
        }
    }

    /// With the hidden fields.
    #[must_use]
    pub(crate) fn whole(self) -> Self {
        Self { lean: false, ..self }
    }

    /// With the field of this name.
    #[must_use]
    pub fn with<T: Record>(mut self, name: &str) -> Self {
        if let Some(at) = T::FIELDS.iter().position(|f| f.name == name) {
            self.fields |= 1 << at;
        }
        self
    }

    /// Is the field at this position read?
    pub(crate) fn reads(self, at: usize, field: &Field) -> bool {
        self.fields & (1 << at) != 0 || (!field.shown && !self.lean)
    }
}
