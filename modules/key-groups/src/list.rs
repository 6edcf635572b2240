//! Files in lists: those that an authority keeps, those of people whom one helps. Ids, review dates and who helps, and
//! nothing of what they say; a list cannot be counted and cannot be taken out.

use crate::full::account;
use crate::kind::KeyAuthority;
use crate::row::{Found, TYPE, kept};
use crate::shown::{KeyFileList, KeyFileState, KeyFileStub};
use async_graphql::Value;
use kit::access::{Access, Action, Find, ids_in};
use kit::node::GlobalId;
use kit::record::{Row, Selection};
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition, Query, SelectStatement};
use std::collections::HashMap;

/// Files at most in one answer.
const MOST: i32 = 200;

/// Which part of a list.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    number: u64,
    after: Option<i64>,
}

impl Part {
    /// What a client asks for.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `first` or `after`.
    pub(crate) fn new(first: Option<i32>, after: Option<GlobalId>) -> Result<Self> {
        let number = first.unwrap_or(20);
        if !(1..=MOST).contains(&number) {
            return Err(Error::bad_input("first", format!("1 to {MOST}")));
        }
        let after = after.map(|id| id.of(TYPE, "after")?.id()).transpose()?;
        Ok(Self { number: u64::try_from(number).unwrap_or(1), after })
    }
}

/// The files of an authority within the reach of one of its two people that meet a condition.
pub(crate) async fn kept_by(
    access: &Access,
    authority: KeyAuthority,
    which: Condition,
    part: &Part,
) -> Result<KeyFileList> {
    let rows = page(of_authority(access, authority)?.filter(which), part).await?;
    listed(access, rows, part, "list", authority.files()).await
}

/// The files of people whom the caller is assigned to help.
pub(crate) async fn helped(access: &Access, part: &Part) -> Result<KeyFileList> {
    let mut rows = Vec::new();
    let mut right = crate::policy::VIEW;
    for authority in KeyAuthority::ALL {
        if !access.scope(authority.help(), Action::Read).is_empty() {
            right = authority.help();
            rows.extend(page(of_helper(access, authority)?, part).await?);
        }
    }
    rows.sort_by_key(|row| row.id().unwrap_or_default());
    listed(access, rows, part, "list", right).await
}

/// Every file that the caller keeps or helps with and that meets a condition, at most so many.
pub(crate) async fn every(
    access: &Access,
    condition: impl IntoCondition + Clone,
    most: u64,
) -> Result<Vec<Row<Found>>> {
    let mut rows: Vec<Row<Found>> = Vec::new();
    for authority in KeyAuthority::ALL {
        if !access.scope(authority.files(), Action::Change).is_empty() {
            let find = of_authority(access, authority)?.filter(condition.clone());
            rows.extend(find.take(most, false).await?);
        }
        if !access.scope(authority.help(), Action::Read).is_empty() {
            let find = of_helper(access, authority)?.filter(condition.clone());
            rows.extend(find.take(most, false).await?);
        }
    }
    rows.sort_by_key(|row| row.id().unwrap_or_default());
    rows.dedup_by_key(|row| row.global_id());
    Ok(rows)
}

/// What a list shows of these.
pub(crate) async fn stubs(access: &Access, rows: &[Row<Found>]) -> Result<Vec<KeyFileStub>> {
    let helpers = helpers(access, rows).await?;
    Ok(rows.iter().filter_map(|row| stub(row, &helpers)).collect())
}

/// What a stream tells of these, put on record for each of the people.
pub(crate) async fn told(access: &Access, rows: &[Row<Found>]) -> Result<Vec<KeyFileStub>> {
    if !rows.is_empty() {
        let tx = access.begin().await?;
        tx.audit_unasked("list", &people(rows), right(access)).await?;
        tx.commit().await?;
    }
    stubs(access, rows).await
}

/// The right by which the caller sees files.
fn right(access: &Access) -> (&'static str, Action) {
    let keeping = KeyAuthority::ALL.map(|authority| (authority.files(), Action::Change));
    let helping = KeyAuthority::ALL.map(|authority| (authority.help(), Action::Read));
    let mut rights = keeping.into_iter().chain(helping);
    let has = rights.find(|(resource, action)| !access.scope(resource, *action).is_empty());
    has.unwrap_or((crate::policy::VIEW, Action::Read))
}

