//! The shapes of links, lists and mutations that the subjects share.

pub(crate) use wangge_core::links::{all as below, known, many, mutations, near, one};
pub(crate) use wangge_core::narrow::days;

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
