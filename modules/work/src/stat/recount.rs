//! The counts of matters, those of grids and those of divisions, counted again from the matters (storage rule 11).

use super::areas::{self, LEVELS};
use super::count::{COLUMNS, FIRST_TERM, HEAD, HOUR, TERMS, UNIQUE, month_of};
use crate::procedure::Stage;
use chrono::{Datelike, Months, NaiveDate};
use kit::Result;
use kit::access::{Permit, Tx};
use kit::code::after;
use kit::platform::{day_of, start_of};
use kit::recount::{Difference, Recount};
use sea_orm::QueryResult;
use sea_orm::sea_query::{
    Alias, CaseStatement, Condition, Expr, ExprTrait, Func, OnConflict, Query, SelectStatement, SimpleExpr,
    UnionType,
};

/// Which counts are compared.
#[derive(Clone, Copy)]
enum Of {
    Grids,
    /// Of the divisions of this level.
    Divisions(i16),
}

impl Of {
    const fn table(self) -> &'static str {
        match self {
            Self::Grids => "matter_stat",
            Self::Divisions(_) => "matter_sum",
        }
    }

    /// Where a matter counts.
    fn place(self) -> SimpleExpr {
        match self {
            Self::Grids => Expr::col("reported_in"),
            Self::Divisions(level) => areas::area(Expr::col("reported_in"), level),
        }
    }
}

/// What a row of counts is of: grid or division, kind with its category and line, month, discreet matters or others.
struct Key {
    grid: String,
    kind: String,
    category: String,
    line: String,
    month: String,
    discreet: bool,
}

/// Its columns.
const KEY: [&str; 6] = ["grid_code", "kind_code", "category", "line", "month", "discreet"];

impl Key {
    fn of(row: &QueryResult) -> Result<Self> {
        Ok(Self {
            grid: row.try_get_by("grid_code")?,
            kind: row.try_get_by("kind_code")?,
            category: row.try_get_by("category")?,
            line: row.try_get_by("line")?,
            month: row.try_get_by("month")?,
            discreet: row.try_get_by("discreet")?,
        })
    }

    /// The matters, beside their kinds, that it counts, but for the month.
    fn of_matters(&self) -> Condition {
        let reported_in = || Expr::col(("matter", "reported_in"));
        Condition::all()
            .add(reported_in().gte(self.grid.as_str()))
            .add(reported_in().lt(after(&self.grid)))
            .add(Expr::col(("matter", "kind_code")).eq(self.kind.as_str()))
            .add(Expr::col(("matter", "discreet")).eq(self.discreet))
            .add(Expr::col(("matter_kind", "category")).eq(self.category.as_str()))
            .add(Expr::col(("matter_kind", "line")).eq(self.line.as_str()))
    }
}

