//! Inserting many rows of one table, for who loads a database.

use super::{JsonRows, source};
use kit::access::Tx;
use kit::error::{Error, Result};
use sea_orm::sea_query::Value;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ColumnType, DbBackend, EntityName, EntityTrait, IdenStatic,
    Iterable,
};

/// Rows of one JSON text.
const ROWS: usize = 2_000;
/// Values that one statement binds; SQLite takes 32,766.
const VALUES: usize = 30_000;

type Column<A> = <<A as ActiveModelTrait>::Entity as EntityTrait>::Column;

/// Rows from which on a table that they fill has its indexes and foreign keys made afterwards.
const MANY: usize = 1_000;

/// Inserts rows of one table, each of which sets every column or leaves it null. PostgreSQL takes them as JSON texts;
/// SQLite, whose JSON functions are slower than binding, as values. Where there are many and the table is empty, its indexes
/// and foreign keys are made when the transaction is committed.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails; INTERNAL for a column that JSON cannot hold.
pub async fn insert_rows<A>(tx: &Tx, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    if rows.len() >= MANY {
        tx.bulk_into_empty(A::Entity::default().table_name()).await?;
    }
    match tx.backend() {
        DbBackend::Postgres => insert_texts(tx, rows).await,
        _ => insert_values(tx, rows).await,
    }
}

async fn insert_texts<A: ActiveModelTrait>(tx: &Tx, rows: Vec<A>) -> Result<()> {
    let sql = texts_statement::<A>();
    for rows in rows.chunks(ROWS) {
        tx.bulk(sql.as_str(), vec![texts(rows)?.into()]).await?;
    }
    Ok(())
}

async fn insert_values<A: ActiveModelTrait>(tx: &Tx, rows: Vec<A>) -> Result<()> {
    let values = rows.iter().flat_map(|row| Column::<A>::iter().map(|column| value_of(row.get(column))));
    insert_bound(tx, &into_table::<A>(), Column::<A>::iter().count(), values.collect()).await
}

/// Inserts rows of so many values each; `into` is the statement up to its values. For SQLite.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails.
pub async fn insert_bound(tx: &Tx, into: &str, columns: usize, values: Vec<Value>) -> Result<()> {
    let row = format!("({})", vec!["?"; columns].join(", "));
    let mut values = values.into_iter();
    loop {
        let some: Vec<Value> = values.by_ref().take(VALUES / columns * columns).collect();
        if some.is_empty() {
            return Ok(());
        }
        let rows = vec![row.as_str(); some.len() / columns].join(", ");
        tx.bulk(format!("{into} VALUES {rows}"), some).await?;
    }
}

/// The start of a statement that inserts rows.
fn into_table<A: ActiveModelTrait>() -> String {
    let names: Vec<String> = Column::<A>::iter().map(|column| column.as_str().to_owned()).collect();
    format!("INSERT INTO {} ({})", A::Entity::default().table_name(), names.join(", "))
}

/// A value as it is bound; what is not set is null.
fn value_of(value: ActiveValue<Value>) -> Value {
    match value {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => value,
        ActiveValue::NotSet => Value::String(None),
    }
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
fn texts_statement<A: ActiveModelTrait>() -> String {
    let columns: Vec<Column<A>> = Column::<A>::iter().collect();
    let read = |(i, column): (usize, &Column<A>)| {
        format!("CAST(c{i} AS {})", type_of(column.def().get_column_type()))
    };
    let values: Vec<String> = columns.iter().enumerate().map(read).collect();
    let from = source(DbBackend::Postgres, columns.len());
    format!("{} SELECT {} FROM {from}", into_table::<A>(), values.join(", "))
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
