//! Shapes that the modules of records share: a link to one record, a link to the records in force below one, and
//! mutations that answer one record.

use async_graphql::Value;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::record::{Record, Row};
use kit::{Code, Error, Result};
use sea_orm::EntityTrait;

/// The record that a mutation names beside its own, within the caller's reach to read.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub async fn known<T: Record>(
    tx: &Tx,
    id: &GlobalId,
    path: &str,
) -> Result<<T::Entity as EntityTrait>::Model> {
    tx.known::<T>(&id.clone().of(T::TYPE, path)?).await.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such record within your reach"),
        _ => error,
    })
}

/// District and id of what two hidden fields name.
pub fn far<T: Record>(row: &Row<T>, district: &str, id: &str) -> Option<(String, String)> {
    let Some(Value::String(district)) = row.value(district) else { return None };
    Some((district.clone(), row.link(id)?.to_string()))
}

/// District and id of what a hidden field names in the row's own district.
pub fn near<T: Record>(row: &Row<T>, id: &str) -> Option<(String, String)> {
    Some((row.district().to_owned(), row.link(id)?.to_string()))
}

/// District and id of a row, as those below it name it.
///
/// # Errors
/// INTERNAL for a record that has no id.
pub fn key<T: Record>(row: &Row<T>) -> Result<Option<(String, i64)>> {
    Ok(Some((row.district().to_owned(), row.id()?)))
}

/// Key of what a hidden field names that is not placed, such as a post.
pub fn global<T: Record>(row: &Row<T>, id: &str) -> Option<(String, String)> {
    Some((String::new(), row.link(id)?.to_string()))
}

/// `Name(Parent).field: Child, key` adds to `Parent` a field with the one `Child` that the function `key` finds.
#[macro_export]
macro_rules! link_to_one {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident: $child:ty, $key:expr) => {
        kit::link! {
            $(#[$doc])*
            $name($parent).$field: std::sync::Arc<kit::record::Row<$child>>, kit::links::One<$child>,
            |row: &kit::record::Row<$parent>| Ok($key(row)), kit::follow::one
        }
    };
}

/// `Name(Parent).field: Child, key, district, id`: as [`link_to_one`], and read in the statement of the `Parent`s, which have these
/// columns as the district and the id of the `Child`. For what is nearly always asked for with its parents.
#[macro_export]
macro_rules! link_along {
    (
        $(#[$doc:meta])* $name:ident($parent:ty).$field:ident: $child:ty, $key:expr, $district:literal, $id:literal
    ) => {
        kit::link! {
            $(#[$doc])*
            $name($parent).$field: std::sync::Arc<kit::record::Row<$child>>, kit::links::One<$child>,
            |row: &kit::record::Row<$parent>| Ok($key(row)), kit::follow::one, along($district, $id)
        }
    };
}

/// `Name(Parent).field: Child, column` adds to `Parent` a page of the `Child`s in force that name it in a column.
#[macro_export]
macro_rules! link_to_many {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident: $child:ty, $column:literal) => {
        kit::link! {
            $(#[$doc])*
            $name($parent).$field: kit::paging::Connection<$child>, kit::links::Below<$child>,
            $crate::links::key,
            |ctx| kit::follow::below::<$child>(ctx, $column).map(|below| below.only("status", "active"))
        }
    };
}

/// `Name(Parent).field: Child, column` adds to `Parent` a page of all `Child`s that name it in a column.
#[macro_export]
macro_rules! link_to_all {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident: $child:ty, $column:literal) => {
        kit::link! {
            $(#[$doc])*
            $name($parent).$field: kit::paging::Connection<$child>, kit::links::Below<$child>,
            $crate::links::key,
            |ctx| kit::follow::below::<$child>(ctx, $column)
        }
    };
}

/// `Name Input -> Payload.field: Record { mutation(Input) = function, .. }`: mutations that answer one record.
#[macro_export]
macro_rules! record_mutations {
    (
        $(#[$payload_doc:meta])* $payload:ident { $record_field:ident: $record:ty }
        $name:ident { $($(#[$doc:meta])* $mutation:ident($input:ty) = $work:path;)* }
    ) => {
        /// Mutations of one record.
        pub(crate) struct $name;

        impl From<&kit::schema::MutationRoot> for $name {
            fn from(_: &kit::schema::MutationRoot) -> Self {
                Self
            }
        }

        $(#[$payload_doc])*
        #[derive(async_graphql::SimpleObject)]
        struct $payload {
            /// The record as it is now; null when it is out of your reach now.
            $record_field: Option<kit::record::Row<$record>>,
        }

        #[async_graphql::Object]
        impl $name {
            $(
                $(#[$doc])*
                async fn $mutation(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    input: $input,
                ) -> kit::Result<Option<$payload>> {
                    let key = input.idempotency_key.clone();
                    let work = async |tx: &mut kit::access::Tx| $work(tx, input).await;
                    let written = kit::once::once(ctx, key.as_deref(), work).await?;
                    let path = stringify!($record_field);
                    let record = $crate::places::read_back(ctx, &written, path).await?;
                    Ok(Some($payload { $record_field: record }))
                }
            )*
        }
    };
}

pub use crate::{
    link_along as along, link_to_all as all, link_to_many as many, link_to_one as one,
    record_mutations as mutations,
};
