//! Which keys a database was begun with: a mark of theirs, written once.

use crate::config::Failure;
use entities::people::person;
use entities::platform::{audit, key_mark};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

/// There is one.
const ID: i64 = 1;

/// What tells the keys of a database.
#[derive(Debug)]
pub enum Told {
    /// The mark of the keys that it was begun with.
    Mark(String),
    /// Of an earlier version, which left no mark: the first row of the audit, with the hash that they gave.
    Audit(Box<audit::Model>),
    /// The same where nothing is audited: the id of a key of theirs, which wraps the key of a person.
    Wrapped(String),
}

/// What tells the keys that the database was begun with; none while nothing was written with any.
///
/// # Errors
/// When the database fails.
pub async fn told(database: &DatabaseConnection) -> Result<Option<Told>, Failure> {
    if let Some(mark) = mark(database).await? {
        return Ok(Some(Told::Mark(mark)));
    }
    let first = audit::Entity::find()
        .order_by_asc(audit::Column::DistrictCode)
        .order_by_asc(audit::Column::Id)
        .one(database)
        .await?;
    if let Some(row) = first {
        return Ok(Some(Told::Audit(Box::new(row))));
    }
    let wrapped = person::Entity::find()
        .select_only()
        .column(person::Column::KeyId)
        .filter(person::Column::DataKey.is_not_null())
        .limit(1)
        .into_tuple::<String>();
    Ok(wrapped.one(database).await?.map(Told::Wrapped))
}

/// The mark of the keys that the database was begun with; none while it has seen none.
async fn mark(database: &DatabaseConnection) -> Result<Option<String>, Failure> {
    Ok(key_mark::Entity::find_by_id(ID).one(database).await?.map(|row| row.mark))
}

/// Is this the mark of the keys that the database was begun with? It is from now on where there was none: of keys that are
/// those by what the database [told].
///
/// # Errors
/// When the database fails.
pub async fn marked(database: &DatabaseConnection, own: &str) -> Result<bool, Failure> {
    if mark(database).await?.is_none() {
        let row = key_mark::ActiveModel { id: Set(ID), mark: Set(own.to_owned()) };
        let mut begin = key_mark::Entity::insert(row).into_query();
        // another process begins at the same moment, maybe with others
        begin.on_conflict(OnConflict::column("id").do_nothing().to_owned());
        database.execute(&begin).await?;
    }
    Ok(mark(database).await?.as_deref() == Some(own))
}
