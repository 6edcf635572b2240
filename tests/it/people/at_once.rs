//! What is written to residences of one person at the same moment.

use super::erasing::is_closed;
use super::village::number;
use crate::harness::on_each_database;
use crate::places::stage::codes;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use kit::node::GlobalId;
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait};
use serde_json::{Value, json};

#[tokio::test]
async fn two_who_wait_for_each_other_are_told_to_try_again() {
    on_each_database(async |database| {
        if database.backend() != DbBackend::Postgres {
            return;
        }
        for state in ["40P01", "40001"] {
            let raise = format!("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$");
            let error = kit::Error::from(database.connection().execute_unprepared(&raise).await.unwrap_err());
            assert_eq!((error.code(), error.message().contains('x')), (kit::Code::Conflict, false));
        }
    })
    .await;
}

#[tokio::test]
async fn residences_of_one_person_are_written_one_after_the_other() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let (here, there) =
            (stage.caller("grid-member", &grids[0]).await, stage.caller("grid-member", &grids[1]).await);
        for at in 0..4 {
            let number = number("1968-08-08", 2 * at + 1);
            let input = |grid: &str| {
                json!({ "grid": grid, "kind": "FLOATING", "name": "孟一", "identityNumber": number, "besideAnother": true })
            };
            // the one that answers has the greater key of the two
            let second = stage.enter(&there, input(&grids[1])).await;
            let first = stage.enter(&here, input(&grids[0])).await;
            let name = format!("孟{at}");
            let send = async |who: &Access, mutation: &str, more: Value| {
                let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
                let document = format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ __typename }} }}");
                stage.send(who, &document, json!({ "input": more })).await.0
            };
            let named = json!({ "id": second["id"], "version": 1, "name": name });
            let works = json!({ "id": first["id"], "version": 1, "particulars": { "occupation": "木工" } });
            let over = json!({ "id": first["id"], "version": 1, "reason": "LEFT" });
            let (one, two, three) = tokio::join!(
                send(&there, "changeResident", named),
                send(&here, "changeResident", works),
                send(&here, "endResidence", over)
            );
            let answers = [one, two, three];
            for answer in &answers {
                assert!(codes(answer).iter().all(|code| code == "CONFLICT"), "{answer}");
            }
            assert!(answers.iter().any(|answer| codes(answer).is_empty()), "somebody was first: {answers:?}");
            let id = |of: &Value| format!("{{ node(id: {}) {{ ... on Resident {{ name status }} }} }}", of["id"]);
            let now = stage.ask(&there, &id(&second)).await["node"].take();
            let beside = stage.ask(&here, &id(&first)).await["node"].take();
            let changed = codes(&answers[0]).is_empty();
            assert_eq!(now["name"] == name.as_str(), changed);
            if beside["status"] == "ACTIVE" {
                assert_eq!(beside["name"], now["name"], "the name is the same everywhere");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_whose_password_is_set_at_the_same_moment_is_bound_to_nobody() {
    const BIND: &str = "mutation($input: BindAccountInput!) { bindAccount(input: $input) { bound } }";
    const RESET: &str =
        "mutation($input: ResetAccountPasswordInput!) { resetAccountPassword(input: $input) { __typename } }";
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let security = stage.caller("security-administrator", &COMMUNITY[..6]).await;
        // who binds comes first and waits for the person, or who sets the password comes first and waits for the account
        let held = ["UPDATE person SET account_id = account_id", "UPDATE account SET title = title"];
        for (at, held) in held.into_iter().enumerate() {
            let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "孟十", "sex": "MALE" });
            let made = stage.enter(&member, input).await;
            let resident = stage.resident().await;
            let code = json!({ "input": { "code": stage.code(&member, &made).await } });
            let id = resident.account().unwrap();
            let reset = json!({ "id": GlobalId::global("Account", id).to_string(), "version": 1,
                "initialPassword": "a lamp in each window" });
            let holder = stage.database.connection().begin().await.unwrap();
            holder.execute_unprepared(held).await.unwrap();
            let bind = stage.codes(&resident, BIND, code);
            let set = stage.codes(&security, RESET, json!({ "input": reset }));
            let (first, second) = if at == 0 { (bind, set) } else { (set, bind) };
            let later = async {
                stage.database.until_waiting(1).await;
                let let_go = async {
                    stage.database.until_waiting(2).await;
                    holder.commit().await.unwrap();
                };
                tokio::join!(second, let_go).0
            };
            let (first, second) = tokio::join!(first, later);
            let (bound, set) = if at == 0 { (first, second) } else { (second, first) };
            assert_eq!(set, Vec::<String>::new());
            assert!(bound.is_empty() || bound == ["FORBIDDEN"], "{bound:?}");
            for table in ["person", "resident"] {
                let own = format!("SELECT CAST(id AS text) FROM {table} WHERE account_id = {id}");
                assert_eq!(stage.database.texts(&own).await, Vec::<String>::new(), "{table}");
            }
            let chosen =
                format!("SELECT name FROM account WHERE id = {id} AND password_initial_at IS NOT NULL");
            assert_eq!(stage.database.texts(&chosen).await, [format!("a{id}")]);
        }
    })
    .await;
}

