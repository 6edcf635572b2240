//! What is applied for is announced before it is decided, and whoever objects gets an answer.

use super::scene::{DISTRICT, HERE, Scene, TOWN, of, on_the_scene};
use crate::access::modules;
use kit::access::Access;
use kit::hooks::Erased;
use serde_json::{Value, json};

const MATTER: &str = "id version stage status unitCode announcedTo";
const SHOWN: &str = "id kindTitle kindChinese name result communityCode townCode fromOn toOn state";

/// The staff of an application, and who applies.
pub(super) struct Desks {
    pub(super) clerk: Access,
    pub(super) town_clerk: Access,
    pub(super) applicant: Access,
}

impl Desks {
    pub(super) async fn of(scene: &Scene<'_>) -> Self {
        let more = json!({ "chain": "district", "announced": true, "announceDays": 3 });
        scene.define("stall", "APPROVAL", more).await;
        Self {
            clerk: scene.staff("community-clerk", HERE).await,
            town_clerk: scene.staff("town-clerk", TOWN).await,
            applicant: scene.resident().await,
        }
    }

    /// An application that is to be announced.
    async fn reviewed(&self, scene: &Scene<'_>, who: &Access, more: Value) -> Value {
        let matter = scene.report(who, "stall", more).await;
        self.review(scene, &scene.does(&self.clerk, "passMatter", MATTER, of(&matter, json!({}))).await).await
    }

    async fn review(&self, scene: &Scene<'_>, matter: &Value) -> Value {
        let matter = scene.does(&self.town_clerk, "passMatter", MATTER, of(matter, json!({}))).await;
        assert_eq!(matter["stage"], "ANNOUNCE");
        matter
    }

    /// An application that is announced, and the announcement.
    pub(super) async fn announced(&self, scene: &Scene<'_>) -> (Value, Value) {
        self.announced_of(scene, &self.applicant, json!({ "detail": "a secret" })).await
    }

    /// The same, filed by this account with more than usual.
    pub(super) async fn announced_of(&self, scene: &Scene<'_>, who: &Access, more: Value) -> (Value, Value) {
        let matter = self.reviewed(scene, who, more).await;
        let matter = scene.does(&self.clerk, "announceMatter", MATTER, announcing(&matter)).await;
        let shown = scene.nodes(&self.clerk, "announcements(first: 1)", SHOWN).await.remove(0);
        (matter, shown)
    }
}

fn announcing(matter: &Value) -> Value {
    of(matter, json!({ "name": "Mr L*", "result": "A stall of two metres" }))
}

pub(super) fn objecting(announcement: &Value, name: Option<&str>) -> Value {
    json!({ "announcement": announcement["id"], "name": name, "text": "It is noisy" })
}

pub(super) fn answering(objection: &Value, upheld: bool) -> Value {
    of(objection, json!({ "upheld": upheld, "answer": "It closes at eight" }))
}

