//! The tables in the graph.

use super::table::{Standard, StandardCode};
use async_graphql::Object;
use kit::schema::QueryRoot;

/// The queries of code tables.
pub(super) struct StandardQueries;

impl From<&QueryRoot> for StandardQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl StandardQueries {
    /// The codes of a national standard that records of people use.
    async fn standard_codes(
        &self,
        #[graphql(desc = "Which standard.")] standard: Standard,
    ) -> Option<Vec<StandardCode>> {
        Some(standard.codes().to_vec())
    }
}
