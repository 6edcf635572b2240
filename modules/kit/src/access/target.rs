//! The record that a mutation is about: absent when out of reach, forbidden when only the action is not permitted.

use super::find::table;
use super::permit::{Permit, writing};
use super::policy::Action;
use super::write::Tx;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::{Place, Record, Row, Selection};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{EntityTrait, FromQueryResult, Iterable};
use std::ops::Deref;

/// A record that a mutation is about, as it is now, with the proof that the caller may write it. Its columns are read
/// through it.
#[derive(Debug)]
pub struct Target<T: Record> {
    row: <T::Entity as EntityTrait>::Model,
    permit: Permit,
}

impl<T: Record> Target<T> {
    /// A record that belongs to another one which the caller may write, such as a post of an account.
    pub fn belonging(permit: &Permit, row: <T::Entity as EntityTrait>::Model) -> Self {
        Self { row, permit: permit.clone() }
    }

    /// Proof that the caller may write what belongs to the record.
    pub fn permit(&self) -> &Permit {
        &self.permit
    }

    pub(super) fn into_parts(self) -> (<T::Entity as EntityTrait>::Model, Permit) {
        (self.row, self.permit)
    }
}

impl<T: Record> Deref for Target<T> {
    type Target = <T::Entity as EntityTrait>::Model;

    fn deref(&self) -> &Self::Target {
        &self.row
    }
}

impl Tx {
    /// The record `id`, for `action` on it, which is one that writes.
    ///
    /// # Errors
    /// NOT_FOUND when it is out of the caller's reach to read, FORBIDDEN when the action is not permitted there.
    pub async fn target<T: Record>(&self, id: &GlobalId, action: Action) -> Result<Target<T>> {
        self.target_as(id, T::RESOURCE, action).await
    }

    /// The record `id`, for `action` on `resource`, a part of it that has a right of its own.
    ///
    /// # Errors
    /// As `target`.
    pub async fn target_as<T: Record>(
        &self,
        id: &GlobalId,
        resource: &str,
        action: Action,
    ) -> Result<Target<T>> {
        let (row, area) = self.looked::<T>(id, resource, writing(action)?).await?;
        Ok(Target { row, permit: Permit::looked(resource, action, &area) })
    }

    /// The record `id`, for an action on a resource that both follow from the record as it is now. It is held until the
    /// transaction ends, so that what is written beside it lies where it lies: whatever moves it comes before or after.
    ///
    /// # Errors
    /// As `target`; what `right` refuses.
    pub async fn target_by<T: Record>(
        &self,
        id: &GlobalId,
        right: impl FnOnce(&<T::Entity as EntityTrait>::Model) -> Result<(&'static str, Action)>,
    ) -> Result<Target<T>> {
        let id = id.clone().of(T::TYPE, "input.id")?;
        // nobody waits for what is out of reach, nor has others wait for it
        self.within::<T>(&id).await?;
        let model = self.locked::<T>(&id, Some(LockType::Update)).await?;
        let model = model.ok_or_else(|| Error::not_found(T::TYPE))?;
        // what was moved out of reach before it was held is absent
        let row = self.within::<T>(&id).await?;
        let (resource, action) = right(&model)?;
        let scope = self.access().require(resource, writing(action)?)?;
        let own = scope.own() && row.owner.is_some() && row.owner == self.access().account();
        if !own && !self.reaches::<T>(&row, &scope).await? {
            return Err(Error::forbidden());
        }
        Ok(Target { row: model, permit: Permit::looked(resource, action, row.area()) })
    }

    /// The whole row of the record `id`, which the caller may do `action` with.
    pub(crate) async fn looked_at<T: Record>(
        &self,
        id: &GlobalId,
        resource: &str,
        action: Action,
    ) -> Result<<T::Entity as EntityTrait>::Model> {
        Ok(self.looked::<T>(id, resource, action).await?.0)
    }

    /// The same, with the area where it lies.
    async fn looked<T: Record>(
        &self,
        id: &GlobalId,
        resource: &str,
        action: Action,
    ) -> Result<(<T::Entity as EntityTrait>::Model, Box<str>)> {
        let id = id.clone().of(T::TYPE, "input.id")?;
        let row = self.within::<T>(&id).await?;
        let scope = self.access().require(resource, action)?;
        let own = scope.own() && row.owner.is_some() && row.owner == self.access().account();
        if !own && !self.reaches::<T>(&row, &scope).await? {
            return Err(Error::forbidden());
        }
        let model = self.model::<T>(&id).await?.ok_or_else(|| Error::not_found(T::TYPE))?;
        Ok((model, row.area))
    }

    /// The whole row of the record `id`, which the caller may read: for what a mutation needs to know of another
    /// record. Where broken glass alone gives the right to, it leaves a row in the audit, as other reads do.
    ///
    /// # Errors
    /// NOT_FOUND when it is out of the caller's reach to read.
    pub async fn known<T: Record>(&self, id: &GlobalId) -> Result<<T::Entity as EntityTrait>::Model> {
        let id = id.clone().of(T::TYPE, "id")?;
        let row = self.within::<T>(&id).await?;
        if let Some(post) = self.access().opened_by(T::RESOURCE, row.area()) {
            self.audit_all(&[self.read_broken(&row, post, "")]).await?;
        }
        self.model::<T>(&id).await?.ok_or_else(|| Error::not_found(T::TYPE))
    }

    /// The record within the caller's reach to read.
    async fn within<T: Record>(&self, id: &GlobalId) -> Result<Row<T>> {
        let row = self.access().by_id::<T>(id, Selection::default()).await?;
        row.ok_or_else(|| Error::not_found(T::TYPE))
    }

    /// Is the row within `scope`? What lies in several grids is, when one of them is.
    async fn reaches<T: Record>(&self, row: &Row<T>, scope: &super::Scope) -> Result<bool> {
        if row.within(scope, None) {
            return Ok(true);
        }
        let Place::Grids(_) = T::PLACE else { return Ok(false) };
        let found = super::Find::<T>::new(self.access(), scope.clone()).with_id(&row.global_id())?;
        Ok(found.select(Selection::default()).one().await?.is_some())
    }

    /// The whole row, read inside the transaction.
    async fn model<T: Record>(&self, id: &GlobalId) -> Result<Option<<T::Entity as EntityTrait>::Model>> {
        self.locked::<T>(id, None).await
    }

    /// The whole row, held as `lock` says.
    async fn locked<T: Record>(
        &self,
        id: &GlobalId,
        lock: Option<LockType>,
    ) -> Result<Option<<T::Entity as EntityTrait>::Model>> {
        let mut select = Query::select();
        let columns = <T::Entity as EntityTrait>::Column::iter().map(|c| sea_orm::IdenStatic::as_str(&c));
        select.columns(columns).from(table::<T>());
        match T::PLACE {
            Place::Grid | Place::Grids(_) | Place::Log => {
                select.and_where(Expr::col("district_code").eq(id.district.as_str()));
                select.and_where(Expr::col("id").eq(id.id()?));
            }
            Place::Area => {
                select.and_where(Expr::col("id").eq(id.id()?));
            }
            Place::Code => {
                select.and_where(Expr::col("code").eq(id.key.as_str()));
            }
        }
        if let Some(lock) = lock {
            select.lock(lock);
        }
        let rows = self.rows(&select).await?;
        let model = rows.first().map(|row| <T::Entity as EntityTrait>::Model::from_query_result(row, ""));
        Ok(model.transpose()?)
    }
}
