//! Matters: the same in both forms, as a list and as sums of their counts.

use crate::asked::Variables;
use crate::rows::body;
use crate::shown::Nodes;
use crate::{Pool, on};
use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use sqlx::Row;

/// Hours up to which each count of durations goes but the last.
const TERMS: [i64; 15] = [1, 4, 12, 24, 48, 72, 120, 168, 240, 360, 480, 720, 1_080, 1_440, 2_160];
/// What is summed, beside the durations: as it is asked for, and its column.
const SUMS: [(&str, &str); 11] = [
    ("reported", "reported"),
    ("open", "opened"),
    ("closed", "closed"),
    ("refused", "refused"),
    ("overdue", "overdue"),
    ("toAccept", "accept"),
    ("toDispatch", "dispatch"),
    ("toHandle", "handle"),
    ("toVerify", "verify"),
    ("toFile", "file"),
    ("", "on_time"),
];
const INSTANTS: [&str; 2] = ["m.due_at", "m.reported_at"];

/// The rows of a list, newest first; the parameters of `matters` are the stage and the id before which they are.
fn page(work: &str) -> &'static str {
    match work {
        "matters" => {
            "SELECT * FROM matter m WHERE m.district_code = '999901' AND m.stage = $1 AND m.id < $2 AND m.status = 'open' \
             AND NOT m.discreet ORDER BY m.id DESC LIMIT 20"
        }
        _ => {
            "SELECT * FROM matter m WHERE m.district_code = '999901' AND m.unit_code = '999901001' AND m.post_id IS NULL \
             AND m.status = 'open' ORDER BY m.id DESC LIMIT 20"
        }
    }
}

fn field(work: &str) -> &'static str {
    if work == "matters" { "matters" } else { "matterQueue" }
}

/// The statement of a list.
pub fn list(work: &str) -> String {
    format!(
        "SELECT json_object('data', json_object('{}', json_object('nodes', json_list(json_object('title', m.title, \
         'kindCode', m.kind_code, 'category', m.category, 'procedure', upper(m.procedure), 'lineCode', m.line, \
         'stage', upper(m.stage), 'step', m.step, 'status', upper(m.status), 'urgency', upper(m.urgency), \
         'light', upper(m.light), 'dueAt', instant(m.due_at), 'reportedAt', instant(m.reported_at), \
         'version', m.version) ORDER BY m.id DESC)))) FROM ({}) m",
        field(work),
        page(work)
    )
}

/// A statement with its moments as text.
pub fn with_instants(pool: &Pool, sql: String) -> String {
    INSTANTS.iter().fold(sql, |sql, column| {
        let text = match pool {
            Pool::Postgres(_) => format!(
                "to_char(to_timestamp({column} / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
            ),
            Pool::Sqlite(..) => format!("strftime('%Y-%m-%dT%H:%M:%fZ', {column} / 1000.0, 'unixepoch')"),
        };
        sql.replace(&format!("instant({column})"), &text)
    })
}

fn terms() -> impl Iterator<Item = String> + Clone {
    (0..=TERMS.len()).map(|at| format!("t{at:02}"))
}

/// The first hour of each term, and how many hours it has: none the last, which is open.
fn spans() -> impl Iterator<Item = (i64, i64)> {
    (0..=TERMS.len()).map(|at| {
        let low = at.checked_sub(1).map_or(0, |at| TERMS[at]);
        (low, TERMS.get(at).map_or(0, |high| high - low))
    })
}

/// The sums of each kind, from the counters of the district, as the program reads them.
fn sums() -> String {
    let columns = SUMS.iter().map(|(_, column)| (*column).to_owned()).chain(terms());
    let columns: Vec<String> = columns.map(|column| format!("SUM({column}) AS {column}")).collect();
    format!(
        "SELECT kind_code, {} FROM matter_sum WHERE district_code = $1 AND level = 6 AND NOT discreet GROUP BY kind_code",
        columns.join(", ")
    )
}

/// The statement of the dashboard.
pub fn dashboard() -> String {
    let shown = SUMS.iter().filter(|(name, _)| !name.is_empty());
    let shown: Vec<String> = shown.map(|(name, column)| format!("'{name}', s.{column}")).collect();
    let all = terms().collect::<Vec<_>>().join(" + ");
    format!(
        "SELECT json_object('data', json_object('matterStatistics', json_list(json_object('key', s.kind_code, {}, \
         'onTimeRate', CASE WHEN s.closed > 0 THEN CAST(s.on_time AS double precision) / s.closed END, \
         'medianHours', CASE {} END) ORDER BY s.kind_code))) \
         FROM (SELECT s.*, CAST({all} AS double precision) / 2 AS middle FROM ({}) s) s",
        shown.join(", "),
        median(),
        sums()
    )
}

