//! The record that a mutation is about: absent when out of reach, forbidden when only the action is not permitted.

use super::find::table;
use super::policy::Action;
use super::write::Tx;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::{Place, Record, Selection};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{EntityTrait, FromQueryResult, Iterable};

impl Tx {
    /// The whole row of the record `id`, for `action` on it.
    ///
    /// # Errors
    /// NOT_FOUND when it is out of the caller's reach to read, FORBIDDEN when the action is not permitted there.
    pub async fn target<T: Record>(
        &self,
        id: &GlobalId,
        action: Action,
    ) -> Result<<T::Entity as EntityTrait>::Model> {
        let id = id.clone().of(T::TYPE, "id")?;
        let access = self.access();
        let row = access.by_id::<T>(&id, Selection::default()).await?;
        let row = row.ok_or_else(|| Error::not_found(T::TYPE))?;
        let scope = access.require(T::RESOURCE, action)?;
        let own = scope.own() && row.owner.is_some() && row.owner == access.account();
        if !own && !self.reaches::<T>(&row, &scope).await? {
            return Err(Error::forbidden());
        }
        self.model::<T>(&id).await?.ok_or_else(|| Error::not_found(T::TYPE))
    }

    /// Is the row within `scope`? What lies in several grids is, when one of them is.
    async fn reaches<T: Record>(&self, row: &crate::record::Row<T>, scope: &super::Scope) -> Result<bool> {
        if scope.covers(row.area()) {
            return Ok(true);
        }
        let Place::Grids(_) = T::PLACE else { return Ok(false) };
        let found = super::Find::<T>::new(self.access(), scope.clone()).with_id(&row.global_id())?;
        Ok(found.select(Selection::default()).one().await?.is_some())
    }

    /// The whole row, read inside the transaction.
    async fn model<T: Record>(&self, id: &GlobalId) -> Result<Option<<T::Entity as EntityTrait>::Model>> {
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
        let rows = self.rows(&select).await?;
        let model = rows.first().map(|row| <T::Entity as EntityTrait>::Model::from_query_result(row, ""));
        Ok(model.transpose()?)
    }
}
