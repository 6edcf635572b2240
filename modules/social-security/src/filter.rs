//! What the lists of the module are narrowed by.

pub(crate) use wangge_core::filter::{keyed, late, without};
