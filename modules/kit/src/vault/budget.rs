//! How much an account is shown or takes out on a day.

use crate::access::{Permit, Tx};
use crate::error::{Code, Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};

/// A number of each day (UTC+8).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// Its table.
    pub(crate) table: &'static str,
    /// Most on one day.
    pub(crate) daily: i32,
    /// What is counted, in words.
    pub(crate) of: &'static str,
}

impl Tx {
    /// Counts `number` more against the caller's number of the day; answers how many are left.
    pub(crate) async fn spend(&self, budget: Budget, number: usize) -> Result<i32> {
        let access = self.access();
        let account = access.account().ok_or_else(Error::unauthenticated)?;
        let day = access.today();
        let number = i32::try_from(number).unwrap_or(i32::MAX);
        let mut insert = Query::insert();
        insert
            .into_table(budget.table)
            .columns(["id", "account_id", "day_on", "shown"])
            .values_panic([access.new_id().into(), account.into(), day.into(), number.into()])
            .on_conflict(
                OnConflict::columns(["account_id", "day_on"])
                    .value("shown", Expr::cust(format!("{}.shown + excluded.shown", budget.table)))
                    .to_owned(),
            );
        self.execute(&Permit::seen(), &insert).await?;
        let mut select = Query::select();
        select.column("shown").from(budget.table);
        select.and_where(Expr::col("account_id").eq(account)).and_where(Expr::col("day_on").eq(day));
        let rows = self.rows(&select).await?;
        let spent: i32 = rows.first().map(|row| row.try_get_by("shown")).transpose()?.unwrap_or(0);
        if spent > budget.daily {
            let text = format!("no more than {} {} on a day", budget.daily, budget.of);
            return Err(Error::new(Code::LimitExceeded, text));
        }
        Ok(budget.daily - spent)
    }

    /// Takes back one that this transaction counted.
    pub(crate) async fn unspend(&self, budget: Budget) -> Result<()> {
        let mut update = Query::update();
        update
            .table(budget.table)
            .value("shown", Expr::col("shown").sub(1))
            .and_where(Expr::col("account_id").eq(self.access().account()))
            .and_where(Expr::col("day_on").eq(self.access().today()));
        self.execute(&Permit::seen(), &update).await.map(drop)
    }
}
