//! People are held in trust: who works in one grid sees its people and no one else's, whatever way is tried; a town is
//! read whole, masked; what is shown is on record; who stands in is marked; a card needs no login.

use super::village::number;
use crate::places::stage::{Stage, codes};
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

const NAME: &str = "龘犇";
const TELEPHONE: &str = "15400009931";

/// What lies beside the grid of who tries: a person with all that belongs to one.
struct Hidden {
    resident: Value,
    household: Value,
    dwelling: Value,
    tenancy: Value,
    ownership: Value,
    unit: Value,
    certificate: Value,
}

async fn does(stage: &Stage<'_>, clerk: &Access, mutation: &str, field: &str, input: Value) -> Value {
    stage.act(clerk, mutation, &format!("{field} {{ id }}"), input).await[field]["id"].take()
}

async fn hide(stage: &Stage<'_>, clerk: &Access, grid: &str) -> Hidden {
    let first = format!("{{ buildings(area: \"{grid}\", first: 1) {{ nodes {{ id }} }} }}");
    let building = stage.ask(clerk, &first).await["buildings"]["nodes"][0]["id"].take();
    let dwelling = json!({ "building": building, "number": "99", "usage": "VACANT" });
    let dwelling = does(stage, clerk, "createDwelling", "dwelling", dwelling).await;
    let household = json!({ "grid": grid, "kind": "FAMILY", "number": "H-99" });
    let household = does(stage, clerk, "createHousehold", "household", household).await;
    let resident = json!({
        "grid": grid, "kind": "FLOATING", "name": NAME, "identityNumber": number("1966-06-06", 93),
        "home": { "dwelling": dwelling, "household": household, "relation": "02" },
        "particulars": { "telephone": TELEPHONE, "trade": "F" },
    });
    let resident = stage.enter(clerk, resident).await["id"].take();
    let unit = json!({ "grid": grid, "kind": "SHOP", "name": "龘店", "keyPlace": "MARKET" });
    let unit = does(stage, clerk, "createUnit", "unit", unit).await;
    let works = json!({ "id": resident, "version": 1, "unit": unit });
    does(stage, clerk, "setWorkplace", "resident", works).await;
    let own = json!({ "dwelling": dwelling, "owner": { "resident": resident } });
    let ownership = does(stage, clerk, "recordOwnership", "ownership", own).await;
    let start = json!({
        "dwelling": dwelling, "landlord": { "resident": resident }, "tenants": [resident], "purpose": "LIVING",
    });
    let tenancy = does(stage, clerk, "startTenancy", "tenancy", start).await;
    let certificate = json!({ "resident": resident, "kind": "HEALTH", "number": "990101000012349931" });
    let certificate = does(stage, clerk, "addCertificate", "certificate", certificate).await;
    Hidden { resident, household, dwelling, tenancy, ownership, unit, certificate }
}

