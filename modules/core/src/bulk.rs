//! Many rows in one statement: as one JSON text, which SQLite and PostgreSQL both take apart, or bound one by one.

mod insert;

pub use insert::{insert_bound, insert_rows};

use sea_orm::DbBackend;
use serde::Serialize;

/// Rows of one statement, as the JSON text that [`source`] reads.
#[derive(Debug)]
pub struct JsonRows {
    text: Vec<u8>,
    count: usize,
}

impl Default for JsonRows {
    fn default() -> Self {
        Self { text: vec![b'['], count: 0 }
    }
}

impl JsonRows {
    /// Adds a row: a tuple or an array.
    pub fn push(&mut self, row: &impl Serialize) -> Result<(), serde_json::Error> {
        if self.count > 0 {
            self.text.push(b',');
        }
        self.count += 1;
        serde_json::to_writer(&mut self.text, row)
    }

    /// Number of rows.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The JSON text; no rows are left.
    pub fn take(&mut self) -> String {
        let Self { mut text, .. } = std::mem::take(self);
        text.push(b']');
        String::from_utf8(text).unwrap_or_default()
    }
}

/// The rows of parameter `$1` as a table `r` whose columns are the texts `c0`, `c1` and so on.
pub fn source(backend: DbBackend, columns: usize) -> String {
    let (value, table) = match backend {
        DbBackend::Postgres => ("j.v", "jsonb_array_elements($1::jsonb) AS j(v)"),
        _ => ("j.value", "json_each($1) AS j"),
    };
    let columns: Vec<String> = (0..columns).map(|i| format!("{value}->>{i} AS c{i}")).collect();
    format!("(SELECT {} FROM {table}) AS r", columns.join(", "))
}
