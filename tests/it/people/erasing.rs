//! What is erased is gone: from answers, from the database and from its files.

use super::village::number;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, ELSEWHERE, on_a_copy};
use kit::access::Access;
use kit::module::Modules;
use people::erase::{erase_due, tables};
use serde_json::{Value, json};

pub(super) const NAME: &str = "龘靐犇";
pub(super) const LOGIN: &str = "zzkuqmxv-login";
const CLIENT: &str = "zzkuqmxv-client";
const PURPOSE: &str = "zzkuqmxv-purpose";
const KEY: &str = "zzkuqmxv-key";
const HOUSE: &str = "zzkuqmxv-house";
const FILE: &str = "龘表.pdf";
const OWNER: &str = "龘靐外人";
const SHA: &str = "zzkuqmxv5ha256";
const FILE_KEY: &str = "zzkuqmxvk3y";
pub(super) const DAY: i64 = 86_400_000;

/// The modules of the stage.
pub(super) fn modules() -> Modules {
    crate::access::modules::all()
}

/// What an erasure reaches beside the residence: an attachment, what the person lets, and the bound account. Answers the
/// account.
async fn beside(stage: &Stage<'_>, clerk: &Access, made: &Value) -> i64 {
    let resident = stage.resident().await;
    stage.bind(&resident, clerk, made).await;
    let account = resident.account().unwrap();
    let key = "(SELECT max(id) FROM resident)";
    for sql in [
        format!("UPDATE account SET name = '{LOGIN}', title = '{NAME}' WHERE id = {account}"),
        format!(
            "INSERT INTO session (id, account_id, refresh_mac, client, restricted, created_at, refreshed_at, expires_at) \
             VALUES (1, {account}, 'm', '{CLIENT}', FALSE, 1, 1, 1)"
        ),
        format!(
            "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, at) \
             VALUES ('340705', 1, '{COMMUNITY}', 'Account', '{account}', 1, 'create', '{{\"name\":\"{LOGIN}\"}}', 1)"
        ),
        format!(
            "INSERT INTO stored_file (id, account_id, state, media_type, bytes, sha256, person_id, data_key, created_at) \
             SELECT 1, {account}, 'attached', 'application/pdf', 1, '{SHA}', person_id, '{FILE_KEY}', 1 FROM resident WHERE id = {key}"
        ),
        format!(
            "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, \
             media_type, bytes, sha256, status, version, created_at, changed_at) SELECT district_code, 1, grid_code, \
             'Resident', id, 1, 'form', '{FILE}', 'personal', 'application/pdf', 1, '{SHA}', 'active', 1, 1, 1 \
             FROM resident WHERE id = {key}"
        ),
        format!(
            "INSERT INTO stored_file (id, account_id, state, media_type, bytes, sha256, data_key, created_at) \
             VALUES (2, {account}, 'attached', 'application/pdf', 1, '{SHA}', '{FILE_KEY}', 1)"
        ),
        format!(
            "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, \
             media_type, bytes, sha256, status, version, created_at, changed_at) SELECT district_code, 2, grid_code, \
             'Household', id, 2, 'form', '{FILE}', 'personal', 'application/pdf', 1, '{SHA}', 'active', 1, 1, 1 \
             FROM household WHERE number = '{HOUSE}'"
        ),
    ] {
        stage.database.execute(&sql).await;
    }
    let id = made["id"].as_str().unwrap();
    let document = format!("{{ buildings(area: \"{COMMUNITY}\", first: 1) {{ nodes {{ id }} }} }}");
    let building = stage.ask(clerk, &document).await["buildings"]["nodes"][0]["id"].take();
    let dwelling = json!({ "building": building, "number": "7-701", "usage": "VACANT" });
    let dwelling =
        stage.act(clerk, "createDwelling", "dwelling { id }", dwelling).await["dwelling"]["id"].take();
    let start = json!({ "dwelling": dwelling, "landlord": { "resident": id }, "purpose": "LIVING" });
    stage.act(clerk, "startTenancy", "tenancy { id }", start).await;
    let own = json!({ "dwelling": dwelling, "owner": { "name": OWNER } });
    stage.act(clerk, "recordOwnership", "ownership { id }", own).await;
    account
}

