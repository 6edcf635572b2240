//! A town with staff for matters, kinds of matter, and what tests do with them.

use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::places::stage::{Stage, codes};
use crate::places::town::{COMMUNITY, on_a_copy};
use chrono::{DateTime, SecondsFormat};
use kit::access::Access;
use kit::node::GlobalId;
use kit::sources::Clock;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The town of the community.
pub(crate) const TOWN: &str = "340705005";
/// The district of the town.
pub(crate) const DISTRICT: &str = "340705";

/// What tests look at of a matter.
const FIELDS: &str = "id version stage step status unitCode lineCode askedLineCode post { id } askedPost { id } returns arbitrated reopened \
     urged light late reportedLate dueAt warnAt pause result rating closedAt kindCode category procedure";

/// Somebody with one post.
#[derive(Clone)]
pub(crate) struct Worker {
    pub(crate) access: Access,
    pub(crate) account: i64,
}

impl Worker {
    /// Global id of the post.
    pub(crate) fn post(&self) -> Value {
        json!(GlobalId::global("Post", self.account.to_string()).to_string())
    }
}

/// The staff of a town, and a grid of it.
pub(crate) struct Town<'a> {
    pub(crate) stage: &'a Stage<'a>,
    pub(crate) grid: String,
    pub(crate) leader: Worker,
    pub(crate) member: Worker,
    pub(crate) supervisor: Worker,
    pub(crate) clerk: Worker,
    pub(crate) director: Worker,
    pub(crate) town_clerk: Worker,
    pub(crate) town_leader: Worker,
    pub(crate) officer: Worker,
    pub(crate) reviewer: Worker,
    pub(crate) district_officer: Worker,
    pub(crate) district_reviewer: Worker,
    pub(crate) police: Worker,
    pub(crate) command: Worker,
    pub(crate) service: Worker,
    /// A resident's account, and the residence that is bound to it.
    pub(crate) resident: Worker,
    pub(crate) residence: Value,
}

/// Department line of most kinds of the tests.
pub(crate) const LINE: &str = "urban-management";

/// Runs `test` in a town of the demo in each database.
pub(crate) async fn in_a_town(test: impl AsyncFn(&Town<'_>)) {
    // on the heap: the futures of these tests are too large for the stack of a thread
    on_a_copy(async |stage| {
        let town = Box::pin(Town::open(stage)).await;
        Box::pin(test(&town)).await;
    })
    .await;
}

/// Kinds of the tests: code, procedure, and what differs.
fn kinds() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("lamp", "GENERAL", json!({})),
        ("spoil", "COORDINATION", json!({ "returns": 1 })),
        ("leak", "EMERGENCY", json!({ "reportHours": 1 })),
        ("stall-district", "APPROVAL", json!({ "chain": "district" })),
        ("stall-street", "APPROVAL", json!({ "chain": "street" })),
        ("stall-department", "APPROVAL", json!({ "chain": "department" })),
        ("stall-line", "APPROVAL", json!({ "chain": "line" })),
        ("stall-announced", "APPROVAL", json!({ "chain": "district", "announced": true })),
    ]
}

impl<'a> Town<'a> {
    async fn open(stage: &'a Stage<'a>) -> Self {
        let grid = stage.grids().await.remove(0);
        // the lines of the demo are staffed: here only those of the test are
        stage.database.execute("UPDATE liaison SET ended_at = 1").await;
        stage.database.execute("UPDATE post SET ended_at = 1 WHERE line IS NOT NULL").await;
        let worker = async |role: &str, area: &str, line: Option<&str>| worker(stage, role, area, line).await;
        let leader = worker("grid-leader", &grid, None).await;
        let resident = account(stage, "resident", &grid).await;
        let residence = residence(stage, &leader, &grid, resident.account).await;
        let town = Self {
            stage,
            leader,
            member: worker("grid-member", &grid, None).await,
            supervisor: worker("supervisor", &grid, None).await,
            clerk: worker("community-clerk", COMMUNITY, None).await,
            director: worker("community-director", COMMUNITY, None).await,
            town_clerk: worker("town-clerk", TOWN, None).await,
            town_leader: worker("town-leader", TOWN, None).await,
            officer: worker("line-officer", TOWN, Some(LINE)).await,
            reviewer: worker("line-reviewer", TOWN, Some(LINE)).await,
            district_officer: worker("line-officer", DISTRICT, Some(LINE)).await,
            district_reviewer: worker("line-reviewer", DISTRICT, Some(LINE)).await,
            police: worker("line-officer", TOWN, Some("police")).await,
            command: worker("district-command", DISTRICT, None).await,
            service: worker("service", DISTRICT, None).await,
            resident,
            residence,
            grid,
        };
        for (code, procedure, more) in kinds() {
            town.define(code, procedure, more).await;
        }
        town
    }

