//! The shapes of links, lists and mutations that the subjects share.

pub(crate) use wangge_core::links::{known, many, mutations, near, one};
pub(crate) use wangge_core::narrow::days;

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
