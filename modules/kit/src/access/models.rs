//! Whole rows of a table, read inside a transaction: for what a module does with its own records.

use super::Tx;
use crate::error::Result;
use crate::stream::columns_of;
use sea_orm::sea_query::{Condition, Order, Query};
use sea_orm::{EntityName, EntityTrait, FromQueryResult};

impl Tx {
    /// The rows of a table of the module that meet a condition, in the order of their entry.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn models<E>(&self, which: Condition) -> Result<Vec<E::Model>>
    where
        E: EntityTrait + EntityName,
    {
        let mut select = Query::select();
        select
            .columns(columns_of::<E>())
            .from(E::default().table_name())
            .cond_where(which)
            .order_by("id", Order::Asc);
        let rows = self.rows(&select).await?;
        rows.iter().map(|row| Ok(E::Model::from_query_result(row, "")?)).collect()
    }
}