#[tokio::test]
async fn everybody_reads_what_is_announced_while_it_runs_and_nothing_else_of_the_matter() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (matter, shown) = desks.announced(scene).await;
        let stands = (&matter["stage"], &matter["announcedTo"], &matter["unitCode"]);
        assert_eq!(stands, (&"ANNOUNCED".into(), &scene.day(3).into(), &HERE.into()));
        let mut wanted = json!({
            "id": shown["id"], "kindTitle": "the stall", "kindChinese": "事项", "name": "Mr L*",
            "result": "A stall of two metres", "communityCode": HERE, "townCode": TOWN, "fromOn": scene.day(0),
            "toOn": scene.day(3), "state": "OPEN",
        });
        let nobody = scene.anonymous();
        for list in ["announcements".to_owned(), at(HERE), at(TOWN), at(DISTRICT)] {
            assert_eq!(scene.nodes(&nobody, &list, SHOWN).await, [wanted.clone()], "{list}");
        }
        for list in [at("340705005001"), at("371102"), "announcements(state: OVER)".to_owned()] {
            assert_eq!(scene.nodes(&nobody, &list, SHOWN).await, Vec::<Value>::new(), "{list}");
        }
        let more = "{ announcements { nodes { matter { detail } } } }";
        for who in [&nobody, &scene.staff("cleaner", HERE).await] {
            let (answer, _) = scene.stage.send(who, more, json!({})).await;
            assert_eq!(answer["data"]["announcements"]["nodes"], json!([{ "matter": null }]), "{answer:#}");
        }
        let stranger = scene.resident().await;
        let found = scene.stage.ask(&stranger, more).await;
        assert_eq!(found["announcements"]["nodes"][0]["matter"], Value::Null);
        let found = scene.stage.ask(&desks.clerk, more).await;
        assert_eq!(found["announcements"]["nodes"][0]["matter"]["detail"], "a secret");
        let node = format!("{{ node(id: {}) {{ ... on Announcement {{ state }} }} }}", shown["id"]);
        assert_eq!(scene.stage.ask(&nobody, &node).await["node"]["state"], "OPEN");

        scene.days(3);
        assert_eq!(scene.nodes(&nobody, "announcements", SHOWN).await.len(), 1, "the last day");
        scene.days(1);
        // over for everybody but the staff of the place, whether it was ended or not
        for ended in [false, true] {
            if ended {
                let decided = scene.does(&desks.clerk, "endAnnouncement", MATTER, of(&matter, json!({}))).await;
                assert_eq!((&decided["stage"], &decided["unitCode"]), (&"DECIDE".into(), &DISTRICT.into()));
                wanted["state"] = "OVER".into();
            }
            for who in [&nobody, &stranger, &desks.applicant, &scene.staff("community-clerk", "340705005001").await] {
                assert_eq!(scene.nodes(who, "announcements", SHOWN).await, Vec::<Value>::new());
                assert_eq!(scene.stage.ask(who, &node).await["node"], Value::Null);
            }
            for who in [&desks.clerk, &desks.town_clerk, scene.command()] {
                assert_eq!(scene.nodes(who, "announcements", SHOWN).await, [wanted.clone()]);
                let of_matter = format!("{{ matter(id: {}) {{ announcements {{ nodes {{ name }} }} }} }}", matter["id"]);
                assert_eq!(scene.stage.ask(who, &of_matter).await["matter"]["announcements"]["nodes"].as_array().unwrap().len(), 1);
            }
        }
    })
    .await;
}

fn at(area: &str) -> String {
    format!("announcements(area: \"{area}\")")
}

#[tokio::test]
async fn nothing_is_decided_before_the_days_are_over_and_every_objection_is_answered() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let director = scene.staff("community-director", HERE).await;
        let matter = desks.reviewed(scene, &desks.applicant, json!({})).await;
        let result = json!({ "result": "granted" });
        scene.refused(scene.command(), "grantMatter", of(&matter, result.clone()), "CONFLICT").await;
        let matter = scene.does(&desks.town_clerk, "announceMatter", MATTER, announcing(&matter)).await;
        let shown = scene.nodes(&desks.clerk, "announcements", SHOWN).await.remove(0);
        let (one, other) = (scene.neighbour().await, scene.neighbour().await);
        let mine =
            scene.does(&one, "objectToAnnouncement", "id version text answer", objecting(&shown, None)).await;
        assert_eq!((&mine["text"], &mine["answer"]), (&"It is noisy".into(), &Value::Null));
        let named = objecting(&shown, Some("Mrs Wang"));
        let told = scene.does(&desks.clerk, "objectToAnnouncement", "id version name", named).await;
        for days in [0, 3] {
            scene.days(days);
            undecided(scene, &desks, &matter).await;
        }
        scene.does(&other, "objectToAnnouncement", "id", objecting(&shown, None)).await;
        scene.days(1);
        // too late for a resident, who does not see it any more, and for staff
        scene
            .refused(
                &scene.resident().await,
                "objectToAnnouncement",
                objecting(&shown, None),
                "BAD_USER_INPUT",
            )
            .await;
        let late = objecting(&shown, Some("Mr Zhang"));
        scene.refused(&desks.clerk, "objectToAnnouncement", late, "CONFLICT").await;
        undecided(scene, &desks, &matter).await;
        let answered = scene
            .does(&director, "answerObjection", "id version answer upheld", answering(&mine, true))
            .await;
        assert_eq!((&answered["answer"], &answered["upheld"]), (&"It closes at eight".into(), &true.into()));
        scene.refused(&desks.clerk, "answerObjection", answering(&answered, false), "CONFLICT").await;
        scene.does(&desks.town_clerk, "answerObjection", "id", answering(&told, false)).await;
        undecided(scene, &desks, &matter).await;
        let last = scene.nodes(&desks.clerk, "objections(answered: false)", "id version").await;
        assert_eq!(last.len(), 1);
        scene.does(&desks.clerk, "answerObjection", "id", answering(&last[0], false)).await;
        let matter = scene.does(&desks.clerk, "endAnnouncement", MATTER, of(&matter, json!({}))).await;
        let granted = scene.does(scene.command(), "grantMatter", MATTER, of(&matter, result)).await;
        assert_eq!(granted["stage"], "VERIFY");
        // the objector reads the answer, and nobody else who is no staff does
        let own = scene.nodes(&one, "objections", "answer upheld announcement { id }").await;
        assert_eq!(own, [json!({ "answer": "It closes at eight", "upheld": true, "announcement": null })]);
    })
    .await;
}

