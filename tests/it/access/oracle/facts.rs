//! The rows of the database, read by statements of its own.

use super::{At, KINDS, Kind, Printed};
use crate::harness::TestDatabase;
use sea_orm::{ConnectionTrait, FromQueryResult, JsonValue, QueryResult, Statement};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

/// A row, by column.
pub(crate) type Row = Map<String, Value>;

/// Caller, record type -> which rows it sees.
type Seen = HashMap<(String, &'static str), Arc<[usize]>>;

/// Value of a column -> the rows that have it.
type Index = HashMap<String, Vec<usize>>;

/// What the oracle knows: the reviewed policy and every row.
pub(crate) struct Facts {
    pub(crate) policy: Printed,
    tables: BTreeMap<&'static str, Vec<Row>>,
    /// Column of `place_grid`, id -> codes of the grids
    lying: BTreeMap<(&'static str, i64), Vec<String>>,
    /// Accounts that hold no post.
    free: Vec<usize>,
    /// What was asked so far
    seen: Mutex<Seen>,
    /// Table, column -> where its values are, once it was asked
    indexes: Mutex<HashMap<(String, &'static str), Arc<Index>>>,
}

/// Tables that belong to records.
const BESIDE: &[&str] = &[
    "place_grid",
    "place_shape",
    "division_shape",
    "code_alias",
    "division_edition",
    "division_change",
    "division_alias",
    "grid_stat",
    "grid_quarter",
    "matter_stat",
    "person",
    "tenancy_tenant",
];

impl Facts {
    /// Reads the database.
    pub(crate) async fn read(database: &TestDatabase, policy: Printed) -> Self {
        let mut tables = BTreeMap::new();
        for table in KINDS.iter().map(|kind| kind.table).chain(BESIDE.iter().copied()) {
            tables.insert(table, rows(database, table).await);
        }
        whose(&mut tables);
        let mut lying: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for row in &tables["place_grid"] {
            for column in ["compound_id", "road_id"] {
                if let Some(id) = row[column].as_i64() {
                    lying.entry((column, id)).or_default().push(text(row, "grid_code").to_owned());
                }
            }
        }
        let named = |(_, row): &(usize, &Row)| text(row, "name").ends_with("-free");
        let free = tables["account"].iter().enumerate().filter(named).map(|(at, _)| at).collect();
        Self { policy, tables, lying, free, seen: Mutex::default(), indexes: Mutex::default() }
    }

    /// The codes of the grids that what can lie in several lies in.
    pub(crate) fn grids_of(&self, kind: &Kind, row: &Row) -> &[String] {
        let At::Grids(column) = kind.at else { return &[] };
        self.lying.get(&(column, int(row, "id"))).map(Vec::as_slice).unwrap_or_default()
    }

    /// Which rows of a record a caller sees: worked out once.
    pub(super) fn seen(
        &self,
        who: &str,
        kind: &'static str,
        find: impl FnOnce() -> Vec<usize>,
    ) -> Arc<[usize]> {
        let mut seen = self.seen.lock().unwrap();
        seen.entry((who.to_owned(), kind)).or_insert_with(|| find().into()).clone()
    }

    /// The accounts that hold no post.
    pub(crate) fn free(&self) -> impl Iterator<Item = &Row> {
        self.free.iter().map(|&at| &self.rows("account")[at])
    }

    /// The rows of a table.
    pub(crate) fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).unwrap_or_else(|| panic!("add {table} to oracle/facts.rs"))
    }

    /// The rows of a table that have this value in a column.
    pub(crate) fn with(&self, table: &str, column: &'static str, value: &Value) -> Vec<&Row> {
        let rows = self.rows(table);
        let index = {
            let mut indexes = self.indexes.lock().unwrap();
            let index = indexes.entry((table.to_owned(), column));
            index.or_insert_with(|| Arc::new(indexed(rows, column))).clone()
        };
        index.get(&key(value)).into_iter().flatten().map(|&at| &rows[at]).collect()
    }

    /// The row of a table that alone has this value in a column.
    pub(crate) fn the(&self, table: &str, column: &'static str, value: &Value) -> Option<&Row> {
        self.with(table, column, value).into_iter().next()
    }
}

/// Tables whose rows a person sees as its own.
const OF_PERSONS: &[&str] = &[
    "audit",
    "assistance_application",
    "assistance_grant",
    "assistance_review",
    "assistance_payment",
    "care_record",
    "birth_registration",
    "family_certificate",
    "family_support",
    "family_support_payment",
    "family_service",
    "health_care_plan",
    "health_care_visit",
    "insurance_enrolment",
    "pension",
    "qualification_check",
    "employment",
    "unemployment",
    "unemployment_benefit",
    "job_hardship",
    "job_introduction",
    "training_attendance",
    "resident_certificate",
];

/// Tells of each row of a person whose own it is.
fn whose(tables: &mut BTreeMap<&'static str, Vec<Row>>) {
    let bound = |row: &Row| Some((row["id"].as_i64()?, row["account_id"].clone()));
    let accounts: BTreeMap<i64, Value> = tables["person"].iter().filter_map(bound).collect();
    let of_persons = tables.iter_mut().filter(|(table, _)| OF_PERSONS.contains(table));
    for row in of_persons.flat_map(|(_, rows)| rows) {
        let person = row["person_id"].as_i64();
        let account = person.and_then(|person| accounts.get(&person)).cloned();
        row.insert("person_account".to_owned(), account.unwrap_or_default());
    }
}

fn indexed(rows: &[Row], column: &str) -> Index {
    let mut index = Index::new();
    for (at, row) in rows.iter().enumerate() {
        index.entry(key(&row[column])).or_default().push(at);
    }
    index
}

fn key(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub(crate) async fn rows(database: &TestDatabase, table: &str) -> Vec<Row> {
    let statement = Statement::from_string(database.backend(), format!("SELECT * FROM {table}"));
    let rows = database.connection().query_all_raw(statement).await.unwrap();
    rows.iter().map(row).collect()
}

fn row(read: &QueryResult) -> Row {
    let Value::Object(mut row) = JsonValue::from_query_result(read, "").unwrap() else {
        unreachable!("a row")
    };
    for (column, value) in row.iter_mut().filter(|(_, value)| value.is_f64()) {
        // what was read as JSON has the precision of an f32
        *value = read.try_get::<f64>("", column).unwrap().into();
    }
    row
}

/// A text of a row.
pub(crate) fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_else(|| panic!("no text {column} in {row:?}"))
}

/// A number of a row.
pub(crate) fn int(row: &Row, column: &str) -> i64 {
    row.get(column).and_then(Value::as_i64).unwrap_or_else(|| panic!("no number {column} in {row:?}"))
}

/// A yes or no of a row.
pub(crate) fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or_else(|| value.as_i64() == Some(1))
}
