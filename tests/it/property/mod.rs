//! Dwellings, who owns and rents them, units, and certificates of people.

pub(crate) mod demo;
mod follow;
mod names;
mod persons;
mod records;
mod tenants;

use crate::harness::before::Before;
use crate::places::deed::document;
use crate::places::stage::Stage;
use kit::access::Access;
use serde_json::{Value, json};

impl Stage<'_> {
    /// The codes of the errors of a mutation, which changes nothing.
    async fn fails(&self, access: &Access, mutation: &str, input: Value) -> Vec<String> {
        let before = Before::now(self.database, &[]).await;
        let document = document(mutation, "__typename");
        let codes = self.codes(access, &document, json!({ "input": input })).await;
        before.assert_same().await;
        codes
    }

    /// The first building in force of a grid: its global id.
    async fn building(&self, access: &Access, grid: &str) -> Value {
        let document = format!("{{ buildings(area: \"{grid}\", first: 1) {{ nodes {{ id }} }} }}");
        self.ask(access, &document).await["buildings"]["nodes"][0]["id"].take()
    }

    /// Counts of a grid: dwellings, vacant, rented, units, key places.
    async fn property(&self, grid: &str) -> Vec<i64> {
        let columns = ["dwellings", "vacant_dwellings", "rented_dwellings", "units", "key_places"];
        let mut counts = Vec::new();
        for column in columns {
            let sum = format!(
                "SELECT CAST(COALESCE(sum({column}), 0) AS text) FROM grid_stat WHERE grid_code = '{grid}'"
            );
            counts.push(self.database.texts(&sum).await[0].parse().unwrap());
        }
        counts
    }
}
