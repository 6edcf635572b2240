//! Whether a database holds the demo, a part of it, or something else.

use crate::config::Failure;
use crate::start::App;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use wangge_core::demo::{EDITION, ISSUER, accounts};

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Nothing,
    Demo,
    /// What a start loaded before it was interrupted.
    PartOfDemo,
    Records,
}

/// What the database holds. The demo's accounts are written last; before, nobody has a password.
pub(super) async fn holds(app: &App) -> Result<Holds, Failure> {
    let mut edition = any("division_edition", "id");
    edition.and_where(Expr::col("issuer").eq(ISSUER)).and_where(Expr::col("edition").eq(EDITION));
    let mut first = any("account", "id");
    first.and_where(Expr::col("name").eq(accounts().first().map(|account| account.name.clone())));
    let mut real = any("account", "id");
    real.and_where(Expr::col("password_hash").is_not_null());
    let edition = found(app, &edition).await?;
    let empty = !found(app, &any("account", "id")).await? && !found(app, &any("division", "code")).await?;
    Ok(if edition && found(app, &first).await? {
        Holds::Demo
    } else if edition && !found(app, &real).await? {
        Holds::PartOfDemo
    } else if !edition && empty {
        Holds::Nothing
    } else {
        Holds::Records
    })
}

/// Has the table no row?
pub(super) async fn none(app: &App, table: &'static str) -> Result<bool, Failure> {
    Ok(!found(app, &any(table, "id")).await?)
}

fn any(table: &'static str, column: &'static str) -> SelectStatement {
    let mut select = Query::select();
    select.column(column).from(table).limit(1);
    select
}

async fn found(app: &App, select: &SelectStatement) -> Result<bool, Failure> {
    Ok(!app.platform.system().system_rows(select).await?.is_empty())
}
