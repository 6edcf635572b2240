//! An erased record takes its files with it, and a merged one hands them over.

use super::desk::{Desk, at_the_desk};
use super::pictures::{form, photo};
use ::files::Files;
use kit::hooks::{Erased, Merged};
use kit::module::Module;
use kit::node::GlobalId;
use serde_json::json;

const ENTER: &str = "mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id version } } }";

#[tokio::test]
async fn an_erased_resident_s_files_are_gone_with_their_keys_and_names() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grid = stage.grids().await.remove(0);
        let member = stage.caller("grid-member", &grid).await;
        let mut residents = Vec::new();
        for name in ["卫五", "卫六"] {
            let input =
                json!({ "input": { "grid": grid, "kind": "FLOATING", "name": name, "sex": "FEMALE" } });
            let entered = desk.client(&member).query(ENTER, input).await;
            let id = entered["registerResident"]["resident"]["id"].as_str().unwrap().to_owned();
            desk.attach(&member, &id, "FORM", &form()).await;
            residents.push(id);
        }
        let path = desk.attachments(&member, &residents[0]).await[0]["url"].as_str().unwrap().to_owned();
        let id = residents[0].parse::<GlobalId>().unwrap().id().unwrap();
        let erased = Erased { record_type: "Resident".into(), id, area: grid.clone() };
        for _ in 0..2 {
            let mut tx = stage.platform.system().begin().await.unwrap();
            Files.on_erased(&mut tx, &erased).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(desk.file(&path).await, None);
        let left = "SELECT name || status || sha256 FROM attachment WHERE status <> 'active'";
        assert_eq!(stage.database.texts(left).await, ["erased"]);
        let keys = "SELECT CAST(count(*) AS text) FROM stored_file WHERE data_key IS NOT NULL";
        assert_eq!(stage.database.texts(keys).await, ["1"]);
        assert_eq!((desk.clean().await, desk.objects().await.len()), (1, 1));
        let other = desk.attachments(&member, &residents[1]).await;
        assert!(desk.file(other[0]["url"].as_str().unwrap()).await.is_some(), "nobody else's");
    })
    .await;
}

#[tokio::test]
async fn the_files_of_a_record_that_was_another_one_are_that_one_s() {
    at_the_desk(async |desk| {
        let stage = desk.stage;
        let grids = stage.grids().await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let mut ids = Vec::new();
        for name in ["卫五", "卫六"] {
            let input =
                json!({ "input": { "grid": grids[0], "kind": "FLOATING", "name": name, "sex": "FEMALE" } });
            let entered = desk.client(&member).query(ENTER, input).await;
            ids.push(entered["registerResident"]["resident"]["id"].as_str().unwrap().to_owned());
        }
        desk.attach(&member, &ids[1], "PHOTO", &photo()).await;
        let key = |at: usize| ids[at].parse::<GlobalId>().unwrap().id().unwrap();
        let merged =
            Merged { record_type: "Resident".into(), kept: key(0), gone: key(1), area: grids[0].clone() };
        let mut tx = stage.platform.system().begin().await.unwrap();
        let persons = [person(desk, key(1)).await, person(desk, key(0)).await];
        files::reseal(&tx, &stage.platform.permit(), persons[0], persons[1]).await.unwrap();
        Files.on_merged(&mut tx, &merged).await.unwrap();
        tx.commit().await.unwrap();
        let destroy = format!("UPDATE person SET data_key = NULL WHERE id = {}", persons[0]);
        stage.database.execute(&destroy).await;
        assert_eq!(desk.attachments(&member, &ids[1]).await, json!([]));
        let shown = desk.attachments(&member, &ids[0]).await;
        assert!(desk.file(shown[0]["url"].as_str().unwrap()).await.is_some());
    })
    .await;
}

/// The person of a residence.
async fn person(desk: &Desk<'_>, resident: i64) -> i64 {
    let sql = format!("SELECT CAST(person_id AS text) FROM resident WHERE id = {resident}");
    desk.stage.database.texts(&sql).await[0].parse().unwrap()
}
