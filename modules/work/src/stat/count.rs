//! Keeping the counts: what a change takes away and adds, in the transaction of the change (storage rule 11).

use super::areas;
use crate::procedure::Stage;
use chrono::Datelike;
use entities::work::matter::Model;
use entities::work::matter_kind;
use kit::Result;
use kit::access::{Permit, Tx};
use kit::platform::day_of;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SimpleExpr};

/// Columns that are counted, in the order of [`figures`].
pub(crate) const COLUMNS: [&str; 30] = [
    "reported", "opened", "closed", "refused", "on_time", "late", "overdue", "accept", "dispatch", "handle",
    "verify", "file", "rated", "stars", "t00", "t01", "t02", "t03", "t04", "t05", "t06", "t07", "t08", "t09",
    "t10", "t11", "t12", "t13", "t14", "t15",
];
/// What a row of counts is of, in the order in which it is written.
pub(super) const HEAD: [&str; 9] =
    ["district_code", "id", "grid_code", "grid_id", "kind_code", "category", "line", "month", "discreet"];
/// What no two rows of counts have in common. An edition of a kind can have another category and line than the one before;
/// discreet matters are counted apart, so that not everybody sees how many.
pub(super) const UNIQUE: [&str; 7] =
    ["district_code", "grid_code", "kind_code", "category", "line", "month", "discreet"];
/// Where the numbers of matters by duration begin.
pub(super) const FIRST_TERM: usize = 14;
/// The durations, in hours, up to which a matter falls into each column; the last column has what took longer.
pub(crate) const TERMS: [i64; 15] = [1, 4, 12, 24, 48, 72, 120, 168, 240, 360, 480, 720, 1_080, 1_440, 2_160];
/// Milliseconds of an hour.
pub(crate) const HOUR: i64 = 3_600_000;

/// What is counted, in the order of [`COLUMNS`].
pub(crate) type Figures = [i32; COLUMNS.len()];

/// Counts a matter that is new, or that was changed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(
    tx: &Tx,
    permit: &Permit,
    kind: &matter_kind::Model,
    before: Option<&Model>,
    after: &Model,
) -> Result<()> {
    let mut change = figures(after);
    if let Some(before) = before {
        for (figure, old) in change.iter_mut().zip(figures(before)) {
            *figure -= old;
        }
    }
    if change.iter().all(|figure| *figure == 0) {
        return Ok(());
    }
    let head = [
        after.district_code.as_str().into(),
        tx.access().new_id().into(),
        reported_in(after),
        after.grid_id.into(),
        kind.code.as_str().into(),
        kind.category.as_str().into(),
        kind.line.as_str().into(),
        month_of(after.reported_at).into(),
        after.discreet.into(),
    ];
    add(tx, permit, head.clone(), &change).await?;
    areas::add(tx, permit, &head, &change).await
}

/// Where a matter that was just written counts. It is read with the count, while the matter is held: its grid can have got
/// another code since it was read, and its counts with it (see `follow`).
fn reported_in(matter: &Model) -> SimpleExpr {
    let mut select = Query::select();
    select
        .column("reported_in")
        .from("matter")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("id").eq(matter.id));
    Expr::SubQuery(None, Box::new(select.into()))
}

/// Adds to the row of a grid, of a kind with its category and line, and of a month, in the order of [`HEAD`] and [`COLUMNS`]; there is one afterwards.
pub(super) async fn add(
    tx: &Tx,
    permit: &Permit,
    head: [SimpleExpr; HEAD.len()],
    change: &Figures,
) -> Result<()> {
    let mut insert = Query::insert();
    insert.into_table("matter_stat").columns(HEAD.into_iter().chain(COLUMNS));
    insert.values_panic(head.into_iter().chain(change.iter().map(|figure| (*figure).into())));
    let mut again = OnConflict::columns(UNIQUE);
    for (column, _) in COLUMNS.iter().zip(change).filter(|(_, figure)| **figure != 0) {
        let sum = Expr::col(("matter_stat", *column)).add(Expr::col(("excluded", *column)));
        again.value(*column, sum);
    }
    insert.on_conflict(again);
    tx.execute(permit, &insert).await.map(drop)
}

/// Matters that were read with what their counts are of, in the one order in which many of them are changed: whoever changes
/// the same counts at the same time has them in the same order, so that none waits for the other for ever.
///
/// # Errors
/// INTERNAL for rows without `kind_code`, `reported_in`, `reported_at` and `id`.
pub(crate) fn in_order_of_counts(rows: Vec<QueryResult>) -> Result<Vec<QueryResult>> {
    let mut keyed = Vec::with_capacity(rows.len());
    for row in rows {
        let (kind, place): (String, String) = (row.try_get_by("kind_code")?, row.try_get_by("reported_in")?);
        let (at, id): (i64, i64) = (row.try_get_by("reported_at")?, row.try_get_by("id")?);
        keyed.push(((kind, place, month_of(at), id), row));
    }
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

/// The month of a moment, as the counts name it: `2026-11`.
pub(crate) fn month_of(at: i64) -> String {
    let day = day_of(at);
    format!("{}-{:02}", day.year(), day.month())
}

/// What a matter counts for.
pub(crate) fn figures(matter: &Model) -> Figures {
    let mut figures = [0; COLUMNS.len()];
    let mut add = |name: &str, number: i32| {
        if let Some(figure) =
            COLUMNS.iter().position(|column| *column == name).and_then(|at| figures.get_mut(at))
        {
            *figure += number;
        }
    };
    add("reported", 1);
    match matter.status.as_str() {
        "open" => {
            add("opened", 1);
            if matter.light == "red" {
                add("overdue", 1);
            }
            if let Some(queue) = Stage::of(&matter.stage).and_then(Stage::queue) {
                add(queue, 1);
            }
        }
        "closed" => {
            add("closed", 1);
            add(if matter.late { "late" } else { "on_time" }, 1);
        }
        "refused" => add("refused", 1),
        _ => {}
    }
    if let Some(stars) = matter.rating {
        add("rated", 1);
        add("stars", stars.into());
    }
    if matter.status == "closed"
        && let Some(closed) = matter.closed_at
    {
        let column = COLUMNS.get(FIRST_TERM + term(closed - matter.reported_at));
        add(column.copied().unwrap_or("t15"), 1);
    }
    figures
}

/// The place of a duration, in milliseconds, among [`TERMS`].
fn term(took: i64) -> usize {
    TERMS.iter().position(|hours| took <= hours * HOUR).unwrap_or(TERMS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_fall_into_the_term_that_they_kept() {
        assert_eq!([term(0), term(HOUR), term(HOUR + 1), term(4 * HOUR)], [0, 0, 1, 1]);
        assert_eq!([term(2_160 * HOUR), term(2_160 * HOUR + 1)], [14, 15]);
        assert_eq!(FIRST_TERM + TERMS.len() + 1, COLUMNS.len());
    }
}
