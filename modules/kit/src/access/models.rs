//! Whole rows of a table: for what a module does with its own records.

use super::{Access, Tx};
use crate::error::Result;
use crate::stream::columns_of;
use sea_orm::sea_query::{Condition, Order, Query, SelectStatement};
use sea_orm::{EntityName, EntityTrait, FromQueryResult, QueryResult};

impl Tx {
    /// The rows of a table of the module that meet a condition, in the order of their entry.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn models<E>(&self, which: Condition) -> Result<Vec<E::Model>>
    where
        E: EntityTrait + EntityName,
    {
        read::<E>(&self.rows(&select::<E>(which)).await?)
    }
}

impl Access {
    /// As [`Tx::models`], outside a transaction. They carry no reach: nothing of them is answered, they only say what is left
    /// out of an answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn models<E>(&self, which: Condition) -> Result<Vec<E::Model>>
    where
        E: EntityTrait + EntityName,
    {
        read::<E>(&self.shared.db.rows(&self.meter, &select::<E>(which)).await?)
    }
}

fn select<E: EntityTrait + EntityName>(which: Condition) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(columns_of::<E>())
        .from(E::default().table_name())
        .cond_where(which)
        .order_by("id", Order::Asc);
    select
}

fn read<E: EntityTrait>(rows: &[QueryResult]) -> Result<Vec<E::Model>> {
    rows.iter().map(|row| Ok(E::Model::from_query_result(row, "")?)).collect()
}