/// Compares every count of the district's matters with the matters.
pub(crate) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    let months = months(recount).await?;
    for of in [Of::Grids].into_iter().chain(LEVELS.map(Of::Divisions)) {
        for row in recount.rows(&comparison(of, recount.district(), &months, None)).await? {
            let found = differences(&row)?;
            let key = Key::of(&row)?;
            if recount.repairs() {
                let (tx, permit) = recount.begin(&key.grid).await?;
                repair(of, &tx, &permit, recount.district(), &months, &key).await?;
                tx.commit().await?;
            }
            for (column, kept, right) in found {
                let what = format!("{}.{column} of {} in {}", of.table(), key.kind, key.month);
                recount.note(Difference { grid: key.grid.clone(), what, kept, right });
            }
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
async fn repair(
    of: Of,
    tx: &Tx,
    permit: &Permit,
    district: &str,
    months: &[(String, i64)],
    key: &Key,
) -> Result<()> {
    let mut row = of_key(district, key);
    match of {
        Of::Grids => empty_row(tx, permit, district, key).await?,
        // what others count meanwhile are rows of their own
        Of::Divisions(level) => {
            empty_sum(tx, permit, district, (level, key)).await?;
            row = row.add(Expr::col("part").eq(0));
        }
    }
    tx.hold(of.table(), row.clone()).await?;
    for found in tx.rows(&comparison(of, district, months, Some(key))).await? {
        let mut update = Query::update();
        update.table(of.table()).cond_where(row.clone());
        for (column, kept, right) in differences(&found)? {
            update.value(column, Expr::col(column).add(right - kept));
        }
        tx.execute(permit, &update).await?;
    }
    Ok(())
}

/// The row of a division in which its parts are put together, with nothing in it where there is none.
async fn empty_sum(tx: &Tx, permit: &Permit, district: &str, (level, key): (i16, &Key)) -> Result<()> {
    let head: [SimpleExpr; areas::HEAD.len()] = [
        district.into(),
        tx.access().new_id().into(),
        level.into(),
        key.grid.as_str().into(),
        key.kind.as_str().into(),
        key.category.as_str().into(),
        key.line.as_str().into(),
        key.month.as_str().into(),
        key.discreet.into(),
        0_i64.into(),
    ];
    let mut insert = Query::insert();
    insert.into_table("matter_sum").columns(areas::HEAD.into_iter().chain(COLUMNS));
    insert.values_panic(head.into_iter().chain(COLUMNS.iter().map(|_| 0_i32.into())));
    insert.on_conflict(OnConflict::columns(areas::UNIQUE).do_nothing().to_owned());
    tx.execute(permit, &insert).await.map(drop)
}

/// A row in which nothing is counted, where there is none: of the grid and the kind of a matter that it should count.
async fn empty_row(tx: &Tx, permit: &Permit, district: &str, key: &Key) -> Result<()> {
    let mut some = Query::select();
    some.column(("matter", "grid_id"))
        .from("matter")
        .inner_join("matter_kind", Expr::col(("matter_kind", "id")).equals(("matter", "kind_id")))
        .and_where(Expr::col(("matter", "district_code")).eq(district))
        .cond_where(key.of_matters())
        .limit(1);
    for row in tx.rows(&some).await? {
        let head: [Expr; HEAD.len()] = [
            district.into(),
            tx.access().new_id().into(),
            key.grid.as_str().into(),
            row.try_get_by::<i64, _>("grid_id")?.into(),
            key.kind.as_str().into(),
            key.category.as_str().into(),
            key.line.as_str().into(),
            key.month.as_str().into(),
            key.discreet.into(),
        ];
        let mut insert = Query::insert();
        insert.into_table("matter_stat").columns(HEAD.into_iter().chain(COLUMNS));
        insert.values_panic(head.into_iter().chain(COLUMNS.iter().map(|_| 0_i32.into())));
        insert.on_conflict(OnConflict::columns(UNIQUE).do_nothing().to_owned());
        tx.execute(permit, &insert).await?;
    }
    Ok(())
}

fn of_key(district: &str, key: &Key) -> Condition {
    Condition::all()
        .add(Expr::col("district_code").eq(district))
        .add(Expr::col("grid_code").eq(key.grid.as_str()))
        .add(Expr::col("kind_code").eq(key.kind.as_str()))
        .add(Expr::col("category").eq(key.category.as_str()))
        .add(Expr::col("line").eq(key.line.as_str()))
        .add(Expr::col("month").eq(key.month.as_str()))
        .add(Expr::col("discreet").eq(key.discreet))
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

/// A row for each grid, kind with its category and line, and month, the discreet apart, or for one of them, in which a count differs: every count as it
/// is kept and as the matters say. One statement, so that it sees every change wholly or not at all.
fn comparison(of: Of, district: &str, months: &[(String, i64)], only: Option<&Key>) -> SelectStatement {
    let mut both = kept_rows(of, district, only);
    both.union(UnionType::All, right_rows(of, district, months, only));
    let mut select = Query::select();
    select.columns(KEY).from_subquery(both, "both").group_by_columns(KEY);
    let mut differs = Condition::any();
    for column in COLUMNS {
        let sum = |name: String| Expr::from(Func::sum(Expr::col(Alias::new(name)))).cast_as("bigint");
        select.expr_as(sum(kept(column)), Alias::new(kept(column)));
        select.expr_as(sum(right(column)), Alias::new(right(column)));
        differs = differs.add(sum(kept(column)).ne(sum(right(column))));
    }
    select.cond_having(differs);
    for column in KEY {
        select.order_by(column, sea_orm::sea_query::Order::Asc);
    }
    select
}

/// What is kept, beside nothing that the matters say.
fn kept_rows(of: Of, district: &str, only: Option<&Key>) -> SelectStatement {
    let mut select = Query::select();
    select.columns(KEY).from(of.table());
    if let Of::Divisions(level) = of {
        select.and_where(Expr::col("level").eq(level));
    }
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

/// What the matters say, a row for each of them; category and line are those of the edition that it follows.
fn right_rows(of: Of, district: &str, months: &[(String, i64)], only: Option<&Key>) -> SelectStatement {
    let mut select = Query::select();
    let mut month = CaseStatement::new();
    for (name, end) in months {
        month = month.case(Expr::col("reported_at").lt(*end), Expr::val(name.as_str()).cast_as("text"));
    }
    select.expr_as(of.place(), "grid_code").column("kind_code");
    select.columns([("matter_kind", "category"), ("matter_kind", "line")]);
    select.expr_as(month, "month").column(("matter", "discreet")).from("matter");
    select.inner_join("matter_kind", Expr::col(("matter_kind", "id")).equals(("matter", "kind_id")));
    for column in COLUMNS {
        select.expr_as(Expr::cust("0"), Alias::new(kept(column)));
        select.expr_as(counted(column), Alias::new(right(column)));
    }
    select.and_where(Expr::col("district_code").eq(district));
    if let Some(key) = only {
        let at = months.iter().position(|(name, _)| *name == key.month);
        let end = at.and_then(|at| months.get(at)).map_or(0, |(_, end)| *end);
        let begin = at.and_then(|at| months.get(at.checked_sub(1)?)).map_or(i64::MIN, |(_, end)| *end);
        select
            .cond_where(key.of_matters())
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
