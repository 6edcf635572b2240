//! Lists of places by area and by what a column holds.

use super::Status;
use async_graphql::Context;
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// What is listed.
#[derive(Debug)]
pub struct Listed {
    area: Option<AreaCode>,
    condition: Condition,
}

impl Listed {
    /// Places of this area and status.
    pub fn new(area: Option<AreaCode>, status: Option<Status>) -> Self {
        Self { area, condition: Condition::all() }.with("status", status.map(Status::as_str))
    }

    /// Only those that have this text in this column, if there is one.
    pub fn with(mut self, column: &'static str, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.condition = self.condition.add(Expr::col(column).eq(text));
        }
        self
    }

    /// Only those that have this day or an earlier one in this column, if there is one.
    pub fn until(mut self, column: &'static str, day: Option<Date>) -> Self {
        if let Some(day) = day {
            self.condition = self.condition.add(Expr::col(column).lte(day.0));
        }
        self
    }

    /// Only those that have this key in this column.
    pub fn with_key(mut self, column: &'static str, district: &str, id: i64) -> Self {
        self.condition =
            self.condition.add(Expr::col("district_code").eq(district)).add(Expr::col(column).eq(id));
        self
    }

    /// A page of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn page<T: Record>(&self, ctx: &Context<'_>, paging: &Paging) -> Result<Option<Connection<T>>> {
        let find = || {
            let find = ctx.access().find::<T>()?.filter(self.condition.clone());
            Ok(if let Some(area) = &self.area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, paging, find).await.map(Some)
    }
}
