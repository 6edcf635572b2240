//! Logging in while another process writes to the SQLite file for long.

use super::town::{PASSWORD, Town};
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::busy::impatient;
use api::auth::totp::TotpSecret;
use serde_json::json;

const LOGIN: &str = "mutation ($input: LoginInput!) { login(input: $input) { outcome } }";
const REFRESH: &str = "mutation ($input: RefreshInput!) { refresh(input: $input) { outcome } }";
const ATTEMPTS: usize = 8;

#[tokio::test]
async fn who_logs_in_while_another_process_writes_is_told_to_try_again() {
    let database = TestDatabase::sqlite().await;
    let town = Town::new(&database).await;
    let clerk = town.clerk("wang.fang").await;
    let enrol = json!({ "password": PASSWORD });
    let begun = clerk.mutate("enrolTotp", enrol.clone(), "outcome secret").await;
    let secret = TotpSecret::from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let code = json!({ "code": secret.code_at(town.platform.sources().now()).to_string() });
    let passwords = json!({ "password": PASSWORD, "newPassword": "a lamp in no window" });
    impatient(&town.platform).await;
    let before = Before::now(&database, &[]).await;
    let writer = database.hold().await;
    let login = json!({ "input": { "name": "wang.fang", "password": PASSWORD, "client": "test" } });
    for _ in 0..ATTEMPTS {
        // more often than somebody may be wrong: the right password counts as no failure
        let busy = town.nobody().expect_error(LOGIN, login.clone(), "UNAVAILABLE", "login").await;
        let told = busy.body["errors"][0]["message"].as_str().unwrap();
        assert!(told.ends_with("this was not done, send it again"), "{told}");
        clerk.mutation_error("changePassword", passwords.clone(), "outcome", "UNAVAILABLE").await;
        clerk.mutation_error("enrolTotp", enrol.clone(), "outcome", "UNAVAILABLE").await;
        clerk.mutation_error("confirmTotp", code.clone(), "outcome", "UNAVAILABLE").await;
    }
    let refresh = json!({ "input": { "refreshToken": clerk.refresh } });
    town.nobody().expect_error(REFRESH, refresh.clone(), "UNAVAILABLE", "refresh").await;
    assert_eq!(clerk.bell().await, 12, "reading goes on");
    writer.rollback().await.unwrap();
    before.assert_same().await;

    let logged_in = town.nobody().query(LOGIN, login).await;
    assert_eq!(logged_in["login"]["outcome"], "LOGGED_IN");
    let refreshed = town.nobody().query(REFRESH, refresh).await;
    assert_eq!(refreshed["refresh"]["outcome"], "REFRESHED", "the token was not used up");
    let confirmed = clerk.mutate("confirmTotp", code, "outcome").await;
    assert_eq!(confirmed["outcome"], "DONE", "the app that was begun is the one that is confirmed");
    let changed = clerk.mutate("changePassword", passwords, "outcome").await;
    assert_eq!(changed["outcome"], "CHANGED");
    database.remove().await;
}