/// Whatever a grid member can ask that could tell of people.
fn questions(grid: &str, hidden: &str) -> Vec<String> {
    let people = "nodes { id name telephone household { id people head { id } members { nodes { id } totalCount } } unit { id \
                  workers { nodes { id } totalCount } } dwelling { id } certificates { nodes { id } } residences { nodes { id } } \
                  history { nodes { action } } } totalCount pageInfo { endCursor hasNextPage }";
    let filters = [
        String::new(),
        format!("name: \"{NAME}\""),
        "name: \"龘\"".to_owned(),
        "initials: \"db\"".to_owned(),
        format!("identityNumber: \"{}\"", number("1966-06-06", 93)),
        format!("area: \"{hidden}\""),
        format!("area: \"{COMMUNITY}\""),
        "area: \"340705\"".to_owned(),
        "trade: \"F\"".to_owned(),
        "certificate: HEALTH".to_owned(),
        "dwellingUsage: LET".to_owned(),
        "bornFrom: \"1966-06-06\", bornTo: \"1966-06-06\"".to_owned(),
        "status: ENDED".to_owned(),
    ];
    let mut questions: Vec<String> = filters
        .iter()
        .map(|filter| format!("{{ residents(filter: {{ {filter} }}) {{ {people} }} }}"))
        .collect();
    for list in ["households", "dwellings", "tenancies", "units", "certificates"] {
        for area in [String::new(), format!("(area: \"{hidden}\")"), format!("(area: \"{COMMUNITY}\")")] {
            questions.push(format!("{{ {list}{area} {{ nodes {{ id }} totalCount }} }}"));
        }
    }
    for field in ["residents", "households", "units"] {
        questions.push(format!("{{ grids {{ nodes {{ code {field} {{ nodes {{ id }} }} }} }} }}"));
        questions.push(format!("{{ grid(code: \"{hidden}\") {{ code {field} {{ nodes {{ id }} }} }} }}"));
        questions.push(format!(
            "{{ buildings(area: \"{hidden}\") {{ nodes {{ {field} {{ nodes {{ id }} }} }} }} }}"
        ));
    }
    let counts = "households registered floating male female dwellings rentedDwellings units keyPlaces";
    for (area, level) in [(grid, "GRID"), (hidden, "GRID"), (COMMUNITY, "GRID"), (COMMUNITY, "COMMUNITY")] {
        questions.push(format!("{{ statistics(area: \"{area}\", level: {level}) {{ code {counts} }} }}"));
        questions.push(format!("{{ coverage(area: \"{area}\", level: {level}) {{ code due entered }} }}"));
    }
    questions.push(format!(
        "{{ grid(code: \"{grid}\") {{ ledgers {{ basic {{ people households }} floating {{ people }} }} }} }}"
    ));
    questions.push(format!("{{ grid(code: \"{hidden}\") {{ ledgers {{ basic {{ people }} }} }} }}"));
    questions.push(format!("{{ publicFigures(area: \"{COMMUNITY}\") {{ code registered floating }} }}"));
    questions.push("{ places(name: \"龘\") { __typename } }".to_owned());
    questions.push(format!("{{ audit(area: \"{hidden}\", recordType: \"Resident\") {{ totalCount }} }}"));
    questions.push("{ erasures { nodes { id } totalCount } }".to_owned());
    questions.push("{ corrections { nodes { id } totalCount } }".to_owned());
    questions.push("{ audit { nodes { id } } }".to_owned());
    questions
}

async fn answers(stage: &Stage<'_>, member: &Access, questions: &[String]) -> Vec<Value> {
    let mut answers = Vec::new();
    for question in questions {
        answers.push(stage.send(member, question, json!({})).await.0);
    }
    answers
}

/// An id of the same kind of which there is no record.
fn nothing(id: &Value) -> String {
    let id: GlobalId = id.as_str().unwrap().parse().unwrap();
    GlobalId::placed(&id.record_type, &id.district, id.id().unwrap() + 1).to_string()
}

#[tokio::test]
async fn nothing_tells_a_grid_member_of_the_people_beside_the_grid() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let member = stage.caller("grid-member", &grids[0]).await;
        let mine = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "自己", "sex": "MALE" });
        let mine = stage.enter(&clerk, mine).await;
        let questions = questions(&grids[0], &grids[1]);
        let before = answers(stage, &member, &questions).await;
        assert_eq!(
            before[0]["data"]["residents"]["nodes"][0]["id"], mine["id"],
            "the people of the grid are seen"
        );
        for (question, answer) in questions.iter().zip(&before) {
            let fair = |code: &String| matches!(code.as_str(), "FORBIDDEN" | "NOT_FOUND");
            assert!(codes(answer).iter().all(fair), "the question is a good one: {question} {answer}");
        }
        let told = answers(stage, &clerk, &questions).await;
        let hidden = hide(stage, &clerk, &grids[1]).await;
        let tells = answers(stage, &clerk, &questions).await;
        let tells =
            questions.iter().zip(told.iter().zip(&tells)).filter(|(_, (before, after))| before != after);
        assert!(tells.count() > 30, "who may see the people beside is told of them");
        for ((question, before), after) in
            questions.iter().zip(&before).zip(&answers(stage, &member, &questions).await)
        {
            assert_eq!(before, after, "{question}");
        }
        ids(stage, &member, &hidden, &mine).await;
        cursors_and_keys(stage, (&clerk, &member), &grids, &hidden).await;
    })
    .await;
}

