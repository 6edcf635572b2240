//! The shapes of links, lists and mutations that the subjects share.

pub(crate) use wangge_core::links::{many, mutations, near, one};

use kit::access::Tx;
use kit::node::GlobalId;
use kit::record::Record;
use kit::scalar::Date;
use kit::{Code, Error, Result};
use sea_orm::EntityTrait;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The record that a mutation names beside its own, within the caller's reach to read.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub(crate) async fn known<T: Record>(
    tx: &Tx,
    id: &GlobalId,
    path: &str,
) -> Result<<T::Entity as EntityTrait>::Model> {
    tx.known::<T>(&id.clone().of(T::TYPE, path)?).await.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(path, "there is no such record within your reach"),
        _ => error,
    })
}

/// The rows whose day in this column lies among the days.
pub(crate) fn days(column: &'static str, from: Option<Date>, to: Option<Date>) -> Condition {
    Condition::all()
        .add_option(from.map(|day| Expr::col(column).gte(day.0)))
        .add_option(to.map(|day| Expr::col(column).lte(day.0)))
}

/// `Name(Parent).field: Child, column` adds to `Parent` a page of all `Child`s that name it in a hidden field.
macro_rules! below {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident: $child:ty, $column:literal) => {
        /// A link to the records below one.
        pub(crate) struct $name(kit::Result<(String, i64)>);

        impl From<&kit::record::Row<$parent>> for $name {
            fn from(row: &kit::record::Row<$parent>) -> Self {
                Self(row.id().map(|id| (row.district().to_owned(), id)))
            }
        }

        #[async_graphql::Object]
        impl $name {
            $(#[$doc])*
            async fn $field(
                &self,
                ctx: &async_graphql::Context<'_>,
                first: Option<i32>,
                after: Option<String>,
                last: Option<i32>,
                before: Option<String>,
            ) -> kit::Result<Option<kit::paging::Connection<$child>>> {
                let paging = kit::paging::Paging::new::<$child>(ctx, first, after, last, before)?;
                let selection = kit::paging::selected::<$child>(ctx);
                let below = kit::links::Below::<$child>::new($column, selection, paging);
                let page = kit::access::Ask::loaders(ctx).load(below, self.0.clone()?).await?;
                Ok(page.map(kit::paging::Connection::of))
            }
        }
    };
}

pub(crate) use below;

/// `Name(Parent).field` adds to a record the division in whose code its area is.
macro_rules! division_of {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident) => {
        crate::links::one! {
            $(#[$doc])*
            $name($parent).$field: wangge_core::places::division::Division, |row: &kit::record::Row<$parent>| {
                Some((String::new(), row.area().to_owned()))
            }
        }
    };
}

pub(crate) use division_of;