#[tokio::test]
async fn who_erases_a_person_waits_for_who_sets_the_password_of_the_persons_account() {
    const ERASE: &str =
        "mutation($input: DecideErasureInput!) { decideErasure(input: $input) { erasure { state } } }";
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "孟十", "sex": "MALE" });
        let made = stage.enter(&clerk, input).await;
        let resident = stage.resident().await;
        stage.bind(&resident, &clerk, &made).await;
        let account = resident.account().unwrap();
        let ask = json!({ "id": made["id"], "ground": "PURPOSE_OVER" });
        let case = stage.act(&clerk, "requestErasure", "erasure { id }", ask).await["erasure"].take();
        let erase = json!({ "id": case["id"], "version": 1, "decision": "ERASE" });
        // as who sets the password: first the account, and then the person
        let holder = stage.database.connection().begin().await.unwrap();
        let of_account = format!("UPDATE account SET title = title WHERE id = {account}");
        holder.execute_unprepared(&of_account).await.unwrap();
        let set = async {
            stage.database.until_waiting(1).await;
            let of_person = format!("UPDATE person SET account_id = account_id WHERE account_id = {account}");
            holder.execute_unprepared(&of_person).await.unwrap();
            holder.commit().await.unwrap();
        };
        let (erased, ()) = tokio::join!(stage.codes(&director, ERASE, json!({ "input": erase })), set);
        assert_eq!(erased, Vec::<String>::new());
        is_closed(stage, account).await;
    })
    .await;
}

#[tokio::test]
async fn who_binds_an_account_waits_for_who_makes_codes_void() {
    const BIND: &str = "mutation($input: BindAccountInput!) { bindAccount(input: $input) { bound } }";
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "孟十", "sex": "MALE" });
        let made = stage.enter(&member, input).await;
        let resident = stage.resident().await;
        let code = json!({ "input": { "code": stage.code(&member, &made).await } });
        // as who unbinds, issues another code or erases: first the person, and then the codes
        let holder = stage.database.connection().begin().await.unwrap();
        holder.execute_unprepared("UPDATE person SET account_id = account_id").await.unwrap();
        let void = async {
            stage.database.until_waiting(1).await;
            holder.execute_unprepared("UPDATE binding SET expires_at = 0").await.unwrap();
            holder.commit().await.unwrap();
        };
        let ((answer, _), ()) = tokio::join!(stage.send(&resident, BIND, code), void);
        assert_eq!(answer["data"]["bindAccount"]["bound"], json!(false), "{answer:#}");
        let own =
            format!("SELECT CAST(id AS text) FROM person WHERE account_id = {}", resident.account().unwrap());
        assert_eq!(stage.database.texts(&own).await, Vec::<String>::new());
    })
    .await;
}
