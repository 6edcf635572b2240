//! The counts of matters, counted again from the matters (storage rule 11).

use super::count::{COLUMNS, FIRST_TERM, HEAD, HOUR, TERMS, UNIQUE, month_of};
use crate::procedure::Stage;
use chrono::{Datelike, Months, NaiveDate};
use kit::Result;
use kit::access::{Permit, Tx};
use kit::platform::{day_of, start_of};
use kit::recount::{Difference, Recount};
use sea_orm::QueryResult;
use sea_orm::sea_query::{
    Alias, CaseStatement, Condition, Expr, ExprTrait, Func, OnConflict, Query, SelectStatement, UnionType,
};

/// What a row of counts is of: grid, kind and month, of discreet matters or of others.
type Key = (String, String, String, bool);

/// Compares every count of the district's matters with the matters.
pub(crate) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    let months = months(recount).await?;
    for row in recount.rows(&comparison(recount.district(), &months, None)).await? {
        let found = differences(&row)?;
        let key: Key = (
            row.try_get_by("grid_code")?,
            row.try_get_by("kind_code")?,
            row.try_get_by("month")?,
            row.try_get_by("discreet")?,
        );
        if recount.repairs() {
            let (tx, permit) = recount.begin(&key.0).await?;
            repair(&tx, &permit, recount.district(), &months, &key).await?;
            tx.commit().await?;
        }
        for (column, kept, right) in found {
            let what = format!("matter_stat.{column} of {} in {}", key.1, key.2);
            recount.note(Difference { grid: key.0.clone(), what, kept, right });
        }
    }
    Ok(())
}

/// The columns of a row of the comparison that differ, with what is kept and what is right.
fn differences(row: &QueryResult) -> Result<Vec<(&'static str, i64, i64)>> {
    let mut found = Vec::new();
    for column in COLUMNS {
        let kept: i64 = row.try_get_by(kept(column).as_str())?;
        let right: i64 = row.try_get_by(right(column).as_str())?;
        if kept != right {
            found.push((column, kept, right));
        }
    }
    Ok(found)
}

/// Makes a row right, holding it before the matters are read: whoever changed a matter and counted is done, and whoever
/// has not counted yet is not seen.
async fn repair(tx: &Tx, permit: &Permit, district: &str, months: &[(String, i64)], key: &Key) -> Result<()> {
    empty_row(tx, permit, district, key).await?;
    tx.hold("matter_stat", of_key(district, key)).await?;
    for row in tx.rows(&comparison(district, months, Some(key))).await? {
        let mut update = Query::update();
        update.table("matter_stat").cond_where(of_key(district, key));
        for (column, _, right) in differences(&row)? {
            update.value(column, right);
        }
        tx.execute(permit, &update).await?;
    }
    Ok(())
}

/// A row in which nothing is counted, where there is none: of the grid and the kind of a matter that it should count.
async fn empty_row(
    tx: &Tx,
    permit: &Permit,
    district: &str,
    (grid, kind, month, discreet): &Key,
) -> Result<()> {
    let mut some = Query::select();
    some.columns([("matter", "grid_id"), ("matter", "kind_id")])
        .columns([("matter_kind", "category"), ("matter_kind", "line")])
        .from("matter")
        .inner_join("matter_kind", Expr::col(("matter_kind", "id")).equals(("matter", "kind_id")))
        .and_where(Expr::col(("matter", "district_code")).eq(district))
        .and_where(Expr::col(("matter", "reported_in")).eq(grid.as_str()))
        .and_where(Expr::col(("matter", "kind_code")).eq(kind.as_str()))
        .and_where(Expr::col(("matter", "discreet")).eq(*discreet))
        .limit(1);
    for row in tx.rows(&some).await? {
        let (category, line): (String, String) = (row.try_get_by("category")?, row.try_get_by("line")?);
        let head: [Expr; HEAD.len()] = [
            district.into(),
            tx.access().new_id().into(),
            grid.as_str().into(),
            row.try_get_by::<i64, _>("grid_id")?.into(),
            kind.as_str().into(),
            category.into(),
            line.into(),
            month.as_str().into(),
            (*discreet).into(),
        ];
        let mut insert = Query::insert();
        insert.into_table("matter_stat").columns(HEAD.into_iter().chain(COLUMNS));
        insert.values_panic(head.into_iter().chain(COLUMNS.iter().map(|_| 0_i32.into())));
        insert.on_conflict(OnConflict::columns(UNIQUE).do_nothing().to_owned());
        tx.execute(permit, &insert).await?;
    }
    Ok(())
}

fn of_key(district: &str, (grid, kind, month, discreet): &Key) -> Condition {
    Condition::all()
        .add(Expr::col("district_code").eq(district))
        .add(Expr::col("grid_code").eq(grid.as_str()))
        .add(Expr::col("kind_code").eq(kind.as_str()))
        .add(Expr::col("month").eq(month.as_str()))
        .add(Expr::col("discreet").eq(*discreet))
}

