//! The shapes of links and mutations, which all modules of records share.

pub(crate) use wangge_core::links::{far, many, mutations, near, one};
