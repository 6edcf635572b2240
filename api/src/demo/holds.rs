//! Whether a database holds the demo, a part of it, or something else.

use crate::config::Failure;
use crate::start::App;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use wangge_core::demo::{EDITION, ISSUER, accounts};

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// No account and no division.
    Nothing,
    /// The whole demo.
    Demo,
    /// What a start loaded before it was interrupted.
    PartOfDemo,
    /// Records that are not the demo's.
    Records,
}

impl Holds {
    /// Is it the demo, or will it be?
    pub fn is_demo(self) -> bool {
        matches!(self, Self::Demo | Self::PartOfDemo)
    }
}

/// What the database holds. The demo's accounts are written last; before, nobody has a password.
///
/// # Errors
/// When the database fails.
pub async fn holds(database: &DatabaseConnection) -> Result<Holds, Failure> {
    let found =
        async |select: &SelectStatement| Ok::<_, Failure>(database.query_one(select).await?.is_some());
    let mut edition = any("division_edition", "id");
    edition.and_where(Expr::col("issuer").eq(ISSUER)).and_where(Expr::col("edition").eq(EDITION));
    let mut first = any("account", "id");
    first.and_where(Expr::col("name").eq(accounts().first().map(|account| account.name.clone())));
    let mut real = any("account", "id");
    real.and_where(Expr::col("password_hash").is_not_null());
    let edition = found(&edition).await?;
    let empty = !found(&any("account", "id")).await? && !found(&any("division", "code")).await?;
    Ok(if edition && found(&first).await? {
        Holds::Demo
    } else if edition && !found(&real).await? {
        Holds::PartOfDemo
    } else if !edition && empty {
        Holds::Nothing
    } else {
        Holds::Records
    })
}

/// Has the table no row?
pub(super) async fn none(app: &App, table: &'static str) -> Result<bool, Failure> {
    Ok(app.platform.system().system_rows(&any(table, "id")).await?.is_empty())
}

fn any(table: &'static str, column: &'static str) -> SelectStatement {
    let mut select = Query::select();
    select.column(column).from(table).limit(1);
    select
}
