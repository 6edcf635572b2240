//! `wangge erase --finish` after somebody was erased: nothing of the person is left in the files of the database.

use super::site::{Site, token};
use crate::harness::TestDatabase;
use crate::harness::command::text;
use crate::harness::database::on_each_empty;
use crate::harness::process::Home;
use crate::people::village::number;
use serde_json::{Value, json};

const NAME: &str = "龘靐犇";
const WORKPLACE: &str = "龘厂";
const OWNER: &str = "龘靐外人";

/// Does a mutation, and answers the record of its payload.
pub(super) async fn act(
    site: &Site,
    token: &str,
    mutation: &str,
    input: &str,
    fields: &str,
    given: Value,
) -> Value {
    let document = format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {fields} }} }}");
    let mut data = site.query(Some(token), &document, json!({ "input": given })).await;
    data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
}

/// Enters a person, and somebody outside who owns a dwelling: the residence and the ownership.
async fn enter(site: &Site, clerk: &str) -> (Value, Value) {
    let first = "{ buildings(first: 1) { nodes { id grid { code } } } }";
    let building = site.query(Some(clerk), first, json!({})).await["buildings"]["nodes"][0].take();
    let person = json!({
        "grid": building["grid"]["code"], "kind": "REGISTERED", "name": NAME, "identityNumber": number("1966-06-06", 81),
        "particulars": { "telephone": "15498765432", "workplace": WORKPLACE },
    });
    let resident =
        act(site, clerk, "registerResident", "RegisterResidentInput", "resident { id }", person).await;
    let dwelling = json!({ "building": building["id"], "number": "99-9901", "usage": "VACANT" });
    let dwelling =
        act(site, clerk, "createDwelling", "CreateDwellingInput", "dwelling { id }", dwelling).await;
    let own = json!({ "dwelling": dwelling["id"], "owner": { "name": OWNER } });
    let own =
        act(site, clerk, "recordOwnership", "RecordOwnershipInput", "ownership { id version }", own).await;
    (resident["id"].clone(), own)
}

/// Erases both.
async fn erase(site: &Site, clerk: &str, director: &str, (resident, ownership): &(Value, Value)) {
    let ask = json!({ "id": resident, "ground": "PURPOSE_OVER" });
    let case = act(site, clerk, "requestErasure", "RequestErasureInput", "erasure { id version }", ask).await;
    let decide = json!({ "id": case["id"], "version": case["version"], "decision": "ERASE" });
    let done = act(site, director, "decideErasure", "DecideErasureInput", "erasure { state }", decide).await;
    assert_eq!(done, json!({ "state": "DONE" }));
    let name =
        json!({ "id": ownership["id"], "version": ownership["version"], "ground": "CONSENT_WITHDRAWN" });
    let done = act(site, director, "eraseOwnerName", "EraseNameInput", "ownership { ownerName }", name).await;
    assert_eq!(done, json!({ "ownerName": null }));
}

#[tokio::test]
async fn nothing_of_who_was_erased_is_left_in_the_files() {
    on_each_empty(async |database| Box::pin(erased(database)).await).await;
}

async fn erased(database: &TestDatabase) {
    let (home, url) = (Home::new(), database.url());
    let site = Site::start(&home, &["serve", "--database-url", url]).await;
    let clerk = token(&home, url, "tongguan-community-clerk").await;
    let director = token(&home, url, "tongguan-community-director").await;
    let entered = enter(&site, &clerk).await;
    let stored = format!("SELECT telephone_cipher FROM resident WHERE name = '{NAME}'");
    let cipher = database.texts(&stored).await.remove(0);
    let stored = format!(
        "SELECT number_mac FROM person WHERE id = (SELECT person_id FROM resident WHERE name = '{NAME}')"
    );
    let mac = database.texts(&stored).await.remove(0);
    let texts = [NAME, WORKPLACE, OWNER, "154****5432", &cipher, &mac];
    if database.files().await.is_empty() {
        assert!(site.stop().await.success());
        return;
    }
    assert_eq!(database.found(&texts).await, texts, "they are there before");
    erase(&site, &clerk, &director, &entered).await;
    assert!(site.stop().await.success());
    let output = home.run(&["erase", "--finish", "--database-url", url], "").await;
    let printed = text(&output);
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("0 records were due"), "{printed}");
    assert!(printed.contains("hold nothing of what was erased"), "{printed}");
    assert_eq!(database.found(&texts).await, [""; 0]);
    let left =
        "SELECT status FROM resident WHERE person_id IN (SELECT id FROM person WHERE erased_at IS NOT NULL)";
    assert_eq!(database.texts(left).await, ["erased"]);
    let again = home.run(&["audit", "verify", "--database-url", url], "").await;
    assert!(again.status.success(), "{}", text(&again));
}
