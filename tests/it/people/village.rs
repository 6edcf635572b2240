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

    /// A mutation is refused with this code. What it leaves is for the test to say.
    pub(crate) async fn turned_away(
        &self,
        access: &Access,
        mutation: &str,
        input: Value,
        code: &str,
    ) -> Value {
        let document = act(mutation, "__typename");
        let (answer, _) = self.send(access, &document, json!({ "input": input })).await;
        assert_eq!(codes(&answer), [code], "{answer:#}");
        answer
    }

    /// How many values were revealed to an account today, looks for numbers among them.
    pub(crate) async fn spent(&self, access: &Access) -> i64 {
        let account = access.account().unwrap();
        let sql = format!(
            "SELECT CAST(COALESCE(sum(shown), 0) AS text) FROM reveal_budget WHERE account_id = {account}"
        );
        self.database.texts(&sql).await[0].parse().unwrap()
    }

    /// The areas in which looks for numbers by an account are on record, in their order; `nobody` where none was found.
    pub(crate) async fn looks(&self, access: &Access) -> Vec<String> {
        let account = access.account().unwrap();
        let sql = format!(
            "SELECT CASE WHEN person_id IS NULL THEN 'nobody' ELSE area_code END FROM audit WHERE action = 'identify' AND \
             account_id = {account} ORDER BY id"
        );
        self.database.texts(&sql).await
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
        "verifyHousehold" | "verifyDwelling" | "verifyUnit" => "VerifyInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {fields} }} }}")
}