/// The months from the first report on, each with the moment at which it is over; one more than the present one, for what
/// is reported meanwhile.
async fn months(recount: &Recount<'_>) -> Result<Vec<(String, i64)>> {
    let mut first = Query::select();
    first
        .expr_as(Func::min(Expr::col("reported_at")), "earliest")
        .from("matter")
        .and_where(Expr::col("district_code").eq(recount.district()));
    let now = recount.access().now();
    let mut earliest = now;
    for row in recount.rows(&first).await? {
        earliest = row.try_get_by::<Option<i64>, _>("earliest")?.unwrap_or(now);
    }
    let mut months = Vec::new();
    let mut day = first_of(day_of(earliest));
    while months.len() < 2 || day <= day_of(now) + Months::new(1) {
        let next = day + Months::new(1);
        months.push((month_of(start_of(day)), start_of(next)));
        day = next;
    }
    Ok(months)
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn kept(column: &str) -> String {
    format!("kept_{column}")
}

fn right(column: &str) -> String {
    format!("right_{column}")
}

/// A row for each grid, kind and month, the discreet apart, or for one of them, in which a count differs: every count as it
/// is kept and as the matters say. One statement, so that it sees every change wholly or not at all.
fn comparison(district: &str, months: &[(String, i64)], only: Option<&Key>) -> SelectStatement {
    let mut both = kept_rows(district, only);
    both.union(UnionType::All, right_rows(district, months, only));
    let keys = ["grid_code", "kind_code", "month", "discreet"];
    let mut select = Query::select();
    select.columns(keys).from_subquery(both, "both").group_by_columns(keys);
    let mut differs = Condition::any();
    for column in COLUMNS {
        let sum = |name: String| Expr::from(Func::sum(Expr::col(Alias::new(name)))).cast_as("bigint");
        select.expr_as(sum(kept(column)), Alias::new(kept(column)));
        select.expr_as(sum(right(column)), Alias::new(right(column)));
        differs = differs.add(sum(kept(column)).ne(sum(right(column))));
    }
    select.cond_having(differs);
    for column in keys {
        select.order_by(column, sea_orm::sea_query::Order::Asc);
    }
    select
}

/// What is kept, beside nothing that the matters say.
fn kept_rows(district: &str, only: Option<&Key>) -> SelectStatement {
    let mut select = Query::select();
    select.columns(["grid_code", "kind_code", "month", "discreet"]).from("matter_stat");
    for column in COLUMNS {
        select.expr_as(Expr::col(column), Alias::new(kept(column)));
        select.expr_as(Expr::cust("0"), Alias::new(right(column)));
    }
    match only {
        Some(key) => select.cond_where(of_key(district, key)),
        None => select.and_where(Expr::col("district_code").eq(district)),
    };
    select
}

/// What the matters say, a row for each of them.
fn right_rows(district: &str, months: &[(String, i64)], only: Option<&Key>) -> SelectStatement {
    let mut select = Query::select();
    let mut month = CaseStatement::new();
    for (name, end) in months {
        month = month.case(Expr::col("reported_at").lt(*end), Expr::val(name.as_str()).cast_as("text"));
    }
    select.expr_as(Expr::col("reported_in"), "grid_code").column("kind_code");
    select.expr_as(month, "month").column("discreet").from("matter");
    for column in COLUMNS {
        select.expr_as(Expr::cust("0"), Alias::new(kept(column)));
        select.expr_as(counted(column), Alias::new(right(column)));
    }
    select.and_where(Expr::col("district_code").eq(district));
    if let Some((grid, kind, month, discreet)) = only {
        let at = months.iter().position(|(name, _)| name == month);
        let end = at.and_then(|at| months.get(at)).map_or(0, |(_, end)| *end);
        let begin = at.and_then(|at| months.get(at.checked_sub(1)?)).map_or(i64::MIN, |(_, end)| *end);
        select
            .and_where(Expr::col("reported_in").eq(grid.as_str()))
            .and_where(Expr::col("kind_code").eq(kind.as_str()))
            .and_where(Expr::col("discreet").eq(*discreet))
            .and_where(Expr::col("reported_at").gte(begin))
            .and_where(Expr::col("reported_at").lt(end));
    }
    select
}

/// What a matter adds to a count: 1 where it meets the condition, or its stars.
fn counted(column: &str) -> Expr {
    let is = |status: &str| Condition::all().add(Expr::col("status").eq(status));
    let of_queue = |queue: &str| {
        let stages = Stage::ALL.into_iter().filter(|stage| stage.queue() == Some(queue));
        is("open").add(Expr::col("stage").is_in(stages.map(Stage::as_str)))
    };
    let condition = match column {
        "reported" => Condition::all(),
        "opened" => is("open"),
        "overdue" => is("open").add(Expr::col("light").eq("red")),
        "on_time" => is("closed").add(Expr::col("late").eq(false)),
        "late" => is("closed").add(Expr::col("late").eq(true)),
        "rated" | "stars" => Condition::all().add(Expr::col("rating").is_not_null()),
        "accept" | "dispatch" | "handle" | "verify" | "file" => of_queue(column),
        "closed" | "refused" => is(column),
        term => in_term(term, is("closed")),
    };
    let one = if column == "stars" { Expr::col("rating") } else { Expr::cust("1") };
    if condition.is_empty() {
        return one;
    }
    CaseStatement::new().case(condition, one).finally(Expr::cust("0")).into()
}

/// Closed in the time of this column.
fn in_term(column: &str, closed: Condition) -> Condition {
    let at = COLUMNS.iter().position(|name| *name == column).map_or(0, |at| at.saturating_sub(FIRST_TERM));
    let took = || Expr::col("closed_at").sub(Expr::col("reported_at"));
    let longer = at.checked_sub(1).and_then(|at| TERMS.get(at));
    closed
        .add(Expr::col("closed_at").is_not_null())
        .add_option(longer.map(|hours| took().gt(hours * HOUR)))
        .add_option(TERMS.get(at).map(|hours| took().lte(hours * HOUR)))
}