/// It can be neither decided nor passed on.
async fn undecided(scene: &Scene<'_>, desks: &Desks, matter: &Value) {
    scene.refused(&desks.clerk, "endAnnouncement", of(matter, json!({})), "CONFLICT").await;
    scene
        .refused(scene.command(), "grantMatter", of(matter, json!({ "result": "granted" })), "CONFLICT")
        .await;
    scene.refused(scene.command(), "denyMatter", of(matter, json!({ "reason": "no" })), "CONFLICT").await;
    scene.refused(&desks.town_clerk, "passMatter", of(matter, json!({})), "CONFLICT").await;
}

#[tokio::test]
async fn an_objection_is_read_by_who_made_it_and_the_staff_of_the_matter_alone() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (matter, shown) = desks.announced(scene).await;
        let one = scene.neighbour().await;
        let mine = scene.does(&one, "objectToAnnouncement", "id version", objecting(&shown, None)).await;
        let sees = async |who: &Access| {
            let node = format!("{{ node(id: {}) {{ ... on Objection {{ text }} }} }}", mine["id"]);
            let found = !scene.stage.ask(who, &node).await["node"].is_null();
            let listed = scene.nodes(who, "objections", "text").await.len();
            assert_eq!(usize::from(found), listed);
            found
        };
        assert!(sees(&one).await);
        let clerk = &desks.clerk;
        for who in [clerk, &desks.town_clerk, &scene.staff("town-leader", TOWN).await, scene.command()] {
            assert!(sees(who).await);
        }
        for who in
            [&desks.applicant, &scene.resident().await, &scene.staff("community-clerk", "340705005001").await]
        {
            assert!(!sees(who).await);
        }
        let of_matter =
            format!("{{ matter(id: {}) {{ objections {{ nodes {{ text name }} }} }} }}", matter["id"]);
        let found = scene.stage.ask(clerk, &of_matter).await;
        assert_eq!(found["matter"]["objections"]["nodes"], json!([{ "text": "It is noisy", "name": null }]));
        let line = scene.officer(TOWN, super::scene::LINE).await;
        let found = scene.stage.ask(&line, &of_matter).await;
        assert_eq!(found["matter"]["objections"]["nodes"].as_array().unwrap().len(), 1);
        let leader = scene.staff("grid-leader", &scene.grids[0]).await;
        for (who, code) in [(&desks.applicant, "FORBIDDEN"), (&leader, "FORBIDDEN")] {
            assert_eq!(scene.stage.codes(who, &of_matter, json!({})).await, [code]);
        }
        assert_eq!(
            scene.stage.codes(&leader, "{ objections { nodes { id } } }", json!({})).await,
            ["FORBIDDEN"]
        );
        let nobody =
            scene.stage.codes(&scene.anonymous(), "{ objections { nodes { id } } }", json!({})).await;
        assert_eq!(nobody, ["UNAUTHENTICATED"]);
        // nothing of it in the history, the audit and the events
        let traces = "SELECT changes FROM history WHERE record_type IN ('Objection', 'Announcement')";
        for changes in scene.stage.database.texts(traces).await {
            assert!(!changes.contains("noisy") && !changes.contains("Mr L"), "{changes}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_may_announce_object_and_answer() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let director = scene.staff("community-director", HERE).await;
        let matter = desks.reviewed(scene, &director, json!({})).await;
        let leader = scene.staff("grid-leader", &scene.grids[0]).await;
        let away = scene.staff("community-clerk", "340705005001").await;
        let denied = [
            (scene.anonymous(), "UNAUTHENTICATED"),
            (scene.resident().await, "FORBIDDEN"),
            (leader.clone(), "FORBIDDEN"),
            (scene.staff("town-leader", TOWN).await, "FORBIDDEN"),
            (scene.command().clone(), "FORBIDDEN"),
            (away.clone(), "NOT_FOUND"),
        ];
        scene
            .unchanged(async || {
                for (who, code) in denied {
                    scene.refused(&who, "announceMatter", announcing(&matter), code).await;
                }
            })
            .await;
        for more in [json!({ "name": " " }), json!({ "result": " " })] {
            let mut input = announcing(&matter);
            input[more.as_object().unwrap().keys().next().unwrap()] = " ".into();
            scene.refused(&desks.clerk, "announceMatter", input, "BAD_USER_INPUT").await;
        }
        scene.refused(&desks.clerk, "endAnnouncement", of(&matter, json!({})), "CONFLICT").await;
        let matter = scene.does(&desks.clerk, "announceMatter", MATTER, announcing(&matter)).await;
        scene.refused(&desks.clerk, "announceMatter", announcing(&matter), "CONFLICT").await;
        let shown = scene.nodes(&desks.clerk, "announcements", SHOWN).await.remove(0);
        let one = scene.neighbour().await;
        let nobody = scene.anonymous();
        let denied = [
            (&nobody, None, "UNAUTHENTICATED"),
            (&leader, None, "FORBIDDEN"),
            (&leader, Some("Mrs Wang"), "FORBIDDEN"),
            (&desks.clerk, None, "BAD_USER_INPUT"),
            (&away, Some("Mrs Wang"), "BAD_USER_INPUT"),
            (&one, Some("Mrs Wang"), "BAD_USER_INPUT"),
        ];
        scene
            .unchanged(async || {
                for (who, name, code) in denied {
                    scene.refused(who, "objectToAnnouncement", objecting(&shown, name), code).await;
                }
            })
            .await;
        let mut empty = objecting(&shown, None);
        empty["text"] = " ".into();
        scene.refused(&one, "objectToAnnouncement", empty, "BAD_USER_INPUT").await;
        let mine = scene.does(&one, "objectToAnnouncement", "id version", objecting(&shown, None)).await;
        scene.refused(&one, "objectToAnnouncement", objecting(&shown, None), "CONFLICT").await;
        let nobody = scene.anonymous();
        let denied = [
            (&nobody, "UNAUTHENTICATED"),
            (&one, "FORBIDDEN"),
            (&leader, "FORBIDDEN"),
            (scene.command(), "FORBIDDEN"),
            (&away, "NOT_FOUND"),
            // who filed the application
            (&director, "FORBIDDEN"),
        ];
        scene
            .unchanged(async || {
                for (who, code) in denied {
                    scene.refused(who, "answerObjection", answering(&mine, false), code).await;
                }
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_announcement_is_withdrawn_with_the_application_and_another_follows_an_appeal() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (matter, shown) = desks.announced(scene).await;
        let back = of(&matter, json!({ "reason": "I have moved" }));
        scene.refused(&scene.resident().await, "cancelMatter", back.clone(), "NOT_FOUND").await;
        scene.refused(&desks.clerk, "cancelMatter", back.clone(), "FORBIDDEN").await;
        let gone = scene.does(&desks.applicant, "cancelMatter", MATTER, back).await;
        assert_eq!((&gone["stage"], &gone["status"]), (&"DONE".into(), &"CANCELLED".into()));
        assert_eq!(scene.nodes(&scene.anonymous(), "announcements", SHOWN).await, Vec::<Value>::new());
        let states = scene.nodes(&desks.clerk, "announcements", "state").await;
        assert_eq!(states, [json!({ "state": "WITHDRAWN" })]);
        let late = objecting(&shown, Some("Mrs Wang"));
        scene.refused(&desks.clerk, "objectToAnnouncement", late, "CONFLICT").await;

        let (matter, _) = desks.announced(scene).await;
        scene.days(4);
        let matter = scene.does(&desks.clerk, "endAnnouncement", MATTER, of(&matter, json!({}))).await;
        scene
            .refused(&desks.applicant, "cancelMatter", of(&matter, json!({ "reason": "late" })), "CONFLICT")
            .await;
        let no = of(&matter, json!({ "reason": "It is narrow" }));
        let matter = scene.does(scene.command(), "denyMatter", MATTER, no).await;
        let again = of(&matter, json!({ "reason": "It is not" }));
        let matter = scene.does(&desks.applicant, "appealMatter", MATTER, again).await;
        let matter = desks.review(scene, &matter).await;
        let matter = scene.does(&desks.clerk, "announceMatter", MATTER, announcing(&matter)).await;
        assert_eq!((&matter["stage"], &matter["announcedTo"]), (&"ANNOUNCED".into(), &scene.day(3).into()));
        let of_matter =
            format!("{{ matter(id: {}) {{ announcements {{ nodes {{ state }} }} }} }}", matter["id"]);
        let states = scene.stage.ask(&desks.clerk, &of_matter).await;
        assert_eq!(
            states["matter"]["announcements"]["nodes"],
            json!([{ "state": "OPEN" }, { "state": "OVER" }])
        );
        scene.days(4);
        let matter = scene.does(&desks.town_clerk, "endAnnouncement", MATTER, of(&matter, json!({}))).await;
        assert_eq!(matter["stage"], "DECIDE");
    })
    .await;
}

#[tokio::test]
async fn what_was_announced_goes_with_what_was_written_in_the_matter() {
    on_the_scene(async |scene| {
        let desks = Desks::of(scene).await;
        let (_, shown) = desks.announced(scene).await;
        let (_, kept) = desks.announced(scene).await;
        for announcement in [&shown, &kept] {
            scene
                .does(&desks.clerk, "objectToAnnouncement", "id", objecting(announcement, Some("Mrs Wang")))
                .await;
        }
        let matter = scene.stage.database.texts("SELECT CAST(min(id) AS text) FROM matter").await.remove(0);
        let erased = Erased {
            record_type: "Matter".to_owned(),
            id: matter.parse().unwrap(),
            area: scene.grids[0].clone(),
        };
        let access = scene.stage.platform.system();
        for module in modules::all().iter() {
            let mut tx = access.begin().await.unwrap();
            module.on_erased(&mut tx, &erased).await.unwrap();
            tx.commit().await.unwrap();
        }
        let names = scene.nodes(&desks.clerk, "announcements", "name result").await;
        assert_eq!(
            names,
            [
                json!({ "name": "Mr L*", "result": "A stall of two metres" }),
                json!({ "name": "", "result": "" }),
            ]
        );
        let objections = scene.nodes(&desks.clerk, "objections", "name text").await;
        assert_eq!(
            objections,
            [json!({ "name": "Mrs Wang", "text": "It is noisy" }), json!({ "name": null, "text": "" })]
        );
    })
    .await;
}