/// The owner outside the platform asks to be forgotten, too.
async fn forget_owner(stage: &Stage<'_>, director: &Access) {
    let tenancies = "{ tenancies { nodes { dwelling { ownerships { nodes { id version ownerName } } } } } }";
    let mut found = stage.ask(director, tenancies).await;
    let owner = found["tenancies"]["nodes"][0]["dwelling"]["ownerships"]["nodes"][0].take();
    assert_eq!(owner["ownerName"], OWNER);
    let erase = json!({ "id": owner["id"], "version": owner["version"], "ground": "CONSENT_WITHDRAWN" });
    stage.act(director, "eraseOwnerName", "ownership { ownerName }", erase).await;
}

/// What the account of the person has afterwards.
pub(super) async fn is_closed(stage: &Stage<'_>, account: i64) {
    let row = format!("SELECT name || ' ' || title || status FROM account WHERE id = {account}");
    assert_eq!(stage.database.texts(&row).await, [format!("erased-{account} closed")]);
    assert!(stage.platform.caller(account).await.unwrap().is_none(), "nobody logs in with it");
}

/// The audit says what was done and no longer why, and its chain can be verified as before.
async fn audit_is_whole(stage: &Stage<'_>) {
    let auditor = stage.caller("auditor", &COMMUNITY[..6]).await;
    let rows = stage.ask(&auditor, "{ audit(first: 200) { nodes { action reason fields } } }").await;
    let shown = rows["audit"]["nodes"].as_array().unwrap().iter().filter(|row| row["action"] == "reveal");
    let shown: Vec<_> = shown.collect();
    assert_eq!(shown, [&json!({ "action": "reveal", "reason": null, "fields": "telephone" })]);
    assert!(stage.platform.verify_audit(&COMMUNITY[..6]).await.unwrap().is_ok());
    let mark = "SELECT reason FROM audit WHERE action = 'reveal'";
    let mark = stage.database.texts(mark).await.remove(0);
    let forged = mark.replace(char::is_alphanumeric, "0");
    let forge = |text: &str| format!("UPDATE audit SET reason = '{text}' WHERE action = 'reveal'");
    stage.database.execute(&forge(&forged)).await;
    assert!(
        stage.platform.verify_audit(&COMMUNITY[..6]).await.unwrap().is_err(),
        "the chain covers what is left"
    );
    stage.database.execute(&forge(&mark)).await;
}

/// A person with everything.
pub(super) fn person(grid: &str) -> Value {
    json!({
        "grid": grid, "kind": "REGISTERED", "name": NAME, "identityNumber": number("1966-06-06", 81),
        "particulars": { "telephone": "15498765432", "workplace": "龘厂" },
    })
}

