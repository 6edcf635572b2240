//! A hazard from any reporter arrives with one call.

use super::scene::{HAZARD, REPORT, in_the_office};
use crate::harness::before::Before;
use crate::places::stage::codes;
use crate::places::town::ELSEWHERE;
use serde_json::{Value, json};

fn gas(grid: &str) -> Value {
    json!({ "grid": grid, "kind": "GAS", "detail": "燃气味很重", "place": "后厨" })
}

#[tokio::test]
async fn anybody_reports_with_one_call_and_keeps_a_receipt() {
    in_the_office(async |office| {
        let grid = office.grids[0].as_str();
        let person = office.person("甲").await;
        let resident = office.resident(&person).await;
        let social = office.stage.account("social-security-clerk", "340705005002").await;
        let line = format!("UPDATE post SET line = 'social-security' WHERE id = {social}");
        office.stage.database.execute(&line).await;
        let social = office.stage.platform.caller(social).await.unwrap().unwrap();
        for (who, source) in [(&office.member, "STAFF"), (&resident, "RESIDENT"), (&social, "STAFF")] {
            let receipt = office.reports(who, gas(grid)).await;
            let seen =
                office.now(&office.clerk, &json!({ "id": receipt["hazard"] }), "FireHazard", HAZARD).await;
            assert_eq!((&seen["number"], &seen["source"]), (&receipt["number"], &json!(source)));
        }
        // who reported reads no more than the receipt
        let hidden = "{ fireHazards { nodes { id } } }";
        for who in [&resident, &social] {
            assert_eq!(office.stage.codes(who, hidden, json!({})).await, ["FORBIDDEN"]);
        }
        let anonymous = office.stage.platform.anonymous();
        let before = Before::now(office.stage.database, &[]).await;
        let (answer, _) = office.stage.send(&anonymous, REPORT, json!({ "input": gas(grid) })).await;
        assert_eq!(codes(&answer), ["UNAUTHENTICATED"]);
        before.assert_same().await;
        // in another district, too: what burns does not ask where somebody lives
        office.reports(&resident, gas(ELSEWHERE)).await;
    })
    .await;
}

#[tokio::test]
async fn a_report_that_is_sent_again_is_one_hazard() {
    in_the_office(async |office| {
        let mut input = gas(&office.grids[0]);
        input["idempotencyKey"] = json!("one");
        let first = office.reports(&office.member, input.clone()).await;
        assert_eq!(office.reports(&office.member, input).await, first);
        let mut of_system = gas(&office.grids[0]);
        of_system["sourceName"] = json!("hotline");
        of_system["sourceRef"] = json!("A-1");
        let first = office.reports(&office.member, of_system.clone()).await;
        assert_eq!(office.reports(&office.member, of_system.clone()).await, first);
        // another account does not learn of it: the number is one of its own
        let other = office.reports(&office.community, of_system.clone()).await;
        assert_ne!(other, first);
        assert_eq!(office.reports(&office.community, of_system).await, other);
        assert_eq!(office.how_many("fireHazards").await, 3);
        for (wrong, path) in [
            (json!({ "kind": "GAS", "detail": "味" }), "input.grid"),
            (json!({ "kind": "GAS", "detail": " ", "grid": office.grids[0] }), "input.detail"),
            (json!({ "kind": "GAS", "detail": "味", "grid": "340705005002999" }), "input.grid"),
        ] {
            office.wrong(&office.member, "reportFireHazard", wrong, path).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_residents_account_reports_so_many_on_a_day() {
    in_the_office(async |office| {
        let resident = office.resident(&office.person("甲").await).await;
        for _ in 0..20 {
            office.reports(&resident, gas(&office.grids[0])).await;
        }
        office.refused(&resident, "reportFireHazard", gas(&office.grids[0]), "LIMIT_EXCEEDED").await;
        office.days(1);
        office.reports(&resident, gas(&office.grids[0])).await;
    })
    .await;
}
