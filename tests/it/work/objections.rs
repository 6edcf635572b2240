//! Who objects to what is announced, and how often: not who applies, not who lives elsewhere, one at a time.

use super::announce::{Desks, answering, objecting};
use super::scene::{Scene, of, on_the_scene};
use kit::access::Access;
use serde_json::{Value, json};

/// An objection is refused with this code and these words, and nothing changes.
async fn refused(scene: &Scene<'_>, who: &Access, input: Value, (code, words): (&str, &str)) {
    scene
        .unchanged(async || {
            let told = scene.refused(who, "objectToAnnouncement", input, code).await;
            assert!(told["message"].as_str().unwrap().contains(words), "{told}");
        })
        .await;
}

const OWN: (&str, &str) = ("FORBIDDEN", "who applies does not object to the own application");

#[tokio::test]
async fn who_applies_does_not_object_whoever_filed_the_application() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (own, _) = scene.living(&scene.grids[0]).await;
        let (_, shown) = desks.announced_of(scene, &own, json!({})).await;
        refused(scene, &own, objecting(&shown, None), OWN).await;

        // staff filed it
        let (served, residence) = scene.living(&scene.grids[0]).await;
        let director = scene.staff("community-director", super::scene::HERE).await;
        let more = json!({ "served": residence["id"] });
        let (matter, shown) = desks.announced_of(scene, &director, more).await;
        refused(scene, &served, objecting(&shown, None), OWN).await;
        let name = residence["name"].as_str().unwrap();
        for name in [name, "Mr L*"] {
            refused(scene, &desks.clerk, objecting(&shown, Some(name)), OWN).await;
        }
        // another account filed it for the person, who is bound to an account of the own
        scene.stage.database.execute("UPDATE matter SET account_id = NULL").await;
        refused(scene, &served, objecting(&shown, None), OWN).await;
        // nothing waits for an answer
        scene.days(4);
        let ended = scene.does(&desks.clerk, "endAnnouncement", "stage", of(&matter, json!({}))).await;
        assert_eq!(ended["stage"], "DECIDE");
    })
    .await;
}

#[tokio::test]
async fn who_applies_reads_no_objection_by_a_post_either() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (served, residence) = scene.living(&scene.grids[0]).await;
        let account = served.account().unwrap();
        let more = json!({ "served": residence["id"] });
        let (matter, shown) = desks
            .announced_of(scene, &scene.staff("community-director", super::scene::HERE).await, more)
            .await;
        let neighbour = scene.neighbour().await;
        let mine =
            scene.does(&neighbour, "objectToAnnouncement", "id version", objecting(&shown, None)).await;
        // the applicant works in the community
        let post = scene.stage.platform.system().new_id();
        let sql = format!(
            "UPDATE account SET kind = 'staff' WHERE id = {account}; \
             INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
             VALUES ({post}, {account}, 'community-clerk', '{}', '2020-01-01', 1, 0, 0)",
            super::scene::HERE
        );
        scene.stage.database.execute(&sql).await;
        let both = scene.stage.platform.caller(account).await.unwrap().unwrap();
        let read = format!(
            "{{ objections {{ nodes {{ id }} totalCount }} node(id: {}) {{ id }} \
             matter(id: {}) {{ objections {{ nodes {{ id }} }} }} }}",
            mine["id"], matter["id"]
        );
        // also where the matter is no account's own
        for change in ["UPDATE matter SET version = version", "UPDATE matter SET account_id = NULL"] {
            scene.stage.database.execute(change).await;
            let none = scene.stage.ask(&both, &read).await;
            assert_eq!(none["objections"], json!({ "nodes": [], "totalCount": 0 }));
            assert_eq!((&none["node"], &none["matter"]["objections"]["nodes"]), (&Value::Null, &json!([])));
            scene
                .unchanged(async || {
                    scene.refused(&both, "answerObjection", answering(&mine, false), "NOT_FOUND").await;
                })
                .await;
        }
        let all = json!([{ "id": mine["id"] }]);
        let read = scene.stage.ask(&desks.clerk, &read).await;
        assert_eq!((&read["objections"]["nodes"], &read["matter"]["objections"]["nodes"]), (&all, &all));
        let own = scene.nodes(&neighbour, "objections", "id").await;
        assert_eq!(json!(own), all);
        // what is no own application is answered as ever
        scene.stage.database.execute("UPDATE matter SET served_id = NULL, served_district_code = NULL").await;
        scene.does(&both, "answerObjection", "id", answering(&mine, false)).await;
    })
    .await;
}

#[tokio::test]
async fn one_person_objects_once_and_staff_write_down_one_at_a_time() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (matter, shown) = desks.announced(scene).await;
        let (one, other) = (scene.neighbour().await, scene.neighbour().await);
        let mine = scene.does(&one, "objectToAnnouncement", "id version", objecting(&shown, None)).await;
        let again = ("CONFLICT", "you have objected to this already");
        refused(scene, &one, objecting(&shown, None), again).await;
        let named = objecting(&shown, Some("Mrs Wang"));
        let told = scene.does(&desks.clerk, "objectToAnnouncement", "id version", named.clone()).await;
        refused(scene, &desks.town_clerk, named.clone(), ("CONFLICT", "waits for its answer")).await;
        let theirs = scene.does(&other, "objectToAnnouncement", "id version", objecting(&shown, None)).await;
        scene.days(4);
        for waiting in [&mine, &told, &theirs] {
            scene.refused(&desks.clerk, "endAnnouncement", of(&matter, json!({})), "CONFLICT").await;
            scene.does(&desks.clerk, "answerObjection", "id", answering(waiting, false)).await;
        }
        let ended = scene.does(&desks.clerk, "endAnnouncement", "stage", of(&matter, json!({}))).await;
        assert_eq!(ended["stage"], "DECIDE", "the answers closed them");
    })
    .await;
}

#[tokio::test]
async fn who_was_answered_does_not_object_to_the_same_announcement_again() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (_, shown) = desks.announced(scene).await;
        let one = scene.neighbour().await;
        let mine = scene.does(&one, "objectToAnnouncement", "id version", objecting(&shown, None)).await;
        scene.does(&desks.clerk, "answerObjection", "id", answering(&mine, false)).await;
        refused(scene, &one, objecting(&shown, None), ("CONFLICT", "you have objected to this already"))
            .await;
        // staff may write down what came up anew
        for _ in 0..2 {
            let named = objecting(&shown, Some("Mrs Wang"));
            let told = scene.does(&desks.clerk, "objectToAnnouncement", "id version", named).await;
            scene.does(&desks.clerk, "answerObjection", "id", answering(&told, false)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn only_who_lives_in_the_town_of_the_announcement_objects() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (_, shown) = desks.announced(scene).await;
        let away = ("FORBIDDEN", "only who lives in the street or town of the announcement");
        let nobody_bound = scene.resident().await;
        let (elsewhere, _) = scene.living("371102100260001").await;
        for who in [&nobody_bound, &elsewhere] {
            refused(scene, who, objecting(&shown, None), away).await;
        }
        let (moved, residence) = scene.living(&scene.grids[1]).await;
        scene.stage.database.execute("UPDATE resident SET status = 'ended'").await;
        refused(scene, &moved, objecting(&shown, None), away).await;
        scene.stage.database.execute("UPDATE resident SET status = 'active'").await;
        let made = scene.does(&moved, "objectToAnnouncement", "text", objecting(&shown, None)).await;
        assert_eq!(made["text"], "It is noisy", "{residence}");
    })
    .await;
}
