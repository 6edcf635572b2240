//! A household moves to another district, and each department does with what it has as its own rule says.

use super::desks::{Desks, Household};
use crate::civil_affairs::scene::{Office, in_the_office, of};
use crate::places::stage::Stage;
use crate::places::town::ELSEWHERE;
use serde_json::{Value, json};

/// What is shown of a hazard.
const HAZARD: &str = "state level premises { managerName }";
/// The files that justice keeps.
const FILES: &str = "{ keyFiles(authority: JUSTICE) { files { state helpers } } }";

/// Everybody of the household moves to another district; answers the residences there, the holder's first.
async fn moves(stage: &Stage<'_>, household: &Household) -> [Value; 2] {
    let mover = stage.mover(None).await;
    let goes = async |person: &Value| {
        let now = stage.now(&mover, person, "Resident", "id version").await;
        stage.does(&mover, "moveResident", "id", of(&now, json!({ "grid": ELSEWHERE }))).await
    };
    [goes(&household.holder).await, goes(&household.head).await]
}

/// What each department did with what it had.
async fn assert_followed(
    office: &Office<'_>,
    (desks, household): (&Desks, &Household),
    (hazard, there): (&Value, &[Value; 2]),
) {
    // the grants end, and are applied for anew there
    for grant in [&household.own, &household.shared] {
        let now = office.now(&office.decider, grant, "AssistanceGrant", "state stopReason").await;
        assert_eq!(now, json!({ "state": "STOPPED", "stopReason": "MOVED" }));
    }
    // the hazard is the shop's: it stays open where the shop is, and so does who is in charge of it
    assert_eq!(hazard["state"], "CONFIRMED");
    assert_eq!(&office.now(&desks.fire, &household.hazard, "FireHazard", HAZARD).await, hazard);
    // the file is handed over to the same authority, and read by nobody before it is taken
    let kept = office.stage.ask(&desks.custodian, FILES).await;
    assert_eq!(kept["keyFiles"]["files"], json!([]));
    let custodian = office.stage.caller("justice-custodian", &ELSEWHERE[..6]).await;
    let handed = office.stage.ask(&custodian, FILES).await;
    assert_eq!(handed["keyFiles"]["files"], json!([{ "state": "HANDED", "helpers": [] }]));
    Box::pin(assert_nobody_learns(office, there)).await;
}

/// Nobody else there learns anything of it.
async fn assert_nobody_learns(office: &Office<'_>, [holder, head]: &[Value; 2]) {
    let district = &ELSEWHERE[..6];
    let asked = |person: &Value| {
        format!(
            "{{ node(id: {}) {{ ... on Resident {{ name keyFiles(purpose: \"走访前了解情况\") {{ id }} }} }} }}",
            person["id"]
        )
    };
    for (role, area) in
        [("community-clerk", &ELSEWHERE[..12]), ("grid-leader", ELSEWHERE), ("health-custodian", district)]
    {
        let who = office.stage.caller(role, area).await;
        let (answer, _) = office.stage.send(&who, &asked(head), json!({})).await;
        let (other, _) = office.stage.send(&who, &asked(holder), json!({})).await;
        let files = |answer: &Value| answer["data"]["node"]["keyFiles"].clone();
        assert_eq!((files(&answer), files(&other)), (Value::Null, Value::Null), "{role}");
        assert_eq!(answer["errors"], other["errors"], "{role}");
    }
    let decider = office.stage.caller("civil-affairs-decider", district).await;
    assert_eq!(office.nodes(&decider, "assistanceGrants", "id").await, Vec::<Value>::new());
    let fire = office.stage.caller("fire-reader", district).await;
    assert_eq!(office.nodes(&fire, "fireHazards", "id").await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_household_that_moves_away_takes_along_what_may_go_and_nothing_else() {
    in_the_office(async |office| {
        let desks = Box::pin(Desks::open(office)).await;
        let household = Box::pin(desks.household(office)).await;
        let hazard = office.now(&desks.fire, &household.hazard, "FireHazard", HAZARD).await;
        let there = Box::pin(moves(&office.stage, &household)).await;
        office.told().await;
        Box::pin(assert_followed(office, (&desks, &household), (&hazard, &there))).await;
    })
    .await;
}

#[tokio::test]
async fn the_same_becomes_of_it_where_the_departments_were_off_at_the_time() {
    in_the_office(async |office| {
        let desks = Box::pin(Desks::open(office)).await;
        let household = Box::pin(desks.household(office)).await;
        let hazard = office.now(&desks.fire, &household.hazard, "FireHazard", HAZARD).await;
        office.told().await;
        // no id is made twice
        office.stage.clock.forward(3_600_000);
        let off = ["civil-affairs", "fire-safety", "key-groups"].map(str::to_owned);
        let off = api::modules::modules(&off).unwrap();
        let stage = Stage::with(office.stage.database, off, office.stage.clock.clone()).await;
        let there = Box::pin(moves(&stage, &household)).await;
        stage.told().await;
        let states = "SELECT state FROM assistance_grant UNION ALL SELECT state FROM key_file ORDER BY 1";
        assert_eq!(stage.database.texts(states).await, ["active", "active", "open"]);
        stage.platform.close().await.unwrap();
        office.stage.clock.forward(3_600_000);
        // on again, they hear of it
        office.told().await;
        Box::pin(assert_followed(office, (&desks, &household), (&hazard, &there))).await;
    })
    .await;
}
