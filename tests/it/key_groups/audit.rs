//! What who reads the audit learns of files: that staff does something restricted, once for each act, and nothing else.

use super::scene::{DISTRICT, Office, STUB, in_the_office, look, of};
use crate::places::audited::{Audited, assert_acts, silence};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use futures_util::StreamExt;
use kit::access::{Access, Action};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

impl Office<'_> {
    /// What the auditor is answered about a deed, also by the accounts of these.
    async fn told_of(&self, who: &[&Access], deed: impl AsyncFnOnce()) -> Audited {
        let account = |who: &&Access| kit::node::GlobalId::global("Account", who.account().unwrap());
        let more: Vec<String> = who.iter().map(|who| format!("account: \"{}\"", account(who))).collect();
        self.stage.audited(&self.auditor, &more, deed).await
    }

    /// The account of a person.
    async fn account_of(&self, person: &Value) -> Access {
        let resident = self.stage.resident().await;
        self.stage.bind_confirmed(&resident, &self.member, person).await;
        resident.again().await.unwrap()
    }

    /// What a person reads of who did what.
    async fn views_of(&self, resident: &Access) -> Vec<(String, Value)> {
        let views = "recordViews(first: 100)";
        let nodes = self.nodes(resident, views, "action recordType viewer { roleCode }").await;
        let restricted = nodes.iter().filter(|node| node["recordType"] == "Restricted");
        restricted
            .map(|node| (node["action"].as_str().unwrap().to_owned(), node["viewer"]["roleCode"].clone()))
            .collect()
    }
}

#[tokio::test]
async fn an_act_of_staff_is_one_row_and_what_the_person_does_is_none() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let resident = office.account_of(&person).await;
        let everybody = [&office.custodian, &office.deputy, &office.police, &resident];
        let mut file = Value::Null;
        let opened = office.told_of(&everybody, async || file = office.helped(&person).await).await;
        let nothing = silence(&opened);
        // proposed, confirmed, helpers assigned
        assert_acts(&nothing, &opened, 3);
        let looked = office
            .told_of(&everybody, async || {
                office.stage.ask(&office.police, &look(&file)).await;
            })
            .await;
        assert_acts(&nothing, &looked, 1);
        let object = json!({ "id": file["id"], "text": "请求结案" });
        let objected = office
            .told_of(&everybody, async || {
                office.does(&resident, "objectToKeyFile", STUB, object).await;
            })
            .await;
        assert_acts(&nothing, &objected, 0);
        // the person reads each of them, and who it was
        let wanted = [
            ("object", Value::Null),
            ("read", json!("police-officer")),
            ("assign", json!("justice-custodian")),
            ("open", json!("justice-deputy")),
            ("propose", json!("justice-custodian")),
        ];
        assert_eq!(office.views_of(&resident).await, wanted.map(|(verb, role)| (verb.to_owned(), role)));
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}

#[tokio::test]
async fn a_list_is_one_row_however_many_it_shows() {
    in_the_office(async |office| {
        let everybody = [&office.custodian];
        let list = async || {
            office.list(&office.custodian, "JUSTICE").await;
        };
        let without = office.told_of(&everybody, &list).await;
        assert_acts(&silence(&without), &without, 0);
        for name in ["甲", "乙", "丙"] {
            office.file(&office.person(name, json!({})).await).await;
        }
        let with = office.told_of(&everybody, &list).await;
        assert_acts(&without, &with, 1);
        let rows = "SELECT CAST(count(*) AS text) FROM audit WHERE action = 'list' AND person_id IS NOT NULL";
        assert_eq!(office.stage.database.texts(rows).await, ["3"], "one for each person");
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}

#[tokio::test]
async fn fields_of_one_query_are_one_act_also_where_the_first_to_look_fails() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let file = office.file(&person).await;
        let list = "keyFiles(authority: JUSTICE) { files { id } }";
        let one = format!("keyFile(id: {}, purpose: \"走访前了解情况\") {{ state }}", file["id"]);
        let query = format!("{{ a: {list} b: {list} {one} c: {list} }}");
        let everybody = [&office.custodian];
        let looked = office
            .told_of(&everybody, async || {
                office.stage.ask(&office.custodian, &query).await;
            })
            .await;
        assert_acts(&silence(&looked), &looked, 1);
        // a look that is undone was none: the next one of the request is told
        let about = [(DISTRICT.to_owned(), None)];
        let right = ("key-file-justice", Action::Read);
        let looks = async |access: &Access, lasts: bool| {
            let tx = access.begin().await.unwrap();
            tx.audit_discreetly("read", &about, right).await.unwrap();
            if lasts {
                tx.commit().await.unwrap();
            }
        };
        let undone = office
            .told_of(&everybody, async || {
                let access = office.custodian.fresh();
                looks(&access, false).await;
                tokio::join!(looks(&access, true), looks(&access, true), looks(&access, false));
                looks(&access, true).await;
            })
            .await;
        assert_acts(&silence(&undone), &undone, 1);
    })
    .await;
}