#[tokio::test]
async fn what_was_erased_is_in_no_file_any_more() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let household = json!({ "grid": grid, "kind": "FAMILY", "number": HOUSE });
        let household = stage.act(&clerk, "createHousehold", "household { id }", household).await["household"]["id"].take();
        let before = stage.counts(&grid).await;
        let mut person = person(&grid);
        person["home"] = json!({ "household": household });
        person["idempotencyKey"] = json!(KEY);
        let made = stage.enter(&clerk, person).await;
        let reveal = json!({ "ids": [made["id"]], "fields": ["telephone"], "purpose": PURPOSE });
        stage.act(&director, "reveal", "left", reveal).await;
        let account = beside(stage, &clerk, &made).await;
        let cipher = format!("SELECT telephone_cipher FROM resident WHERE name = '{NAME}'");
        let cipher = stage.database.texts(&cipher).await.remove(0);
        let mac = "SELECT number_mac FROM person WHERE number_mac IS NOT NULL ORDER BY id DESC";
        let mac = stage.database.texts(mac).await.remove(0);
        let texts = [NAME, "龘厂", "154****5432", &cipher, &mac, LOGIN, CLIENT, FILE, OWNER, SHA, FILE_KEY, PURPOSE, HOUSE];
        if stage.database.files().await.is_empty() {
            return;
        }
        assert_eq!(stage.database.found(&texts).await, texts, "they are there before");
        assert_eq!(stage.database.found(&[KEY]).await, [""; 0], "of a client's key a hash is kept");
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER", "note": "龘靐犇 asks" });
        let case = stage.act(&clerk, "requestErasure", "erasure { id version state note }", ask.clone()).await["erasure"].take();
        stage.denied(&clerk, "requestErasure", ask, "CONFLICT").await;
        let decide = json!({ "id": case["id"], "version": 1, "decision": "ERASE" });
        stage.denied(&clerk, "decideErasure", decide.clone(), "FORBIDDEN").await;
        let done = stage.act(&director, "decideErasure", "erasure { state note }", decide).await;
        assert_eq!(done["erasure"], json!({ "state": "DONE", "note": null }));
        forget_owner(stage, &director).await;
        assert_eq!(stage.counts(&grid).await, before);
        let fields = "status name sex birthOn identityNumber telephone workplace";
        let seen = stage.ask(&clerk, &format!("{{ node(id: {}) {{ ... on Resident {{ {fields} }} }} }}", made["id"])).await;
        let erased = json!({ "status": "ERASED", "name": "", "sex": "UNKNOWN", "birthOn": null, "identityNumber": null, "telephone": null, "workplace": null });
        assert_eq!(seen["node"], erased);
        let found_by_name = stage.ask(&clerk, "{ residents(filter: { name: \"龘\", status: ERASED }) { nodes { id } } }").await;
        assert_eq!(found_by_name["residents"]["nodes"], json!([]));
        let keys = "SELECT 'x' FROM person WHERE erased_at IS NOT NULL AND data_key IS NULL AND number_mac IS NULL";
        assert_eq!(stage.database.texts(keys).await, ["x"]);
        let told = "SELECT record_type FROM outbox WHERE event = 'erased' ORDER BY record_type";
        assert_eq!(stage.database.texts(told).await, ["Household", "Person", "Resident"]);
        is_closed(stage, account).await;
        stage.platform.sequence("test").await.unwrap();
        audit_is_whole(stage).await;
        stage.platform.run_hooks(&modules()).await.unwrap();
        let party = "SELECT party_kind || COALESCE(CAST(party_id AS text), '') FROM tenancy";
        assert_eq!(stage.database.texts(party).await, ["named"]);
        stage.platform.finish_erasure(&tables(modules().records())).await.unwrap();
        assert_eq!(stage.database.found(&texts).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn the_times_to_keep_end_by_themselves_and_a_law_holds_them() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let end = json!({ "id": made["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        let run = async || erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let state = String::from("SELECT status || ' ' || name || ' ' || COALESCE(telephone_mask, '-') FROM resident WHERE person_id IN (SELECT person_id FROM resident ORDER BY id DESC LIMIT 1)");
        assert_eq!(run().await, 0);
        stage.clock.forward(200 * DAY);
        assert_eq!(run().await, 1, "sensitive values are kept six months");
        assert_eq!(stage.database.texts(&state).await, [format!("ended {NAME} -")]);
        assert_eq!(run().await, 0);
        let hold = json!({ "id": made["id"], "until": "2030-01-01", "ground": "Archives Law" });
        stage.denied(&clerk, "holdResident", hold.clone(), "FORBIDDEN").await;
        stage.act(&director, "holdResident", "erasure { state }", hold).await;
        stage.clock.forward(1_000 * DAY);
        assert_eq!(run().await, 0, "a law has it kept");
        stage.clock.forward(1_000 * DAY);
        assert!(run().await > 0);
        assert_eq!(stage.database.texts(&state).await, ["erased  -"]);
        let cases = "SELECT state FROM erasure";
        assert_eq!(stage.database.texts(cases).await, ["over"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_erases_at_the_own_request_or_before_a_law_allows_it() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let other = stage.caller("community-director", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let today = stage.platform.system().today().to_string();
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER" });
        let case =
            stage.act(&director, "requestErasure", "erasure { id version }", ask.clone()).await["erasure"]
                .take();
        let erase = json!({ "id": case["id"], "version": 1, "decision": "ERASE" });
        let keep = json!({ "id": case["id"], "version": 1, "decision": "KEEP", "keepUntil": today,
            "keepGround": "Archives Law" });
        for own in [&erase, &keep] {
            stage.denied(&director, "decideErasure", own.clone(), "FORBIDDEN").await;
        }
        stage.act(&other, "decideErasure", "erasure { state }", keep).await;
        let held = json!({ "id": case["id"], "version": 2, "decision": "ERASE" });
        stage.denied(&other, "decideErasure", held, "CONFLICT").await;
        let lift = json!({ "id": case["id"], "version": 2, "decision": "REFUSE", "answer": "no law" });
        stage.act(&other, "decideErasure", "erasure { state }", lift).await;
        // who keeps a record that nobody asked to erase may say otherwise alone
        let hold = json!({ "id": made["id"], "until": today, "ground": "Archives Law" });
        let hold = stage.act(&director, "holdResident", "erasure { id }", hold).await["erasure"].take();
        let over = json!({ "id": hold["id"], "version": 1, "decision": "REFUSE" });
        let told = stage.act(&director, "decideErasure", "erasure { state }", over).await;
        assert_eq!(told["erasure"]["state"], "OVER");
        let case = stage.act(&clerk, "requestErasure", "erasure { id }", ask).await["erasure"].take();
        let erase = json!({ "id": case["id"], "version": 1, "decision": "ERASE" });
        let told = stage.act(&other, "decideErasure", "erasure { state }", erase).await;
        assert_eq!(told["erasure"]["state"], "DONE");
    })
    .await;
}

/// A certificate with a number.
pub(super) fn certificate(residence: &Value) -> Value {
    json!({ "resident": residence["id"], "kind": "HEALTH", "number": "990101000012349931", "issuer": "龘局" })
}

#[tokio::test]
async fn sensitive_values_go_with_the_residence_that_they_were_entered_with() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        stage.act(&clerk, "addCertificate", "certificate { id }", certificate(&made)).await;
        let end = json!({ "id": made["id"], "version": 1, "reason": "LEFT" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        let run = async || erase_due(&stage.platform, modules().records(), "test").await.unwrap();
        let kept = "SELECT kind || issuer || COALESCE(number_mask, '-') || COALESCE(number_cipher, '-') FROM resident_certificate";
        assert_eq!(run().await, 0);
        assert!(!stage.database.texts(kept).await[0].ends_with('-'));
        stage.clock.forward(200 * DAY);
        assert_eq!(run().await, 1, "sensitive values are kept six months");
        assert_eq!(stage.database.texts(kept).await, ["health龘局--"]);
        // a certificate alone is reason enough
        stage.database.execute("UPDATE resident_certificate SET number_cipher = 'x'").await;
        assert_eq!(run().await, 1);
        assert_eq!(stage.database.texts(kept).await, ["health龘局--"]);
        assert_eq!(run().await, 0);
    })
    .await;
}

#[tokio::test]
async fn of_two_residences_the_one_that_is_erased_leaves_no_papers() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let there = stage.caller("community-clerk", &ELSEWHERE[..12]).await;
        let made = stage.enter(&clerk, person(&grid)).await;
        let mut other = person(ELSEWHERE);
        (other["kind"], other["besideAnother"]) = (json!("FLOATING"), json!(true));
        let other = stage.enter(&there, other).await;
        for (who, residence) in [(&clerk, &made), (&there, &other)] {
            stage.act(who, "addCertificate", "certificate { id }", certificate(residence)).await;
        }
        let resident = stage.resident().await;
        stage.bind(&resident, &clerk, &made).await;
        let wish = json!({ "resident": made["id"], "values": [{ "field": "NAME", "value": "龘正" }], "note": "龘言" });
        stage.act(&resident, "requestCorrection", "correction { id }", wish).await;
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER", "note": "龘愿" });
        let case = stage.act(&clerk, "requestErasure", "erasure { id }", ask).await["erasure"].take();
        let decide = json!({ "id": case["id"], "version": 1, "decision": "ERASE", "answer": "龘答" });
        let done = stage.act(&director, "decideErasure", "erasure { state note answer }", decide).await;
        assert_eq!(done["erasure"], json!({ "state": "DONE", "note": null, "answer": null }));
        let rows = async |sql: &str| stage.database.texts(sql).await;
        let account = director.account().unwrap();
        let by = |post| format!("SELECT DISTINCT action FROM audit WHERE account_id = {account} AND post_id {post} ORDER BY action");
        assert_eq!(rows(&by("IS NULL")).await, [""; 0], "each deed has its post");
        assert_eq!(rows(&by("IS NOT NULL")).await, ["close", "decide", "erase"]);
        assert_eq!(rows("SELECT district_code FROM resident_certificate").await, [&ELSEWHERE[..6]]);
        assert_eq!(rows("SELECT district_code FROM correction").await, [""; 0]);
        // the person is there still, elsewhere
        let left = "SELECT district_code FROM resident WHERE identity_number_cipher IS NOT NULL";
        assert_eq!(rows(left).await, [&ELSEWHERE[..6]]);
        assert_eq!(rows("SELECT 'x' FROM person WHERE data_key IS NOT NULL").await, ["x"]);
    })
    .await;
}
