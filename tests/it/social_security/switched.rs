//! The module off and on again: nothing is lost, and what happened meanwhile is caught up with.

use super::scene::{in_the_office, of};
use crate::places::stage::Stage;
use crate::places::town::ELSEWHERE;
use kit::schema::build;
use serde_json::json;

#[tokio::test]
async fn off_it_is_not_there_and_on_again_it_has_everything() {
    let off = api::modules::modules(&["social-security".to_owned()]).unwrap();
    let sdl = build(&off, |builder| builder).sdl();
    for word in
        ["socialSecurity", "Pension", "JobVacancy", "TrainingCourse", "uninsured", "InsuranceEnrolment"]
    {
        assert!(!sdl.contains(word), "{word}");
    }
    let policy = kit::access::print(off.policy());
    for word in ["social-security-clerk", "insurance-enrolment", "job-hardship"] {
        assert!(!policy.contains(word), "{word}");
    }
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let (first, second) = (office.pension(&one).await, office.pension(&two).await);
        office.told().await;
        // no id is made twice
        office.stage.clock.forward(60_000);
        // meanwhile it is off: the one moves to another district, the other within it
        let off = api::modules::modules(&["social-security".to_owned()]).unwrap();
        let stage = Stage::with(office.stage.database, off, office.stage.clock.clone()).await;
        let mover = stage.mover(None).await;
        let document =
            "mutation($input: MoveResidentInput!) { moveResident(input: $input) { resident { id } } }";
        for (person, grid) in [(&one, ELSEWHERE), (&two, office.grids[1].as_str())] {
            stage.ask_with(&mover, document, json!({ "input": of(person, json!({ "grid": grid })) })).await;
        }
        stage.platform.sequence("off").await.unwrap();
        stage.platform.run_hooks(&stage.modules).await.unwrap();
        let state = "SELECT state FROM pension ORDER BY id";
        assert_eq!(stage.database.texts(state).await, ["active", "active"]);
        // on again, it hears of both
        office.platform.run_hooks(&office.modules).await.unwrap();
        let now = async |pension| {
            office.now(&office.decider, pension, "Pension", "state endReason amountFen").await
        };
        let moved = json!({ "state": "ENDED", "endReason": "MOVED", "amountFen": 20_000 });
        assert_eq!(now(&first).await, moved);
        assert_eq!(now(&second).await["state"], "ACTIVE");
        stage.platform.close().await.unwrap();
    })
    .await;
}
