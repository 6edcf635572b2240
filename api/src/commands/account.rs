//! `wangge account create`: the first account of a deployment, the first command of a district, to which nobody appoints who
//! makes accounts, and the way back in when all are lost.

use crate::auth::password::{Password, problem_of};
use crate::config::Failure;
use crate::start::App;
use entities::platform::{account, post};
use kit::access::policy::Role;
use kit::code::AreaCode;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::io::{BufRead, IsTerminal};
use wangge_core::staff::account::{Account, login_name};
use wangge_core::staff::post::Post;

/// The account that is wanted.
#[derive(Debug)]
pub(super) struct New {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) area: String,
    pub(super) title: Option<String>,
}

/// Creates the account with one post; the password is read from standard input.
pub(super) async fn create(app: &App, new: New, break_glass: Option<String>) -> Result<(), Failure> {
    login_name(&new.name, "NAME")?;
    let role = *app.platform.policy().role(&new.role)?;
    let area: AreaCode =
        new.area.parse().map_err(|e: kit::code::BadCode| Failure::input(format!("--area: {e}")))?;
    if !role.levels.contains(&area.level()) {
        return Err(Failure::input(format!("--area: a {} is for another level of area", role.title)));
    }
    if role.line {
        return Err(Failure::input("--role: a role of a department line is given by appointment"));
    }
    if break_glass.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Failure::input("--break-glass: say why"));
    }
    if break_glass.is_none() && holders(app, role.code, &area).await? {
        return Err(Failure::state(format!(
            "there is a {} of this area already, who appoints others; if no one can log in any more, use --break-glass REASON",
            role.title
        )));
    }
    let password = read_password()?;
    if let Some(problem) = problem_of(&password, &new.name) {
        return Err(Failure::input(format!("password: {problem}")));
    }
    let hash = app.auth.passwords.hash(Password::new(password)).await?;
    write(app, &new, &role, &area, hash, break_glass).await?;
    eprintln!("created {}: {} of {area}", new.name, role.title);
    Ok(())
}

async fn write(
    app: &App,
    new: &New,
    role: &Role,
    area: &AreaCode,
    hash: String,
    reason: Option<String>,
) -> Result<(), Failure> {
    let access = app.platform.system();
    let mut tx = access.begin().await?;
    if let Some(reason) = reason {
        tx.because(reason);
    }
    let (id, now) = (access.new_id(), access.now());
    let account = account::ActiveModel {
        id: Set(id),
        name: Set(new.name.clone()),
        title: Set(new.title.clone().unwrap_or_else(|| new.name.clone())),
        kind: Set(role.kind.as_str().to_owned()),
        area_code: Set(area.to_string()),
        password_hash: Set(Some(hash)),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    tx.create::<Account>(account).await?;
    let post = post::ActiveModel {
        id: Set(access.new_id()),
        account_id: Set(id),
        role: Set(role.code.to_owned()),
        area_code: Set(area.to_string()),
        from_on: Set(access.today()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        ..Default::default()
    };
    tx.create::<Post>(post).await?;
    tx.rights_change().await?;
    tx.commit().await?;
    Ok(())
}

/// Is there an active account with a post of this role that is for this area and in force today?
async fn holders(app: &App, role: &str, area: &AreaCode) -> Result<bool, Failure> {
    let system = app.platform.system();
    let (today, last) = (system.today(), Expr::col(("post", "to_on")));
    let mut select = Query::select();
    select
        .column(("post", "area_code"))
        .from("post")
        .inner_join("account", Expr::col(("account", "id")).equals(("post", "account_id")))
        .and_where(Expr::col(("post", "role")).eq(role))
        .and_where(Expr::col(("post", "ended_at")).is_null())
        .and_where(Expr::col(("post", "from_on")).lte(today))
        .and_where(last.clone().is_null().or(last.gte(today)))
        .and_where(Expr::col(("account", "status")).eq("active"));
    for row in system.system_rows(&select).await? {
        let held: String = row.try_get_by("area_code").map_err(kit::Error::from)?;
        if area.as_str().starts_with(&held) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The password: the first line of standard input.
fn read_password() -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        eprintln!("password (it is shown while you type; pipe it in to avoid that):");
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() {
        return Err(Failure::input("the password is read from standard input, and there was none"));
    }
    Ok(password)
}
