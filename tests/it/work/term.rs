//! The clocks of an approval: each desk has its own, and an announcement with an objection that waits has one, too.

use super::clock::{at, clock_of, go_to, steps_at};
use super::town::{DISTRICT, Town, in_a_town, stands};
use serde_json::{Value, json};
use work::clock::tick;

impl Town<'_> {
    /// Announces an application on this day; answers it with its announcement.
    async fn announces(&self, matter: &Value) -> (Value, Value) {
        let what = json!({ "name": "Mr L*", "result": "A stall of two metres" });
        let matter = self.act(&self.clerk, "announceMatter", matter, what).await;
        let data = self.stage.ask(&self.clerk.access, "{ announcements(first: 1) { nodes { id } } }").await;
        (matter, data["announcements"]["nodes"][0]["id"].clone())
    }

    /// The resident objects to it.
    async fn objects(&self, announcement: &Value) -> Value {
        let object = "mutation($input: ObjectToAnnouncementInput!) { objectToAnnouncement(input: $input) { objection { id version } } }";
        let input = json!({ "announcement": announcement, "text": "It is noisy" });
        let data = self.stage.ask_with(&self.resident.access, object, json!({ "input": input })).await;
        data["objectToAnnouncement"]["objection"].clone()
    }

    async fn answers(&self, objection: &Value) {
        let answer =
            "mutation($input: AnswerObjectionInput!) { answerObjection(input: $input) { objection { id } } }";
        let input = json!({ "id": objection["id"], "version": objection["version"], "upheld": false,
            "answer": "It closes at eight" });
        self.stage.ask_with(&self.clerk.access, answer, json!({ "input": input })).await;
    }

    /// An application that is to be announced.
    async fn to_announce(&self) -> Value {
        let matter = self.report(&self.leader, "stall-announced", json!({})).await;
        let matter = self.step(&self.clerk, "passMatter", &matter).await;
        self.step(&self.town_clerk, "passMatter", &matter).await
    }
}

/// The clock shows these moments.
fn runs(matter: &Value, stage: &str, warn: &str, due: &str) {
    assert_eq!(stands(matter).0, stage);
    assert_eq!(clock_of(matter), (Some(at(warn)), Some(at(due))), "{matter:#}");
}

#[tokio::test]
async fn each_desk_of_an_approval_has_the_whole_limit() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "stall-announced", json!({})).await;
        runs(&matter, "FIRST_REVIEW", "2026-01-07 00:00", "2026-01-08 00:00");
        go_to(town, at("2026-01-07 10:00"));
        let matter = town.step(&town.clerk, "passMatter", &matter).await;
        runs(&matter, "REVIEW", "2026-01-09 00:00", "2026-01-10 00:00");
        go_to(town, at("2026-01-09 10:00"));
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        runs(&matter, "ANNOUNCE", "2026-01-13 00:00", "2026-01-14 00:00");
        go_to(town, at("2026-01-12 10:00"));
        let (matter, _) = town.announces(&matter).await;
        // after its last day, the 19th
        runs(&matter, "ANNOUNCED", "2026-01-21 00:00", "2026-01-22 00:00");
        assert_eq!(steps_at(town, at("2026-01-20 00:00") - 1).await, 0);
        assert_eq!(steps_at(town, at("2026-01-20 00:00")).await, 1, "it ends by itself");
        let matter = town.now(&matter).await;
        runs(&matter, "DECIDE", "2026-01-22 00:00", "2026-01-23 00:00");
        let matter = town.step(&town.command, "grantMatter", &matter).await;
        assert_eq!((&matter["late"], stands(&matter).0), (&json!(false), "VERIFY"));
    })
    .await;
}

#[tokio::test]
async fn an_announcement_ends_by_itself_when_every_objection_is_answered() {
    in_a_town(async |town| {
        let matter = town.to_announce().await;
        let (matter, announcement) = town.announces(&matter).await;
        let objection = town.objects(&announcement).await;
        assert_eq!(steps_at(town, at("2026-01-14 00:00") - 1).await, 0, "an objection waits for its answer");
        assert_eq!(stands(&town.now(&matter).await).0, "ANNOUNCED");
        town.answers(&objection).await;
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 1);
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 0, "once");
        let matter = town.now(&matter).await;
        assert_eq!((stands(&matter), &matter["late"]), (("DECIDE", "OPEN", 3, DISTRICT), &json!(false)));
        let steps = town.steps(&matter).await;
        let (act, _, role, _) = steps.last().unwrap();
        assert_eq!((act.as_str(), role.as_str()), ("END_ANNOUNCEMENT", "-"), "by nobody's hand");
        assert_eq!(
            town.stage.database.texts("SELECT state FROM announcement").await,
            ["over"],
            "it is read by everybody no more"
        );
    })
    .await;
}

#[tokio::test]
async fn an_objection_that_nobody_answers_turns_the_clock_yellow_and_red() {
    in_a_town(async |town| {
        let matter = town.to_announce().await;
        let (matter, announcement) = town.announces(&matter).await;
        let objection = town.objects(&announcement).await;
        let light = async || town.now(&matter).await["light"].take();
        assert_eq!(steps_at(town, at("2026-01-14 00:00") - 1).await, 0);
        assert_eq!(light().await, "GREEN");
        assert_eq!(steps_at(town, at("2026-01-14 00:00")).await, 1);
        assert_eq!(light().await, "YELLOW");
        assert_eq!(steps_at(town, at("2026-01-15 00:00") - 1).await, 0);
        assert_eq!(steps_at(town, at("2026-01-15 00:00")).await, 1);
        assert_eq!(light().await, "RED");
        assert_eq!(town.counts("stall-announced").await["overdue"], 1);
        assert_eq!(steps_at(town, at("2026-01-16 10:00")).await, 0, "once");
        town.answers(&objection).await;
        assert_eq!(tick(&town.stage.platform, "test").await.unwrap(), 1);
        let matter = town.now(&matter).await;
        runs(&matter, "DECIDE", "2026-01-20 00:00", "2026-01-21 00:00");
        assert_eq!((&matter["light"], &matter["late"]), (&json!("GREEN"), &json!(true)));
        let acts: Vec<_> = town.steps(&matter).await.into_iter().skip(4).map(|step| step.0).collect();
        assert_eq!(acts, ["WARN", "OVERDUE", "END_ANNOUNCEMENT"]);
        let late = "SELECT act FROM matter_step WHERE late ORDER BY seq";
        assert_eq!(town.stage.database.texts(late).await, ["overdue", "end_announcement"]);
    })
    .await;
}
