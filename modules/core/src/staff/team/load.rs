//! The teams of many grids in one statement: their posts, and beside each its holder and the post that covers it.

use super::member::{TeamMark, TeamMember};
use crate::staff::post::{Employment, Post, in_force};
use async_graphql::Value;
use chrono::NaiveDate;
use kit::access::{Access, texts_in};
use kit::loaders::Batch;
use kit::record::{Row, Selection};
use kit::{Error, Result};
use sea_orm::QueryResult;
use sea_orm::sea_query::Expr;
use std::collections::HashMap;
use std::sync::Arc;

/// Most posts of all grids of a level together.
const MOST: u64 = 10_000;

/// The teams of grids, by the grid's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Teams;

impl Batch for Teams {
    type Key = String;
    type Value = Arc<Vec<TeamMember>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let today = access.today();
        let selection = Selection::default().with::<Post>("employment").with::<Post>("serviceTelephone");
        let find = access.find::<Post>()?.select(selection).filter(in_force(today));
        let find = find.filter(texts_in(access.backend(), "area_code", keys));
        let mut teams: HashMap<String, Vec<TeamMember>> = HashMap::new();
        for (post, beside) in find.beside(columns(today), MOST).await? {
            let team = teams.entry(post.area().to_owned()).or_default();
            let covering = covering(&post, &beside)?;
            team.push(own(&post, &beside, covering.is_some())?);
            team.extend(covering);
        }
        Ok(teams.into_iter().map(|(code, team)| (code, Arc::new(team))).collect())
    }
}

/// What stands beside a post: who holds it, whether that one is on leave, and the same of the post that covers it.
fn columns(today: NaiveDate) -> Vec<(&'static str, Expr)> {
    let lasts = |of: &str, last: &str| format!("{of}.from_on <= '{today}' AND {last} >= '{today}'");
    let covering = |what: &str| {
        let days = lasts("b", &format!("COALESCE(b.to_on, '{today}')"));
        Expr::cust(format!(
            "(SELECT {what} FROM post b JOIN account h ON h.id = b.account_id WHERE b.id = post.covered_by \
             AND b.ended_at IS NULL AND {days})"
        ))
    };
    let away = |post: &str| {
        let days = lasts("l", "l.to_on");
        Expr::cust(format!(
            "(SELECT max(l.id) FROM post_leave l WHERE l.post_id = {post} AND l.ended_at IS NULL AND {days})"
        ))
    };
    vec![
        ("holder", Expr::cust("(SELECT h.title FROM account h WHERE h.id = post.account_id)")),
        ("away", away("post.id")),
        ("b_post", covering("b.id")),
        ("b_account", covering("b.account_id")),
        ("b_area", covering("b.area_code")),
        ("b_holder", covering("h.title")),
        ("b_employment", covering("b.employment")),
        ("b_telephone", covering("b.service_telephone")),
        ("b_away", away("post.covered_by")),
    ]
}

/// The post of the grid itself.
fn own(post: &Row<Post>, beside: &QueryResult, covered: bool) -> Result<TeamMember> {
    let text = |field| match post.value(field) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Enum(name)) => Some(name.to_lowercase()),
        _ => None,
    };
    let away: Option<i64> = beside.try_get_by("away")?;
    Ok(TeamMember {
        post: post.id()?,
        account: post.link("account_id").unwrap_or_default(),
        name: beside.try_get_by("holder")?,
        area: post.area().parse().map_err(Error::internal)?,
        role: text("role").unwrap_or_default(),
        mark: covered.then_some(TeamMark::A),
        on_duty: away.is_none(),
        employment: text("employment").as_deref().and_then(Employment::of),
        service_telephone: text("serviceTelephone"),
    })
}

/// The post that covers it, if one does.
fn covering(post: &Row<Post>, beside: &QueryResult) -> Result<Option<TeamMember>> {
    let Some(id) = beside.try_get_by::<Option<i64>, _>("b_post")? else { return Ok(None) };
    let area: String = beside.try_get_by("b_area")?;
    let [a_away, b_away]: [Option<i64>; 2] = [beside.try_get_by("away")?, beside.try_get_by("b_away")?];
    let employment: Option<String> = beside.try_get_by("b_employment")?;
    let role = match post.value("role") {
        Some(Value::String(role)) => role.clone(),
        _ => String::new(),
    };
    Ok(Some(TeamMember {
        post: id,
        account: beside.try_get_by("b_account")?,
        name: beside.try_get_by("b_holder")?,
        area: area.parse().map_err(Error::internal)?,
        role,
        mark: Some(TeamMark::B),
        on_duty: a_away.is_some() && b_away.is_none(),
        employment: employment.as_deref().and_then(Employment::of),
        service_telephone: beside.try_get_by("b_telephone")?,
    }))
}