/// The middle one of the durations, interpolated within its term.
fn median() -> String {
    let mut before = "0".to_owned();
    let mut whens = String::new();
    for (term, (low, wide)) in terms().zip(spans()) {
        let until = format!("{before} + s.{term}");
        whens.push_str(&format!(
            "WHEN s.{term} > 0 AND {until} >= s.middle THEN {low} + {wide} * (s.middle - ({before})) / s.{term} "
        ));
        before = until;
    }
    whens
}

type Listed =
    (String, String, String, String, String, String, i16, String, String, String, Option<i64>, i64, i64);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Matter {
    title: String,
    kind_code: String,
    category: String,
    procedure: String,
    line_code: String,
    stage: String,
    step: i16,
    status: String,
    urgency: String,
    light: String,
    due_at: Option<String>,
    reported_at: Option<String>,
    version: i64,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Lists {
    #[serde(skip_serializing_if = "Option::is_none")]
    matters: Option<Nodes<Matter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matter_queue: Option<Nodes<Matter>>,
}

/// A list from plain rows.
pub async fn listed(pool: &Pool, work: &str, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT title, kind_code, category, upper(procedure), line, upper(stage), step, upper(status), upper(urgency), \
         upper(light), due_at, reported_at, version FROM ({}) m",
        page(work)
    ));
    let rows: Vec<Listed> = on!(pool, |pool| match work {
        "matters" => {
            let (stage, id) = asked.stage();
            sqlx::query_as(sql).bind(stage).bind(id).fetch_all(pool).await?
        }
        _ => sqlx::query_as(sql).fetch_all(pool).await?,
    });
    let nodes = Some(Nodes { nodes: rows.into_iter().map(matter).collect() });
    body(match work {
        "matters" => Lists { matters: nodes, ..Lists::default() },
        _ => Lists { matter_queue: nodes, ..Lists::default() },
    })
}

fn matter(row: Listed) -> Matter {
    let (
        title,
        kind_code,
        category,
        procedure,
        line_code,
        stage,
        step,
        status,
        urgency,
        light,
        due,
        at,
        version,
    ) = row;
    Matter {
        title,
        kind_code,
        category,
        procedure,
        line_code,
        stage,
        step,
        status,
        urgency,
        light,
        due_at: due.and_then(instant),
        reported_at: instant(at),
        version,
    }
}

fn instant(at: i64) -> Option<String> {
    Some(DateTime::from_timestamp_millis(at)?.to_rfc3339_opts(SecondsFormat::Millis, true))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dashboard {
    matter_statistics: Vec<Kind>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kind {
    key: String,
    reported: i64,
    open: i64,
    closed: i64,
    refused: i64,
    overdue: i64,
    to_accept: i64,
    to_dispatch: i64,
    to_handle: i64,
    to_verify: i64,
    to_file: i64,
    on_time_rate: Option<f64>,
    median_hours: Option<f64>,
}

/// The dashboard from plain rows.
pub async fn summed(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT * FROM ({}) s ORDER BY kind_code", sums()));
    let matter_statistics = on!(pool, |pool| {
        let rows = sqlx::query(sql).bind(&asked.code).fetch_all(pool).await?;
        rows.iter().map(kind).collect::<sqlx::Result<_>>()?
    });
    body(Dashboard { matter_statistics })
}

fn kind<R: Row>(row: &R) -> sqlx::Result<Kind>
where
    usize: sqlx::ColumnIndex<R>,
    i64: for<'r> sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    String: for<'r> sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    let at = |at: usize| row.try_get::<i64, _>(at);
    let terms: Vec<i64> =
        (0..=TERMS.len()).map(|term| at(1 + SUMS.len() + term)).collect::<sqlx::Result<_>>()?;
    let (closed, on_time) = (at(3)?, at(SUMS.len())?);
    Ok(Kind {
        key: row.try_get(0)?,
        reported: at(1)?,
        open: at(2)?,
        closed,
        refused: at(4)?,
        overdue: at(5)?,
        to_accept: at(6)?,
        to_dispatch: at(7)?,
        to_handle: at(8)?,
        to_verify: at(9)?,
        to_file: at(10)?,
        on_time_rate: (closed > 0).then(|| on_time as f64 / closed as f64),
        median_hours: middle(&terms),
    })
}

/// The same as [`median`].
fn middle(terms: &[i64]) -> Option<f64> {
    let middle = terms.iter().sum::<i64>() as f64 / 2.0;
    let mut before = 0.0;
    for (count, (low, wide)) in terms.iter().map(|count| *count as f64).zip(spans()) {
        if count > 0.0 && before + count >= middle {
            return Some(low as f64 + wide as f64 * (middle - before) / count);
        }
        before += count;
    }
    None
}
