//! Looking for files while another process writes to the SQLite file for long.

use super::scene::Office;
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::busy::impatient;
use crate::harness::content::Content;
use crate::places::stage::Stage;
use serde_json::{Value, json};

#[tokio::test]
async fn who_finds_no_file_of_a_person_waits_for_nobody_who_writes() {
    let database = TestDatabase::sqlite_with(Content::Demo).await;
    let stage = Stage::whole(&database, 1).await;
    let office = Box::pin(Office::open(stage)).await;
    let (known, other) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
    let file = office.file(&known).await;
    let ask = |of: &Value| {
        let files = "keyFiles(purpose: \"走访前了解情况\") { id }";
        format!("{{ node(id: {}) {{ ... on Resident {{ {files} }} }} }}", of["id"])
    };
    impatient(&office.stage.platform).await;
    let before = Before::now(&database, &[]).await;
    let writer = database.hold().await;
    for (who, of) in [(&office.custodian, &other), (&office.health, &known), (&office.health, &other)] {
        let none = office.stage.ask(who, &ask(of)).await;
        assert_eq!(none["node"]["keyFiles"], Value::Null);
    }
    // what is found is shown to nobody before it is on record
    assert_eq!(office.stage.codes(&office.custodian, &ask(&known), json!({})).await, ["UNAVAILABLE"]);
    writer.rollback().await.unwrap();
    before.assert_same().await;
    let found = office.stage.ask(&office.custodian, &ask(&known)).await;
    assert_eq!(found["node"]["keyFiles"], json!([{ "id": file["id"] }]));
    database.remove().await;
}
