//! What the demo has for whoever looks at it first: work for each account, service teams, campaigns, points on the map.

use super::demo::load;
use crate::harness::TestDatabase;
use crate::harness::database::on_each_demo;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use kit::access::{Access, Action};
use serde_json::{Value, json};
use wangge_core::demo::{DemoAccount, all_accounts};

/// Runs `test` on the demo with some of its people and matters, with every module.
async fn on_the_demo(test: impl AsyncFn(&Stage<'_>)) {
    on_each_demo(async |database| {
        crate::people::demo::load(database, FEW).await.unwrap();
        load(database, FEW).await.unwrap();
        let stage = Stage::whole(database, 1).await;
        test(&stage).await;
    })
    .await;
}

/// Enters the demo's accounts as a first start does, and hands them their work.
async fn enter(stage: &Stage<'_>) -> Vec<(DemoAccount, Access)> {
    let system = stage.platform.system();
    let mut entered = Vec::new();
    for account in all_accounts(system.policy()) {
        let (id, post) = (system.new_id(), system.new_id());
        let line = account.line.map_or("NULL".to_owned(), |line| format!("'{line}'"));
        stage
            .database
            .execute(&format!(
                "INSERT INTO account (id, name, title, kind, area_code, totp_confirmed_at, status, version, created_at, \
                 changed_at) VALUES ({id}, '{}', 'x', '{}', '{}', 1700000000000, 'active', 1, 0, 0); \
                 INSERT INTO post (id, account_id, role, area_code, line, from_on, version, created_at, changed_at) \
                 VALUES ({post}, {id}, '{}', '{}', {line}, '2025-01-01', 1, 0, 0)",
                account.name, account.kind, account.area, account.role, account.area
            ))
            .await;
        entered.push((account, id));
    }
    let tx = system.begin().await.unwrap();
    work::demo::hand_to_accounts(&tx).await.unwrap();
    tx.commit().await.unwrap();
    let mut callers = Vec::new();
    for (account, id) in entered {
        callers.push((account, stage.platform.caller(id).await.unwrap().unwrap()));
    }
    callers
}

#[tokio::test]
async fn whoever_deals_with_matters_has_one_that_can_be_dealt_with() {
    on_the_demo(async |stage| {
        let accounts = enter(stage).await;
        let policy = stage.platform.policy().clone();
        let mut with_work = 0;
        for (account, access) in &accounts {
            let deals = policy.reaches(account.role, "matter-handle", Action::Change).next().is_some();
            if account.kind != "staff" || !deals {
                continue;
            }
            let queue = "{ matterQueue(queue: MINE) { totalCount nodes { stage actions gridCode steps(last: 1) { \
                nodes { act toPost { id } unitCode } } post { id areaCode } } } }";
            let found = stage.ask(access, queue).await["matterQueue"].take();
            assert_eq!(found["totalCount"], 1, "{}", account.name);
            let matter = &found["nodes"][0];
            assert!(matter["actions"].as_array().unwrap().contains(&json!("FINISH")), "{}: {matter}", account.name);
            assert!(matter["gridCode"].as_str().unwrap().starts_with(&account.area));
            let dispatched = &matter["steps"]["nodes"][0];
            assert_eq!((&dispatched["act"], &dispatched["unitCode"]), (&json!("DISPATCH"), &json!(account.area)));
            with_work += 1;
        }
        assert!(with_work >= 2 * 12, "{with_work}");
        let of = |name: &str| &accounts.iter().find(|(account, _)| account.name == name).unwrap().1;
        let finish = "mutation($input: FinishMatterInput!) { finishMatter(input: $input) { matter { stage } } }";
        for name in ["tongguan-grid-leader", "heshan-line-officer"] {
            let mine = stage.ask(of(name), "{ matterQueue(queue: MINE) { nodes { id version } } }").await;
            let matter = &mine["matterQueue"]["nodes"][0];
            let input = json!({ "id": matter["id"], "version": matter["version"], "result": "已办结" });
            let done = stage.ask_with(of(name), finish, json!({ "input": input })).await;
            assert_eq!(done["finishMatter"]["matter"]["stage"], "VERIFY", "{name}");
        }
        teams(stage, of("heshan-district-command"), of("tongguan-district-command")).await;
        campaigns(stage, of("heshan-district-command"), of("tongguan-district-command")).await;
    })
    .await;
}

/// The teams, their rounds and what they were asked for.
async fn teams(stage: &Stage<'_>, heshan: &Access, tongguan: &Access) {
    let ask = "{ serviceTeams { totalCount nodes { id areaCode lead { roleCode } rounds { nodes { weekday week } } } } }";
    let found = stage.ask(heshan, ask).await["serviceTeams"].take();
    assert_eq!(found["totalCount"], 3);
    let nodes = found["nodes"].as_array().unwrap();
    let told = |team: &Value| {
        (team["areaCode"].clone(), team["lead"]["roleCode"].clone(), team["rounds"]["nodes"].clone())
    };
    let round = |weekday: i32, week: Value| json!({ "weekday": weekday, "week": week });
    let wanted = [
        ("340705005002", Value::Null, json!([round(3, json!(null)), round(6, json!(1))])),
        ("371102100", json!("town-clerk"), json!([round(2, json!(null)), round(5, json!(2))])),
        ("371102100260", json!("community-clerk"), json!([round(4, json!(null))])),
    ];
    for (team, (area, role, rounds)) in nodes.iter().zip(wanted) {
        let (is, lead, its) = told(team);
        // the post of another district is nobody's to see there
        assert_eq!((&is, &its), (&json!(area), &rounds));
        assert!(lead == role || (area.starts_with("340705") && lead == "community-clerk"), "{lead}");
    }
    let plan = "{ servicePlan(area: \"340705005002\", from: \"2026-01-05\", to: \"2026-02-07\") { on } }";
    let days = stage.ask(tongguan, plan).await["servicePlan"].take();
    let days: Vec<&str> = days.as_array().unwrap().iter().map(|day| day["on"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-01-07", "2026-01-14", "2026-01-21", "2026-01-28", "2026-02-04", "2026-02-07"]);
    for (team, (who, wanted)) in nodes.iter().zip([(tongguan, 3), (heshan, 2), (heshan, 1)]) {
        let ask =
            format!("{{ matters(filter: {{ team: {} }}) {{ totalCount nodes {{ stage }} }} }}", team["id"]);
        assert_eq!(stage.ask(who, &ask).await["matters"]["totalCount"], wanted);
    }
}

/// The campaigns, and how far each is.
async fn campaigns(stage: &Stage<'_>, heshan: &Access, tongguan: &Access) {
    let ask = "{ campaigns(status: null) { totalCount nodes { areaCode status actions(first: 20) { nodes { fixed } } \
        progress(level: TOWN) { code grids tasks begun done } } } }";
    for (who, area, status, local) in
        [(heshan, "371102100", "RUNNING", 2), (tongguan, "340705005", "ENDED", 1)]
    {
        let found = stage.ask(who, ask).await["campaigns"].take();
        let one = found["nodes"].as_array().unwrap().iter().find(|one| one["areaCode"] == area).unwrap();
        assert_eq!(one["status"], status);
        let actions = one["actions"]["nodes"].as_array().unwrap();
        let fixed = actions.iter().filter(|action| action["fixed"] == true).count();
        assert_eq!((fixed, actions.len() - fixed), (9, local), "nine and some more");
        let progress = &one["progress"][0];
        let number = |field: &str| progress[field].as_i64().unwrap();
        let grids = async |area: &str| {
            let sql = format!(
                "SELECT CAST(count(*) AS text) FROM grid WHERE grid_code LIKE '{area}%' AND status = 'active'"
            );
            stage.database.texts(&sql).await[0].parse::<i64>().unwrap()
        };
        let all = grids(area).await;
        let more = match local {
            2 => all + grids("371102100260").await,
            _ => grids("340705005002").await,
        };
        assert_eq!((number("grids"), number("tasks")), (all, 9 * all + more));
        let share = number("done") * 100 / number("tasks");
        let wanted = if status == "ENDED" { 88..=98 } else { 50..=66 };
        assert!(wanted.contains(&share) && number("begun") > 0, "{progress}");
    }
}

#[tokio::test]
async fn some_matters_are_on_the_map_where_their_grid_is() {
    let database = TestDatabase::sqlite_with(crate::harness::content::Content::Demo).await;
    crate::people::demo::load(&database, FEW).await.unwrap();
    let totals = load(&database, FEW).await.unwrap();
    let counted = async |what: &str| -> usize {
        let sql = format!("SELECT CAST(count(*) AS text) FROM matter m {what}");
        database.texts(&sql).await[0].parse().unwrap()
    };
    let placed = counted("WHERE m.lon IS NOT NULL").await;
    assert!(placed > 10 && placed < totals.matters / 3, "{placed} of {}", totals.matters);
    let beside = "JOIN place_shape s ON s.district_code = m.district_code AND s.record_type = 'Grid' AND s.record_id = m.grid_id \
        WHERE m.lon IS NOT NULL AND (m.lon NOT BETWEEN s.west AND s.east OR m.lat NOT BETWEEN s.south AND s.north)";
    assert_eq!(counted(beside).await, 0);
    let stage = Stage::whole(&database, 1).await;
    let command = stage.caller("district-command", "340705").await;
    let one = "SELECT m.district_code || ' ' || CAST(m.id AS text) FROM matter m WHERE m.lon IS NOT NULL ORDER BY m.id LIMIT 1";
    let one = database.texts(one).await.remove(0);
    let (district, id) = one.split_once(' ').unwrap();
    let id = kit::node::GlobalId::placed("Matter", district, id.parse().unwrap());
    let shown = format!("{{ matter(id: \"{id}\") {{ point {{ longitude latitude }} gridCode }} }}");
    let shown = stage.ask(&command, &shown).await;
    let point = &shown["matter"]["point"];
    let here = format!("{{ gridAt(longitude: {}, latitude: {}) }}", point["longitude"], point["latitude"]);
    assert_eq!(stage.ask(&command, &here).await["gridAt"], shown["matter"]["gridCode"]);
    drop(stage);
    database.remove().await;
}