    /// Defines a kind of matter, or its next edition.
    pub(crate) async fn define(&self, code: &str, procedure: &str, more: Value) -> Value {
        let limit = json!({ "warn": 1, "due": 2, "unit": "WORKING_DAYS" });
        let mut input = json!({
            "area": DISTRICT, "code": code, "title": code, "chinese": "事项", "category": "city", "line": LINE,
            "procedure": procedure, "standard": "done", "reporters": ["STAFF", "RESIDENT", "SYSTEM"],
            "limits": { "accept": limit, "dispatch": limit, "review": limit, "verify": limit, "file": limit,
                "handle": { "warn": 2, "due": 4, "unit": "HOURS" } },
        });
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        let document = "mutation($input: DefineMatterKindInput!) { defineMatterKind(input: $input) { matterKind { id version edition } } }";
        let made = self.stage.ask_with(&self.command.access, document, json!({ "input": input })).await;
        made["defineMatterKind"]["matterKind"].clone()
    }

    /// Reports a matter of this kind in the grid.
    pub(crate) async fn report(&self, who: &Worker, kind: &str, more: Value) -> Value {
        let answer = self.send(who, "reportMatter", self.reported(kind, more)).await;
        self.after("reportMatter", &answer).await
    }

    /// The input of a report; of what has to be reported in time with the present moment.
    pub(crate) fn reported(&self, kind: &str, more: Value) -> Value {
        let mut input = json!({ "kind": kind, "grid": self.grid, "title": "A lamp is dark" });
        if kind == "leak" {
            input["happenedAt"] = self.ago(0);
        }
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        input
    }

    /// The moment so many milliseconds ago.
    pub(crate) fn ago(&self, milliseconds: i64) -> Value {
        let then = DateTime::from_timestamp_millis(self.stage.clock.now() - milliseconds).unwrap();
        json!(then.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    /// Does this with the matter, and answers how it is afterwards, to whoever may see it.
    pub(crate) async fn act(&self, who: &Worker, mutation: &str, matter: &Value, more: Value) -> Value {
        let answer = self.send(who, mutation, acting(mutation, matter, more)).await;
        self.after(mutation, &answer).await;
        self.now(matter).await
    }

    /// As `act`, with the text that the act needs.
    pub(crate) async fn step(&self, who: &Worker, mutation: &str, matter: &Value) -> Value {
        self.act(who, mutation, matter, json!({})).await
    }

    /// The act is refused with this code, and nothing changes; answers what it was told.
    pub(crate) async fn refused(
        &self,
        who: &Worker,
        mutation: &str,
        matter: &Value,
        more: Value,
        code: &str,
    ) -> String {
        let before = Before::now(self.stage.database, &[]).await;
        let answer = self.send(who, mutation, acting(mutation, matter, more)).await;
        assert_eq!(codes(&answer), [code], "{mutation}: {answer:#}");
        before.assert_same().await;
        answer["errors"][0]["message"].as_str().unwrap().to_owned()
    }

    /// The whole answer to a mutation.
    pub(crate) async fn send(&self, who: &Worker, mutation: &str, input: Value) -> Value {
        let variables = json!({ "input": input });
        Box::pin(self.stage.send(&who.access, &document(mutation), variables)).await.0
    }

    async fn after(&self, mutation: &str, answer: &Value) -> Value {
        assert!(answer.get("errors").is_none(), "{mutation}: {answer:#}");
        let matter = &answer["data"][mutation]["matter"];
        if matter.is_null() { Value::Null } else { self.now(matter).await }
    }

    /// The matter as it is now.
    pub(crate) async fn now(&self, matter: &Value) -> Value {
        let document = format!("query($id: ID!) {{ matter(id: $id) {{ {FIELDS} }} }}");
        let variables = json!({ "id": matter["id"] });
        Box::pin(self.stage.ask_with(&self.command.access, &document, variables)).await["matter"].take()
    }

    /// What somebody is shown as possible.
    pub(crate) async fn actions(&self, who: &Worker, matter: &Value) -> Vec<String> {
        let document = format!("{{ matter(id: {}) {{ actions }} }}", matter["id"]);
        let data = Box::pin(self.stage.ask(&who.access, &document)).await;
        let shown = data["matter"]["actions"].as_array().unwrap();
        shown.iter().map(|act| act.as_str().unwrap().to_owned()).collect()
    }

    /// What was done with it, signed: act, steps of the five, role, and number.
    pub(crate) async fn steps(&self, matter: &Value) -> Vec<(String, Vec<i64>, String, i64)> {
        let document = "query($id: ID!) { matter(id: $id) { steps { nodes { act signs role number } } } }";
        let variables = json!({ "id": matter["id"] });
        let data = Box::pin(self.stage.ask_with(&self.command.access, document, variables)).await;
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let nodes = data["matter"]["steps"]["nodes"].as_array().unwrap();
        let step = |step: &Value| {
            let signs = step["signs"].as_array().unwrap().iter().map(|n| n.as_i64().unwrap()).collect();
            (text(&step["act"]), signs, text(&step["role"]), step["number"].as_i64().unwrap())
        };
        nodes.iter().map(step).collect()
    }

    /// The signatures are these: act, steps of the five as digits, role; numbered from 1.
    pub(crate) async fn signed(&self, matter: &Value, wanted: &[(&str, &str, &str)]) {
        let steps = self.steps(matter).await;
        let digits = |signs: &[i64]| signs.iter().map(i64::to_string).collect::<String>();
        let got: Vec<_> = steps.iter().map(|s| (s.0.as_str(), digits(&s.1), s.2.as_str())).collect();
        let wanted: Vec<_> = wanted.iter().map(|w| (w.0, w.1.to_owned(), w.2)).collect();
        assert_eq!(got, wanted);
        let numbers: Vec<i64> = steps.iter().map(|step| step.3).collect();
        assert_eq!(numbers, (1..=i64::try_from(steps.len()).unwrap()).collect::<Vec<_>>());
    }

    /// What is counted of a kind, without what is 0.
    pub(crate) async fn counts(&self, kind: &str) -> BTreeMap<&'static str, i64> {
        counts(self.stage.database, kind).await
    }
}

/// What is counted of a kind in every grid and month, without what is 0, and without durations.
pub(crate) async fn counts(database: &TestDatabase, kind: &str) -> BTreeMap<&'static str, i64> {
    let columns = [
        "reported", "opened", "closed", "refused", "on_time", "late", "overdue", "accept", "dispatch",
        "handle", "verify", "file", "rated", "stars",
    ];
    let sums = columns.map(|column| format!("CAST(COALESCE(sum({column}), 0) AS text)")).join(" || ' ' || ");
    let told = database.texts(&format!("SELECT {sums} FROM matter_stat WHERE kind_code = '{kind}'")).await;
    let numbers = told[0].split(' ').map(|number| number.parse().unwrap());
    columns.into_iter().zip(numbers).filter(|(_, number)| *number != 0).collect()
}

