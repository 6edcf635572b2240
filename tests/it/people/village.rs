//! People that a test enters through the graph.

use crate::harness::before::Before;
use crate::places::stage::{Stage, codes};
use kit::access::Access;
use serde_json::{Value, json};

/// What a test looks at of a residence.
pub(crate) const FIELDS: &str = "id version kind name sex birthOn identityNumber telephone status endReason toOn grid { code } household { id people }";

/// An identity number of nobody: area 990101, this day of birth and sequence.
pub(crate) fn number(birth: &str, sequence: u16) -> String {
    let day = birth.parse().unwrap();
    kit::identity_number::IdentityNumber::compose("990101", day, sequence).unwrap().expose().to_owned()
}

impl Stage<'_> {
    /// Does a mutation that takes `input`, and answers its payload.
    pub(crate) async fn act(&self, access: &Access, mutation: &str, fields: &str, input: Value) -> Value {
        let document = act(mutation, fields);
        self.ask_with(access, &document, json!({ "input": input })).await[mutation].take()
    }

    /// A mutation is refused with this code, and nothing changes.
    pub(crate) async fn denied(&self, access: &Access, mutation: &str, input: Value, code: &str) -> Value {
        let before = Before::now(self.database, &[]).await;
        let document = act(mutation, "__typename");
        let (answer, _) = self.send(access, &document, json!({ "input": input })).await;
        assert_eq!(codes(&answer), [code], "{answer:#}");
        before.assert_same().await;
        answer
    }

    /// Enters a person, and answers the residence.
    pub(crate) async fn enter(&self, access: &Access, input: Value) -> Value {
        let fields = format!("resident {{ {FIELDS} }} registeredElsewhere {{ code }}");
        self.act(access, "registerResident", &fields, input).await["resident"].take()
    }

    /// The counts of a grid: registered, away, floating, male, female, households.
    pub(crate) async fn counts(&self, grid: &str) -> [i64; 6] {
        let sum = |column: &str| {
            format!(
                "SELECT CAST(COALESCE(sum({column}), 0) AS text) FROM grid_stat WHERE grid_code = '{grid}'"
            )
        };
        let mut counts = [0; 6];
        let columns = ["registered", "away", "floating", "male", "female", "households"];
        for (count, column) in counts.iter_mut().zip(columns) {
            *count = self.database.texts(&sum(column)).await[0].parse().unwrap();
        }
        counts
    }
}

fn act(mutation: &str, fields: &str) -> String {
    let input = match mutation {
        "retireHousehold" => "RetireInput".to_owned(),
        "eraseOwnerName" => "EraseNameInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {fields} }} }}")
}