/// An id of what is hidden answers what an id of nothing answers, also to who wants to write it.
async fn ids(stage: &Stage<'_>, member: &Access, hidden: &Hidden, mine: &Value) {
    let Hidden { resident, household, dwelling, tenancy, ownership, unit, certificate } = hidden;
    for id in [resident, household, dwelling, tenancy, ownership, unit, certificate] {
        let (there, nowhere) = (id.as_str().unwrap(), nothing(id));
        let ask = async |id: &str| {
            stage.send(member, "query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await.0
        };
        assert_eq!(ask(there).await, ask(&nowhere).await, "{there}");
        assert_eq!(ask(there).await["data"]["node"], Value::Null);
    }
    let own = &mine["id"];
    for (mutation, id, more) in [
        ("changeResident", resident, json!({ "version": 1, "name": "x" })),
        ("moveResident", resident, json!({ "version": 1, "grid": mine["grid"]["code"] })),
        ("endResidence", resident, json!({ "version": 1, "reason": "LEFT" })),
        ("verifyResident", resident, json!({ "version": 1 })),
        ("setWorkplace", resident, json!({ "version": 1 })),
        ("changeHousehold", household, json!({ "version": 1, "number": "x" })),
        ("changeDwelling", dwelling, json!({ "version": 1, "number": "x" })),
        ("changeTenancy", tenancy, json!({ "version": 1, "purpose": "STORAGE" })),
        ("changeUnit", unit, json!({ "version": 1, "name": "x" })),
        ("changeCertificate", certificate, json!({ "version": 1, "issuer": "x" })),
    ] {
        let mut input = more.clone();
        let mut refused = async |id: &str| {
            input["id"] = json!(id);
            said(&stage.denied(member, mutation, input.clone(), "NOT_FOUND").await)
        };
        assert_eq!(refused(id.as_str().unwrap()).await, refused(&nothing(id)).await, "{mutation}");
    }
    // as what one's own record is tied to
    for (mutation, path, of) in [
        ("changeResident", "household", household),
        ("changeResident", "dwelling", dwelling),
        ("setWorkplace", "unit", unit),
    ] {
        let refused = async |id: &str| {
            let tied = json!({ path: id });
            let input = match mutation {
                "setWorkplace" => json!({ "id": own, "version": 1, "unit": id }),
                _ => json!({ "id": own, "version": 1, "home": tied }),
            };
            said(&stage.denied(member, mutation, input, "BAD_USER_INPUT").await)
        };
        assert_eq!(refused(of.as_str().unwrap()).await, refused(&nothing(of)).await, "{path}");
    }
}

/// What an error says.
fn said(answer: &Value) -> Value {
    assert!(!answer.to_string().contains('龘'), "{answer}");
    json!([answer["errors"][0]["message"], answer["errors"][0]["extensions"]])
}

/// The cursor of another goes on in one's own reach; the key of another is nobody's.
async fn cursors_and_keys(stage: &Stage<'_>, who: (&Access, &Access), grids: &[String], hidden: &Hidden) {
    let (clerk, member) = who;
    let all = "query($first: Int, $after: String, $last: Int, $before: String) { residents(first: $first, after: $after, last: $last, before: $before) { nodes { id } \
               edges { cursor } pageInfo { endCursor startCursor } totalCount } }";
    let theirs = stage.ask_with(clerk, all, json!({ "first": 50 })).await;
    for edge in theirs["residents"]["edges"].as_array().unwrap() {
        for (side, count) in [("after", "first"), ("before", "last")] {
            let seen = stage.ask_with(member, all, json!({ side: edge["cursor"], count: 50 })).await;
            assert!(!seen.to_string().contains(hidden.resident.as_str().unwrap()), "{seen}");
        }
    }
    let input = json!({ "grid": grids[1], "kind": "FLOATING", "name": "龘二", "sex": "MALE", "idempotencyKey": "theirs" });
    let theirs = stage.enter(clerk, input.clone()).await;
    stage.denied(member, "registerResident", input, "NOT_FOUND").await;
    let own = json!({ "grid": grids[0], "kind": "FLOATING", "name": "己二", "sex": "MALE", "idempotencyKey": "theirs" });
    let own = stage.enter(member, own).await;
    assert_ne!(own["id"], theirs["id"]);
    // the one thing that is told: the office to ask, for a whole identity number, on record
    let same = json!({
        "grid": grids[0], "kind": "FLOATING", "name": "己三", "identityNumber": number("1966-06-06", 93),
    });
    let fields = "resident { id } registeredElsewhere { code }";
    let told = stage.act(member, "registerResident", fields, same).await;
    assert_eq!(told, json!({ "resident": null, "registeredElsewhere": { "code": &COMMUNITY[..9] } }));
}

#[tokio::test]
async fn a_town_is_read_whole_and_masked_and_what_is_shown_is_on_record() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let town = &COMMUNITY[..9];
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let leader = stage.caller("town-leader", town).await;
        for at in 0..7_u16 {
            let person = json!({
                "grid": grids[usize::from(at) % 2], "kind": "REGISTERED", "name": format!("人{at}"),
                "identityNumber": number("1971-01-01", 301 + at), "particulars": { "telephone": format!("1540000770{at}") },
            });
            stage.enter(&clerk, person).await;
        }
        let page = "query($after: String) { residents(first: 2, after: $after) { nodes { id name telephone identityNumber } \
                    totalCount pageInfo { endCursor hasNextPage } } }";
        let (mut after, mut seen) = (Value::Null, Vec::new());
        loop {
            let answer = stage.ask_with(&leader, page, json!({ "after": after })).await["residents"].take();
            assert_eq!(answer["totalCount"], 7);
            seen.extend(answer["nodes"].as_array().unwrap().clone());
            if answer["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = answer["pageInfo"]["endCursor"].clone();
        }
        let mut names: Vec<_> = seen.iter().map(|row| row["name"].as_str().unwrap()).collect();
        names.sort_unstable();
        assert_eq!(names, ["人0", "人1", "人2", "人3", "人4", "人5", "人6"], "each once");
        for row in &seen {
            assert!(row["telephone"].as_str().unwrap().starts_with("154****770"), "{row}");
            assert_eq!(row["identityNumber"], "990101************");
        }
        let total = format!("{{ statistics(area: \"{town}\") {{ registered }} }}");
        assert_eq!(stage.ask(&leader, &total).await["statistics"][0]["registered"], 7);
        let reveal = json!({ "ids": [seen[0]["id"]], "fields": ["telephone"], "purpose": "the gas is off" });
        let shown = stage.act(&leader, "reveal", "values { value }", reveal).await["values"][0]["value"].take();
        let auditor = stage.caller("auditor", &COMMUNITY[..6]).await;
        let rows = stage.ask(&auditor, "{ audit(first: 200) { nodes { action reason fields accountId } } }").await;
        let found = |row: &&Value| row["action"] == "reveal" && row["reason"] == "the gas is off";
        assert_eq!(rows["audit"]["nodes"].as_array().unwrap().iter().filter(found).count(), 1);
        assert!(!rows.to_string().contains(shown.as_str().unwrap()), "never the value");
    })
    .await;
}

