//! The module off and on again: nothing is lost, and what happened meanwhile is caught up with.

use super::scene::{in_the_office, of};
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::schema::build;
use serde_json::json;

#[tokio::test]
async fn off_it_is_not_there_and_on_again_it_has_everything() {
    let off = api::modules::modules(&["key-groups".to_owned()]).unwrap();
    let sdl = build(&off, |builder| builder).sdl();
    for word in ["keyFile", "KeyFile", "KeyGroup", "KeyAuthority", "COMMUNITY_CORRECTION"] {
        assert!(!sdl.contains(word), "{word}");
    }
    let policy = kit::access::print(off.policy());
    for word in ["justice-custodian", "key-file", "health-helper"] {
        assert!(!policy.contains(word), "{word}");
    }
    in_the_office(async |office| {
        let people = [office.person("甲", json!({})).await, office.person("乙", json!({})).await];
        let twin = office.person("乙", json!({})).await;
        let (first, second) = (office.file(&people[0]).await, office.file(&people[1]).await);
        office.told().await;
        // no id is made twice
        office.stage.clock.forward(60_000);
        // meanwhile it is off: the one moves to another district, the other turns out to be somebody else, too
        let off = api::modules::modules(&["key-groups".to_owned()]).unwrap();
        let stage = Stage::with(office.stage.database, off, office.stage.clock.clone()).await;
        let mover = stage.mover(None).await;
        let document =
            "mutation($input: MoveResidentInput!) { moveResident(input: $input) { resident { id } } }";
        let moved = of(&people[0], json!({ "grid": ELSEWHERE }));
        stage.ask_with(&mover, document, json!({ "input": moved })).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let document =
            "mutation($input: MergeResidentsInput!) { mergeResidents(input: $input) { resident { id } } }";
        let merge = json!({
            "keep": twin["id"], "keepVersion": twin["version"], "gone": people[1]["id"],
            "goneVersion": people[1]["version"], "reason": "同一人重复登记",
        });
        stage.ask_with(&director, document, json!({ "input": merge })).await;
        stage.platform.sequence("off").await.unwrap();
        stage.platform.run_hooks(&stage.modules).await.unwrap();
        assert_eq!(stage.database.texts("SELECT state FROM key_file").await, ["open", "open"]);
        // on again, it hears of both
        office.told().await;
        assert_eq!(office.sees(&office.custodian, &first).await, serde_json::Value::Null);
        let there = office.stage.caller("justice-custodian", &ELSEWHERE[..6]).await;
        let handed = office.list(&there, "JUSTICE").await;
        let taken = of(&handed[0], json!({ "accept": true }));
        let taken = office.does(&there, "acceptKeyFile", super::scene::STUB, taken).await;
        assert_eq!(office.sees(&there, &taken).await["need"], "需要就业指导");
        assert_eq!(office.sees(&office.custodian, &second).await["need"], "需要就业指导");
        stage.platform.close().await.unwrap();
    })
    .await;
}
