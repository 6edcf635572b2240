//! Changes of what belongs to a record and lies in another table.

use super::located::{all_values, set_values, shown};
use super::target::Target;
use super::write::{Tx, Written};
use crate::error::Result;
use crate::record::Record;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

impl Tx {
    /// Counts a change of what belongs to a record and lies in another table: `field` has a new value.
    ///
    /// # Errors
    /// CONFLICT when somebody else changed the record since.
    pub async fn touch<T: Record>(
        &mut self,
        before: Target<T>,
        field: &'static str,
        value: serde_json::Value,
        expected: i64,
    ) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        let row = <T::Entity as EntityTrait>::ActiveModel::default();
        self.change_with::<T>(before, row, (field, value), expected).await
    }

    /// Changes a record together with what belongs to it and lies in another table: `also` names that and its new
    /// value. It counts as one change, whatever of `row` is already so.
    ///
    /// # Errors
    /// CONFLICT when somebody else changed the record since.
    pub async fn change_with<T: Record>(
        &mut self,
        before: Target<T>,
        row: <T::Entity as EntityTrait>::ActiveModel,
        also: (&'static str, serde_json::Value),
        expected: i64,
    ) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        self.change_as::<T>(before, row, also, expected, "change").await
    }

    /// As `change_with`, with a verb of its own.
    ///
    /// # Errors
    /// CONFLICT when somebody else changed the record since.
    pub async fn change_as<T: Record>(
        &mut self,
        before: Target<T>,
        row: <T::Entity as EntityTrait>::ActiveModel,
        also: (&'static str, serde_json::Value),
        expected: i64,
        verb: &str,
    ) -> Result<Written>
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        let (row_before, permit) = before.into_parts();
        let old = all_values::<T::Entity>(&row_before.into_active_model());
        let mut new = set_values::<T::Entity>(&row);
        new.retain(|column, value| old.get(column) != Some(value));
        let mut changes = shown::<T>(&new);
        changes.insert(also.0, also.1);
        self.apply::<T>((&old, &permit), new, changes, expected, verb).await
    }
}