/// Tells the platform that rights changed.
async fn rights_changed(stage: &Stage<'_>) {
    let mut tx = stage.platform.system().begin().await.unwrap();
    tx.rights_change().await.unwrap();
    tx.commit().await.unwrap();
    stage.platform.poll_rights().await.unwrap();
}

#[tokio::test]
async fn who_stands_in_sees_that_grid_meanwhile_and_is_marked() {
    on_a_copy(async |stage| {
        let grids = stage.grids().await;
        let (a, b) = (stage.account("grid-leader", &grids[0]).await, stage.account("grid-leader", &grids[1]).await);
        let caller = async |account: i64| stage.platform.caller(account).await.unwrap().unwrap();
        let person = json!({ "grid": grids[0], "kind": "REGISTERED", "name": "龘三", "sex": "MALE" });
        let made = stage.enter(&caller(a).await, person).await;
        let node = format!("{{ node(id: {}) {{ ... on Resident {{ name }} }} }}", made["id"]);
        assert_eq!(stage.ask(&caller(b).await, &node).await["node"], Value::Null);
        for sql in [
            format!("UPDATE post SET covered_by = {b} WHERE id = {a}"),
            format!(
                "INSERT INTO post_leave (id, account_id, post_id, area_code, kind, from_on, to_on, version, created_at, \
                 changed_at) VALUES (77, {a}, {a}, '{}', 'annual', '2026-01-01', '2026-01-31', 1, 0, 0)",
                grids[0]
            ),
        ] {
            stage.database.execute(&sql).await;
        }
        rights_changed(stage).await;
        let standing_in = caller(b).await;
        assert_eq!(stage.ask(&standing_in, &node).await["node"]["name"], "龘三");
        let verify = json!({ "id": made["id"], "version": 1 });
        stage.act(&standing_in, "verifyResident", "resident { id }", verify).await;
        // also what is a part of a post with a right of its own
        let card = json!({ "id": GlobalId::global("Post", a).to_string(), "version": 1, "duties": "巡查" });
        stage.act(&standing_in, "changeContactCard", "post { id }", card).await;
        let marked = format!(
            "SELECT action || ' ' || record_type FROM audit WHERE account_id = {b} AND stands_in AND post_id = {a} ORDER BY id"
        );
        assert_eq!(stage.database.texts(&marked).await, ["verify Resident", "change Post"]);
        let unmarked = format!("SELECT action FROM audit WHERE account_id = {b} AND (post_id IS NULL OR NOT stands_in)");
        assert_eq!(stage.database.texts(&unmarked).await, [""; 0]);
        stage.database.execute("UPDATE post_leave SET ended_at = 1, to_on = '2026-01-02' WHERE id = 77").await;
        rights_changed(stage).await;
        assert_eq!(stage.ask(&caller(b).await, &node).await["node"], Value::Null, "no longer");
    })
    .await;
}

#[tokio::test]
async fn a_contact_card_is_open_to_everybody_and_nothing_else_is() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let account = stage.account("grid-leader", &grid).await;
        let shown =
            "UPDATE post SET on_board = TRUE, public_name = '王网格', service_telephone = '0562-8000000'";
        stage.database.execute(&format!("{shown} WHERE id = {account}")).await;
        let anybody = stage.platform.anonymous();
        let card = "query($post: ID!) { contactCard(post: $post) { name serviceTelephone gridCode } }";
        let post = GlobalId::global("Post", account).to_string();
        let seen = stage.ask_with(&anybody, card, json!({ "post": post })).await;
        let wanted = json!({ "name": "王网格", "serviceTelephone": "0562-8000000", "gridCode": grid });
        assert_eq!(seen["contactCard"], wanted);
        for closed in [
            "{ residents { totalCount } }",
            "{ households { totalCount } }",
            "{ tenancies { nodes { id } } }",
        ] {
            let (answer, _) = stage.send(&anybody, closed, json!({})).await;
            assert_eq!(codes(&answer), ["UNAUTHENTICATED"], "{closed}");
        }
    })
    .await;
}
