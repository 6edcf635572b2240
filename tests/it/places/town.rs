//! A community of the demo, and what is written in it.

use super::stage::Stage;
use crate::harness::database::on_each_demo;
use crate::harness::snapshot::Snapshot;
use kit::access::Access;
use serde_json::{Value, json};

/// A community of Tongguan with several grids that have boundaries.
pub(crate) const COMMUNITY: &str = "340705005002";

/// Runs `test` on a copy of the demo in each database.
pub(crate) async fn on_a_copy(test: impl AsyncFn(&Stage<'_>)) {
    on_each_demo(async |database| {
        let stage = Stage::open(database).await;
        // ids are made from the time: the demo's are of the hour before
        stage.clock.forward(3_600_000);
        stage.platform.read_districts().await.unwrap();
        test(&stage).await;
    })
    .await;
}

impl Stage<'_> {
    /// Codes of the community's grids.
    pub(crate) async fn grids(&self) -> Vec<String> {
        let sql =
            format!("SELECT grid_code FROM grid WHERE grid_code LIKE '{COMMUNITY}%' ORDER BY grid_code");
        self.database.texts(&sql).await
    }

    /// Longitude and latitude of a point inside a grid.
    pub(crate) async fn inside(&self, grid: &str) -> Value {
        let sql = |column: &str| {
            let column = format!("SELECT CAST({column} AS text) FROM place_shape");
            format!("{column} WHERE record_type = 'Grid' AND grid_code = '{grid}'")
        };
        let number = async |column| self.database.texts(&sql(column)).await[0].parse::<f64>().unwrap();
        json!({ "longitude": number("lon").await, "latitude": number("lat").await })
    }

    /// Does a mutation that takes `input`, and answers its payload's only field.
    pub(crate) async fn write(&self, access: &Access, mutation: &str, fields: &str, input: Value) -> Value {
        let document = document(mutation, fields);
        let mut data = self.ask_with(access, &document, json!({ "input": input })).await;
        let payload = data[mutation].as_object_mut().unwrap();
        payload.values_mut().next().unwrap().take()
    }

    /// A mutation is refused with this code, and nothing changes.
    pub(crate) async fn refused(&self, access: &Access, mutation: &str, input: Value, code: &str) -> Value {
        let before = Snapshot::take(self.database, &[]).await;
        let (answer, _) =
            self.send(access, &document(mutation, "__typename"), json!({ "input": input })).await;
        assert_eq!(super::stage::codes(&answer), [code], "{answer:#}");
        before.assert_same(&Snapshot::take(self.database, &[]).await);
        answer
    }
}

fn document(mutation: &str, fields: &str) -> String {
    let (verb, kind) = match mutation {
        _ if mutation.starts_with("retire") => ("Retire", mutation.trim_start_matches("retire")),
        "setBoundary" => ("SetBoundary", "Place"),
        _ => {
            let at = mutation.find(char::is_uppercase).unwrap();
            (&mutation[..at], &mutation[at..])
        }
    };
    let input = match verb {
        "Retire" => "RetireInput".to_owned(),
        "SetBoundary" => "SetBoundaryInput".to_owned(),
        verb => format!("{}{}{kind}Input", verb[..1].to_uppercase(), &verb[1..]),
    };
    let field = kind.to_lowercase();
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {field} {{ {fields} }} }} }}")
}