/// Whom these are about, each with the place.
fn people(rows: &[Row<Found>]) -> Vec<(String, Option<i64>)> {
    rows.iter().map(|row| (row.area().to_owned(), row.link("person_id"))).collect()
}

fn of_authority(access: &Access, authority: KeyAuthority) -> Result<Find<'_, Found>> {
    let find = access.find_as::<Found>(authority.files())?.select(Selection::default());
    Ok(find.filter(Expr::col("desk_mac").eq(authority.desk(access))).filter(kept(access.today())))
}

fn of_helper(access: &Access, authority: KeyAuthority) -> Result<Find<'_, Found>> {
    let find = access.find_as::<Found>(authority.help())?.select(Selection::default());
    let find = find.filter(Expr::col("desk_mac").eq(authority.desk(access))).filter(kept(access.today()));
    let key = Expr::tuple([Expr::col("district_code"), Expr::col("id")]);
    Ok(find.filter(Expr::col("state").eq("open")).filter(key.in_subquery(assigned(access))))
}

/// District and id of the files of people whom the caller is assigned to help.
fn assigned(access: &Access) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["district_code", "file_id"])
        .from("key_helper")
        .and_where(Expr::col("account_id").eq(access.account().unwrap_or(0)))
        .and_where(Expr::col("to_on").is_null());
    select
}

async fn page(find: Find<'_, Found>, part: &Part) -> Result<Vec<Row<Found>>> {
    let beyond = part.after.map(|id| Expr::col("id").gt(id));
    find.filter_some(beyond).take(part.number + 1, false).await
}

/// The part of a list, put on record for each of the people.
async fn listed(
    access: &Access,
    mut rows: Vec<Row<Found>>,
    part: &Part,
    verb: &str,
    right: &'static str,
) -> Result<KeyFileList> {
    let number = usize::try_from(part.number).unwrap_or(usize::MAX);
    let more = rows.len() > number;
    rows.truncate(number);
    let next = rows.last().filter(|_| more).map(Row::global_id);
    let files = stubs(access, &rows).await?;
    if !rows.is_empty() {
        let tx = access.begin().await?;
        tx.audit_discreetly(verb, &people(&rows), (right, Action::Read)).await?;
        tx.commit().await?;
    }
    Ok(KeyFileList { files, next })
}

type Helpers = HashMap<(String, i64), Vec<GlobalId>>;

/// Who helps with each of these files, in one statement.
async fn helpers(access: &Access, rows: &[Row<Found>]) -> Result<Helpers> {
    let mut found = Helpers::new();
    if rows.is_empty() {
        return Ok(found);
    }
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id().ok()).collect();
    let districts = rows.iter().map(|row| row.district().to_owned());
    let mut select = Query::select();
    select
        .columns(["district_code", "file_id", "account_id"])
        .from("key_helper")
        .and_where(Expr::col("district_code").is_in(districts))
        .and_where(ids_in(access.backend(), "file_id", &ids))
        .cond_where(Condition::all().add(Expr::col("to_on").is_null()))
        .order_by("id", sea_orm::sea_query::Order::Asc);
    let tx = access.begin().await?;
    for row in tx.rows(&select).await? {
        let key = (row.try_get_by("district_code")?, row.try_get_by("file_id")?);
        found.entry(key).or_default().push(account(row.try_get_by("account_id")?));
    }
    Ok(found)
}

fn stub(row: &Row<Found>, helpers: &Helpers) -> Option<KeyFileStub> {
    let state = match row.value("state") {
        Some(Value::String(state)) => KeyFileState::of(state)?,
        _ => return None,
    };
    let key = (row.district().to_owned(), row.id().ok()?);
    Some(KeyFileStub {
        id: row.global_id(),
        state,
        review_on: day(row, "review_on")?,
        renewal_on: day(row, "renewal_on"),
        helpers: helpers.get(&key).cloned().unwrap_or_default(),
        version: i32::try_from(row.link("version")?).unwrap_or(i32::MAX),
    })
}

fn day(row: &Row<Found>, column: &str) -> Option<Date> {
    match row.value(column) {
        Some(Value::String(day)) => day.parse().ok().map(Date),
        _ => None,
    }
}
