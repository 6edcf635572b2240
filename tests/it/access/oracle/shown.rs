//! How the graph shows what a column holds.

use super::{Kind, Row, flag, int, text};
use crate::access::graph::{Graph, Shown};
use chrono::{DateTime, SecondsFormat};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// The global id of a row: type, district and key.
pub(crate) fn global_id(kind: &Kind, row: &Row) -> String {
    let district = if kind.at.has_district() { text(row, "district_code") } else { "" };
    let key = row.get("id").map_or_else(|| text(row, "code").to_owned(), |_| int(row, "id").to_string());
    BASE64URL_NOPAD.encode(format!("{}:{district}:{key}", kind.name).as_bytes())
}

/// The value of a plain field.
pub(crate) fn shown(graph: &Graph, of: &Shown, stored: &Value) -> Value {
    match of.named.as_str() {
        _ if stored.is_null() => Value::Null,
        "DateTime" => {
            let at = DateTime::from_timestamp_millis(stored.as_i64().unwrap()).unwrap();
            json!(at.to_rfc3339_opts(SecondsFormat::Millis, true))
        }
        "Boolean" => json!(flag(stored)),
        "JSON" => serde_json::from_str(stored.as_str().unwrap()).unwrap(),
        named if graph.is_enum(named) => json!(stored.as_str().unwrap().to_uppercase()),
        _ => stored.clone(),
    }
}
