//! How rows of the history and the audit show who acted and what changed.

use crate::node::GlobalId;
use crate::scalar::FromColumn;
use async_graphql::{Json, Value};
use sea_orm::{DbErr, QueryResult};

/// The account that acted, as its global id; null for the platform itself.
#[derive(Clone, Copy, Debug)]
pub struct AccountId;

/// The post with which it acted, as its global id.
#[derive(Clone, Copy, Debug)]
pub struct PostId;

/// JSON that is stored as text.
#[derive(Clone, Copy, Debug)]
pub struct JsonText;

impl FromColumn for AccountId {
    type Shown = Option<GlobalId>;
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        global("Account", row, column)
    }
}

impl FromColumn for PostId {
    type Shown = Option<GlobalId>;
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        global("Post", row, column)
    }
}

impl FromColumn for JsonText {
    type Shown = Json<serde_json::Value>;
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        let text: String = row.try_get_by(column)?;
        serde_json::from_str(&text).map_err(|error| DbErr::Type(error.to_string()))
    }
}

fn global(record_type: &str, row: &QueryResult, column: usize) -> Result<Value, DbErr> {
    let id: Option<i64> = row.try_get_by(column)?;
    Ok(id.map_or(Value::Null, |id| Value::String(GlobalId::global(record_type, id).to_string())))
}
