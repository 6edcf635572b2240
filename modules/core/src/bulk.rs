//! Many rows in one statement: bound one by one, or as one JSON text, which SQLite and PostgreSQL both take apart.

use kit::access::Tx;
use kit::error::{Error, Result};
use sea_orm::sea_query::Value;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ColumnType, DbBackend, EntityName, EntityTrait, IdenStatic,
    Iterable, QueryTrait,
};
use serde::Serialize;

/// Values that one statement can bind on every database.
const VALUES: usize = 30_000;
/// Rows of one JSON text.
const ROWS: usize = 2_000;

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

/// Inserts rows of one table, as many in a statement as can be.
pub async fn insert_all<A>(tx: &Tx, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(VALUES / columns).collect();
        tx.bulk_execute(&A::Entity::insert_many(some).into_query()).await?;
    }
    Ok(())
}

/// Inserts rows of one table as one JSON text: much faster than [`insert_all`] where there are many.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails; INTERNAL for a column that JSON cannot hold.
pub async fn insert_texts<A>(tx: &Tx, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let sql = texts_statement::<A>(tx.backend());
    for rows in rows.chunks(ROWS) {
        tx.bulk(sql.as_str(), vec![texts(rows)?.into()]).await?;
    }
    Ok(())
}

/// Rows as the JSON text that [`texts_statement`] inserts.
fn texts<A: ActiveModelTrait>(rows: &[A]) -> Result<String> {
    let mut json = JsonRows::default();
    for row in rows {
        let columns = <A::Entity as EntityTrait>::Column::iter();
        let values: Vec<_> = columns.map(|column| json_of(row.get(column))).collect::<Result<_>>()?;
        json.push(&values).map_err(Error::internal)?;
    }
    Ok(json.take())
}

/// The statement that inserts the rows of a JSON text.
fn texts_statement<A: ActiveModelTrait>(backend: DbBackend) -> String {
    let columns: Vec<<A::Entity as EntityTrait>::Column> =
        <A::Entity as EntityTrait>::Column::iter().collect();
    let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    let read = |(i, column): (usize, &<A::Entity as EntityTrait>::Column)| match backend {
        DbBackend::Postgres => format!("CAST(c{i} AS {})", type_of(column.def().get_column_type())),
        // a value keeps the type that it has in JSON
        _ => format!("c{i}"),
    };
    let values: Vec<String> = columns.iter().enumerate().map(read).collect();
    format!(
        "INSERT INTO {} ({}) SELECT {} FROM {}",
        A::Entity::default().table_name(),
        names.join(", "),
        values.join(", "),
        source(backend, columns.len())
    )
}

/// A value as JSON; what is not set is null.
fn json_of(value: ActiveValue<Value>) -> Result<serde_json::Value> {
    let value = match value {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => value,
        ActiveValue::NotSet => return Ok(serde_json::Value::Null),
    };
    Ok(match value {
        Value::Bool(value) => value.into(),
        Value::SmallInt(value) => value.into(),
        Value::Int(value) => value.into(),
        Value::BigInt(value) => value.into(),
        Value::Double(value) => value.into(),
        Value::String(value) => value.into(),
        Value::ChronoDate(value) => value.map(|day| day.to_string()).into(),
        _ => return Err(Error::conflict("a column of another type than JSON has")),
    })
}

/// The type of a column on PostgreSQL.
fn type_of(column: &ColumnType) -> &'static str {
    match column {
        ColumnType::Boolean => "boolean",
        ColumnType::SmallInteger => "smallint",
        ColumnType::Integer => "integer",
        ColumnType::BigInteger => "bigint",
        ColumnType::Double => "double precision",
        ColumnType::Date => "date",
        _ => "text",
    }
}
