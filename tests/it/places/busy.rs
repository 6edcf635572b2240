//! A mutation while another process writes to the SQLite file for long.

use super::stage::Stage;
use crate::harness::TestDatabase;
use crate::harness::busy::impatient;
use crate::harness::content::Content;
use serde_json::json;

#[tokio::test]
async fn a_mutation_while_another_process_writes_is_refused_and_done_when_sent_again() {
    let database = TestDatabase::sqlite_with(Content::Demo).await;
    let stage = Stage::open(&database).await;
    let admin = stage.caller("system-administrator", "340705").await;
    impatient(&stage.platform).await;
    let input = json!({ "code": "340705005299", "name": "新桥村", "idempotencyKey": "a village" });
    let writer = database.hold().await;
    let told = stage.refused(&admin, "createDivision", input.clone(), "UNAVAILABLE").await;
    assert_eq!(
        told["message"].as_str().unwrap().split("; ").last(),
        Some("this was not done, send it again")
    );
    let read = stage.ask(&admin, r#"{ division(code: "340705005") { code } }"#).await;
    assert_eq!(read["division"]["code"], "340705005", "reading goes on");
    writer.rollback().await.unwrap();
    let made = stage.does(&admin, "createDivision", "code version", input).await;
    assert_eq!(made, json!({ "code": "340705005299", "version": 1 }));
    database.remove().await;
}