#[tokio::test]
async fn what_follows_from_a_move_an_end_or_a_merge_is_told_of_nobody() {
    in_the_office(async |office| {
        let mover = office.stage.mover(None).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        let everybody = [&office.clerk, &mover, &director];
        for (mutation, more) in [
            ("endResidence", json!({ "reason": "DIED" })),
            ("moveResident", json!({ "grid": office.grids[1] })),
            ("moveResident", json!({ "grid": ELSEWHERE })),
        ] {
            let (without, with) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
            office.helped(&with).await;
            let mut answers = Vec::new();
            for person in [&without, &with] {
                let input = of(person, more.clone());
                let told = async || {
                    office.does(&mover, mutation, "id", input).await;
                };
                answers.push(office.told_of(&everybody, told).await);
            }
            assert!(!answers[0][""].is_empty(), "{mutation}");
            assert_acts(&answers[0], &answers[1], 0);
        }
        let mut answers = Vec::new();
        for files in [false, true] {
            let (one, two) = (office.person("丙", json!({})).await, office.person("丙", json!({})).await);
            if files {
                office.file(&one).await;
                office.file(&two).await;
            }
            let merge = json!({
                "keep": two["id"], "keepVersion": two["version"], "gone": one["id"], "goneVersion": one["version"],
                "reason": "同一人重复登记",
            });
            let told = async || {
                office.does(&director, "mergeResidents", "id", merge).await;
            };
            answers.push(office.told_of(&everybody, told).await);
        }
        assert_acts(&answers[0], &answers[1], 0);
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}

#[tokio::test]
async fn a_visit_of_the_grid_looks_alike_whoever_asked_for_it() {
    in_the_office(async |office| {
        let (other, person) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let file = office.file(&person).await;
        let task = json!({ "post": office.post(&office.member), "dueOn": office.day(7) });
        let everybody = [&office.clerk, &office.custodian, &office.member];
        let mut assigned = task.clone();
        assigned["resident"] = other["id"].clone();
        let ordinary = office
            .told_of(&everybody, async || {
                office.does(&office.clerk, "assignVisit", "", assigned).await;
            })
            .await;
        assert_acts(&silence(&ordinary), &ordinary, 1);
        let planned = office
            .told_of(&everybody, async || {
                office.does(&office.custodian, "planKeyVisit", STUB, of(&file, task)).await;
            })
            .await;
        assert_acts(&silence(&planned), &planned, 1);
        // an id says nothing of the moment: these would be a second apart
        let tasks = office.nodes(&office.member, "visitTasks", "id version resident { name }").await;
        let moment = |task: &Value| {
            let id: kit::node::GlobalId = task["id"].as_str().unwrap().parse().unwrap();
            id.id().unwrap() >> 21
        };
        assert!((moment(&tasks[0]) - moment(&tasks[1])).abs() > 1_000);
        let mut paid = Vec::new();
        for name in ["甲", "乙"] {
            let task = tasks.iter().find(|task| task["resident"]["name"] == name).unwrap();
            let visit = of(task, json!({ "result": "MET" }));
            let told = async || {
                office.does(&office.member, "recordVisit", "state", visit).await;
            };
            paid.push(office.told_of(&everybody, told).await);
        }
        assert_eq!(paid[0], paid[1]);
        office.stage.assert_whole(DISTRICT).await;
    })
    .await;
}

#[tokio::test]
async fn a_stream_is_on_record_for_the_person_and_tells_the_auditor_nothing() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let resident = office.account_of(&person).await;
        let file = office.file(&person).await;
        let mut changes =
            office.stage.follow(&office.deputy, "subscription { keyFileChanged { id file { state } } }");
        let first = timeout(Duration::from_millis(300), changes.next()).await;
        assert!(first.is_err(), "{first:?}");
        let plan = json!({ "aims": [{ "text": "就业" }] });
        let told = office
            .told_of(&[&office.deputy], async || {
                office.does(&office.custodian, "setKeyPlan", STUB, of(&file, plan)).await;
                let event = changes.next().await.unwrap();
                assert_eq!(event["data"]["keyFileChanged"]["file"]["state"], "OPEN", "{event:#}");
            })
            .await;
        assert_acts(&silence(&told), &told, 1);
        assert_eq!(office.views_of(&resident).await[0], ("list".to_owned(), json!("justice-deputy")));
    })
    .await;
}
