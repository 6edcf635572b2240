//! Erasing what a record holds of a person: which columns that are follows from the classes of its fields.

use super::located::{Values, all_values, set_values, shown};
use super::target::Target;
use super::write::{Tx, Written};
use crate::error::Result;
use crate::record::{Class, Record};
use sea_orm::sea_query::Value;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;

/// The columns of `T` that an erasure of this class and above clears, with what stands in them afterwards; None is
/// null.
pub fn erased_columns<T: Record>(least: Class) -> BTreeMap<&'static str, Option<&'static str>> {
    let mut columns = BTreeMap::new();
    for field in T::FIELDS.iter().filter(|field| field.class >= least) {
        columns.insert(field.column, None);
        columns.extend(field.sealing.map(|sealing| (sealing.cipher, None)));
    }
    let field = |column: &str| T::FIELDS.iter().any(|field| field.column == column);
    for (column, blank) in T::BLANKS {
        if columns.contains_key(column) || (least <= Class::Personal && !field(column)) {
            columns.insert(column, Some(*blank));
        }
    }
    columns
}

impl Tx {
    /// Erases what the record holds of its person: each field of the class `least` and above, encrypted values and
    /// masks with them. `row` sets what else changes with it.
    ///
    /// # Errors
    /// CONFLICT when somebody else changed the record since; INTERNAL for a column that cannot be null and has no
    /// [`Record::BLANKS`].
    pub async fn erase<T: Record>(
        &mut self,
        before: Target<T>,
        least: Class,
        row: <T::Entity as EntityTrait>::ActiveModel,
        expected: i64,
    ) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        let (row_before, permit) = before.into_parts();
        let old = all_values::<T::Entity>(&row_before.into_active_model());
        let mut new = cleared::<T>(&old, least);
        new.extend(set_values::<T::Entity>(&row));
        new.retain(|column, value| old.get(column) != Some(value));
        let shown = shown::<T>(&new);
        self.apply::<T>((&old, &permit), new, shown, expected, "erase").await
    }
}

fn cleared<T: Record>(old: &Values, least: Class) -> Values {
    let blank = |(column, blank): (&'static str, Option<&'static str>)| {
        let value = match blank {
            Some(text) => Value::from(text),
            None => old.get(column)?.as_null(),
        };
        Some((column, value))
    };
    erased_columns::<T>(least).into_iter().filter_map(blank).collect()
}
