//! Which keys a database was begun with: a mark of theirs, written once.

use crate::config::Failure;
use entities::platform::key_mark;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, QueryTrait};

/// There is one.
const ID: i64 = 1;

/// The mark of the keys that the database was begun with; none while it has seen none.
///
/// # Errors
/// When the database fails.
pub async fn mark(database: &DatabaseConnection) -> Result<Option<String>, Failure> {
    Ok(key_mark::Entity::find_by_id(ID).one(database).await?.map(|row| row.mark))
}

/// Is this the mark of the keys that the database was begun with? It is from now on where there was none.
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