/// Stage, status, step and unit of a matter.
pub(crate) fn stands(matter: &Value) -> (&str, &str, i64, &str) {
    let text = |field: &str| matter[field].as_str().unwrap();
    (text("stage"), text("status"), matter["step"].as_i64().unwrap(), text("unitCode"))
}

/// The input of an act, with the text that it needs.
pub(crate) fn acting(mutation: &str, matter: &Value, more: Value) -> Value {
    let mut input = json!({ "id": matter["id"], "version": matter["version"] });
    match input_of(mutation).as_str() {
        "MatterReasonInput" | "ArbitrateMatterInput" | "AskMatterPauseInput" | "JoinMatterInput" => {
            input["reason"] = json!("because");
        }
        "FinishMatterInput" => input["result"] = json!("it is done"),
        "HandOverMatterInput" => input["task"] = json!("look after it"),
        "RateMatterInput" => input["rating"] = json!(4),
        _ => {}
    }
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    input
}

fn document(mutation: &str) -> String {
    let input = input_of(mutation);
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ matter {{ id version }} }} }}")
}

/// The type of a mutation's input.
pub(crate) fn input_of(mutation: &str) -> String {
    match mutation {
        "acceptMatter" | "verifyMatter" | "fileMatter" | "receiveMatter" | "passMatter"
        | "endAnnouncement" | "allowMatterPause" | "resumeMatter" => "MatterActInput".to_owned(),
        "refuseMatter" | "escalateMatter" | "trackMatter" | "reworkMatter" | "returnMatter"
        | "declineMatter" | "denyMatter" | "urgeMatter" | "takeOverMatter" | "denyMatterPause"
        | "cancelMatter" | "reopenMatter" | "appealMatter" => "MatterReasonInput".to_owned(),
        "finishMatter" | "grantMatter" => "FinishMatterInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    }
}

/// An account with a post of this role and line.
pub(crate) async fn worker(stage: &Stage<'_>, role: &str, area: &str, line: Option<&str>) -> Worker {
    let account = stage.account(role, area).await;
    if let Some(line) = line {
        stage.database.execute(&format!("UPDATE post SET line = '{line}' WHERE id = {account}")).await;
    }
    Worker { access: stage.platform.caller(account).await.unwrap().unwrap(), account }
}

/// An account without a post.
async fn account(stage: &Stage<'_>, kind: &str, area: &str) -> Worker {
    let account = stage.platform.system().new_id();
    stage
        .database
        .execute(&format!(
            "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) \
             VALUES ({account}, 'a{account}', 'a', '{kind}', '{area}', 'active', 1, 0, 0)"
        ))
        .await;
    Worker { access: stage.platform.caller(account).await.unwrap().unwrap(), account }
}

/// A residence that is bound to an account.
async fn residence(stage: &Stage<'_>, leader: &Worker, grid: &str, account: i64) -> Value {
    let document =
        "mutation($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id } } }";
    let input = json!({ "grid": grid, "kind": "REGISTERED", "name": "陈一", "sex": "MALE" });
    let made = stage.ask_with(&leader.access, document, json!({ "input": input })).await;
    let id = made["registerResident"]["resident"]["id"].clone();
    let key: GlobalId = id.as_str().unwrap().parse().unwrap();
    let key = key.key;
    stage
        .database
        .execute(&format!(
            "UPDATE person SET account_id = {account} WHERE id = (SELECT person_id FROM resident WHERE id = {key}); \
             UPDATE resident SET account_id = {account} WHERE id = {key}"
        ))
        .await;
    id
}
