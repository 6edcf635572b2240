//! What no post of the caller's shows: matters about the caller or somebody of the caller's family household, so that nobody
//! deals with a complaint about oneself, and objections to what they apply for.

use entities::work::matter::Model;
use kit::Result;
use kit::access::{Access, Tx, holders_of, ids_found};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement, UnionType};

/// What a matter must meet to be found by who holds a post: it is not about the caller, or is the caller's own.
pub(super) fn others(access: &Access) -> Option<Condition> {
    let account = with_posts(access)?;
    let not_about = Expr::col("concerned_id").not_in_subquery(residences(account));
    let any = Condition::any().add(Expr::col("concerned_id").is_null()).add(not_about);
    Some(any.add(Expr::col("account_id").eq(account)))
}

/// The matters that a holder of posts does not find for that.
pub(crate) fn withheld(access: &Access) -> Option<Condition> {
    let account = with_posts(access)?;
    let not_own =
        Condition::any().add(Expr::col("account_id").is_null()).add(Expr::col("account_id").ne(account));
    Some(Condition::all().add(ids_found(access.backend(), "concerned_id", residences(account))).add(not_own))
}

/// What a matter must meet to be found by who holds a post, for what names its matter and has a reach of its own: work sheets,
/// and records of departments whose case it is.
pub fn of_others(access: &Access) -> Option<Condition> {
    let about = matters(ids_found(access.backend(), "concerned_id", residences(with_posts(access)?)));
    Some(Condition::all().add(Expr::col("matter_id").not_in_subquery(about)))
}

/// What an objection must meet to be found by who holds a post: it is to no application of the caller's own, or it is the
/// caller's.
pub(crate) fn not_to_own(access: &Access) -> Option<Condition> {
    let account = with_posts(access)?;
    let served = matters(ids_found(access.backend(), "served_id", residences(account)));
    let own = matters(Expr::col("account_id").eq(account)).union(UnionType::All, served).take();
    let others = Expr::col("matter_id").not_in_subquery(own);
    Some(Condition::any().add(others).add(Expr::col("account_id").eq(account)))
}

/// The accounts from which a matter is withheld because of whom it is about: of that person, and of the family household.
///
/// # Errors
/// When the database fails.
pub(super) async fn accounts(tx: &Tx, matter: &Model) -> Result<Vec<i64>> {
    let Some((district, residence)) = matter.concerned_district_code.as_deref().zip(matter.concerned_id)
    else {
        return Ok(Vec::new());
    };
    let it = || {
        let district = Expr::col(("resident", "district_code")).eq(district);
        Condition::all().add(district).add(Expr::col(("resident", "id")).eq(residence))
    };
    let mut lives = Query::select();
    lives.column("person_id").from("resident").cond_where(it());
    let persons = lives.union(UnionType::All, members("person_id", it())).take();
    let persons = || Expr::col("id").in_subquery(persons.clone());
    let mut numbers = Query::select();
    numbers.column("number_mac").from("person").and_where(persons());
    let mut named = Query::select();
    named.column("id").from("account").and_where(Expr::col("holder_mac").is_not_null());
    named.and_where(Expr::col("holder_mac").in_subquery(numbers));
    let mut select = Query::select();
    select.column("account_id").from("person").and_where(Expr::col("account_id").is_not_null());
    select.and_where(persons()).union(UnionType::All, named);
    tx.rows(&select).await?.iter().map(|row| Ok(row.try_get_by("account_id")?)).collect()
}

/// The matters that meet a condition.
fn matters(which: Expr) -> SelectStatement {
    Query::select().column("id").from("matter").and_where(which).to_owned()
}

/// The account of who holds a post; others find their own matters alone.
fn with_posts(access: &Access) -> Option<i64> {
    access.principal().caller().filter(|caller| !caller.posts.is_empty()).map(|caller| caller.account)
}

/// The residences of whom an account is held by, also those that are over, and of the family household.
fn residences(account: i64) -> SelectStatement {
    let own = || Expr::col(("resident", "person_id")).in_subquery(holders_of(account));
    let mut select = Query::select();
    select.column("id").from("resident").and_where(own());
    select.union(UnionType::All, members("id", own().into())).take()
}

/// A column of the residences in force in the family households of residences in force that meet a condition. A collective
/// household (集体户) is no family.
fn members(column: &'static str, of: Condition) -> SelectStatement {
    let mut homes = Query::select();
    homes
        .column(("household", "id"))
        .from("household")
        .inner_join(
            "resident",
            Expr::col(("resident", "household_district_code"))
                .equals(("household", "district_code"))
                .and(Expr::col(("resident", "household_id")).equals(("household", "id"))),
        )
        .cond_where(of)
        .and_where(Expr::col(("resident", "status")).eq("active"))
        .and_where(Expr::col(("household", "kind")).eq("family"));
    let mut members = Query::select();
    members
        .column(column)
        .from("resident")
        .and_where(Expr::col("household_id").in_subquery(homes))
        .and_where(Expr::col("status").eq("active"));
    members
}
