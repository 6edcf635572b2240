//! Statistics of matters answer from the counters, which are what the matters say.

use super::demo::load;
use super::town::{LINE, Town, in_a_town};
use crate::access::modules;
use crate::harness::database::on_each_demo;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use futures_util::future::join_all;
use kit::access::Access;
use kit::recount::{Difference, Recount};
use serde_json::{Value, json};
use work::clock::tick;
use work::demo::year;

const DISTRICT: &str = "371102";
const TOWN: &str = "371102100";
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
const FIGURES: &str = "key reported open closed refused overdue toAccept toDispatch toHandle toVerify toFile onTime late \
    onTimeRate rated meanRating medianHours";

/// Runs `test` on the demo with some of its people and matters.
async fn on_matters(test: impl AsyncFn(&Stage<'_>)) {
    on_each_demo(async |database| {
        crate::people::demo::load(database, FEW).await.unwrap();
        load(database, FEW).await.unwrap();
        let stage = Stage::open(database).await;
        stage.platform.read_districts().await.unwrap();
        test(&stage).await;
    })
    .await;
}

async fn statistics(stage: &Stage<'_>, access: &Access, arguments: &str) -> Vec<Value> {
    let document = format!("{{ matterStatistics({arguments}) {{ {FIGURES} }} }}");
    let (answer, statements) = stage.send(access, &document, json!({})).await;
    assert!(answer.get("errors").is_none(), "{arguments}: {answer:#}");
    assert!(statements <= 1, "{arguments}: {statements} statements");
    answer["data"]["matterStatistics"].as_array().unwrap().clone()
}

fn sum(rows: &[Value], field: &str) -> i64 {
    rows.iter().map(|row| row[field].as_i64().unwrap()).sum()
}

async fn count(stage: &Stage<'_>, condition: &str) -> i64 {
    let sql = format!("SELECT CAST(count(*) AS text) FROM matter WHERE {condition}");
    stage.database.texts(&sql).await[0].parse().unwrap()
}

#[tokio::test]
async fn every_way_of_counting_gives_what_the_matters_say_in_one_statement() {
    on_matters(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let whole = statistics(stage, &command, &format!("area: \"{DISTRICT}\"")).await;
        let here = format!("district_code = '{DISTRICT}'");
        for (field, condition) in [
            ("reported", "TRUE"),
            ("open", "status = 'open'"),
            ("closed", "status = 'closed'"),
            ("refused", "status = 'refused'"),
            ("overdue", "status = 'open' AND light = 'red'"),
            ("toAccept", "status = 'open' AND stage IN ('accept', 'first_review')"),
            ("toDispatch", "status = 'open' AND stage IN ('dispatch', 'arbitrate')"),
            ("toVerify", "status = 'open' AND stage = 'verify'"),
            ("toFile", "status = 'open' AND stage = 'file'"),
            ("late", "status = 'closed' AND late"),
            ("rated", "rating IS NOT NULL"),
        ] {
            let counted = count(stage, &format!("{here} AND {condition}")).await;
            assert!(counted > 0 || field == "late", "{field}");
            assert_eq!(whole[0][field], counted, "{field}");
        }
        assert_eq!(whole[0]["key"], DISTRICT);
        for by in ["AREA, level: GRID", "AREA, level: COMMUNITY", "KIND", "CATEGORY", "LINE", "MONTH"] {
            let rows =
                statistics(stage, &command, &format!("area: \"{DISTRICT}\", by: {by}, first: 1000")).await;
            assert!(
                rows.len() > 2 && rows.is_sorted_by_key(|row| row["key"].as_str().unwrap().to_owned()),
                "{by}"
            );
            for field in ["reported", "open", "closed", "overdue", "toHandle", "onTime", "rated"] {
                assert_eq!(sum(&rows, field), whole[0][field].as_i64().unwrap(), "{field} by {by}");
            }
        }
        let stars = format!("SELECT CAST(sum(rating) AS text) FROM matter WHERE {here}");
        let stars: f64 = stage.database.texts(&stars).await[0].parse().unwrap();
        let number = |field: &str| whole[0][field].as_f64().unwrap();
        assert!((number("meanRating") - stars / number("rated")).abs() < 1e-9);
        assert!((number("onTimeRate") - number("onTime") / number("closed")).abs() < 1e-9);
        median(stage, number("medianHours")).await;
    })
    .await;
}

/// The median lies in the term that the true one lies in.
async fn median(stage: &Stage<'_>, shown: f64) {
    let sql = format!(
        "SELECT CAST(closed_at - reported_at AS text) FROM matter WHERE district_code = '{DISTRICT}' AND status = 'closed'"
    );
    let mut took: Vec<f64> = stage.database.texts(&sql).await.iter().map(|ms| ms.parse().unwrap()).collect();
    took.sort_by(f64::total_cmp);
    let hours = took[took.len() / 2] / 3_600_000.0;
    let terms = [0.0, 1.0, 4.0, 12.0, 24.0, 48.0, 72.0, 120.0, 168.0, 240.0, 360.0, 480.0, 720.0];
    let term = |hours: f64| terms.iter().position(|end| hours <= *end).unwrap();
    assert!(term(hours).abs_diff(term(shown)) <= 1, "{hours} is shown as {shown}");
}

#[tokio::test]
async fn months_kinds_and_lines_narrow_and_nobody_sees_more_than_the_own_reach() {
    on_matters(async |stage| {
        let town = stage.caller("town-leader", TOWN).await;
        let months = statistics(stage, &town, &format!("area: \"{TOWN}\", by: MONTH, first: 100")).await;
        let month = months[months.len() / 2]["key"].as_str().unwrap().to_owned();
        let one = statistics(stage, &town, &format!("area: \"{TOWN}\", from: \"{month}\", to: \"{month}\"")).await;
        assert_eq!(one[0]["reported"], months[months.len() / 2]["reported"]);
        let lines = statistics(stage, &town, &format!("area: \"{TOWN}\", by: LINE, first: 100")).await;
        let police = lines.iter().find(|row| row["key"] == "police").unwrap();
        let only = statistics(stage, &town, &format!("area: \"{TOWN}\", line: \"police\"")).await;
        assert_eq!(only[0]["reported"], police["reported"]);
        let kind = statistics(stage, &town, &format!("area: \"{TOWN}\", kind: \"exposed-rubbish\"")).await;
        let rubbish = format!("kind_code = 'exposed-rubbish' AND grid_code LIKE '{TOWN}%'");
        assert_eq!(kind[0]["reported"], count(stage, &rubbish).await);
        // a part of a district is no sum of it
        assert_eq!(statistics(stage, &town, &format!("area: \"{DISTRICT}\"")).await, Vec::<Value>::new());
        assert_eq!(statistics(stage, &town, &format!("area: \"{DISTRICT}\", by: KIND")).await, Vec::<Value>::new());
        // the staff of a line see the kinds of the line
        let officer = stage.caller("line-officer", DISTRICT).await.account().unwrap();
        stage.database.execute(&format!("UPDATE post SET line = 'police' WHERE account_id = {officer}")).await;
        let officer = stage.platform.caller(officer).await.unwrap().unwrap();
        let seen = statistics(stage, &officer, &format!("area: \"{TOWN}\", by: LINE")).await;
        assert_eq!(seen, std::slice::from_ref(police));
        let command = stage.caller("district-command", DISTRICT).await;
        let links = format!(
            "{{ division(code: \"{TOWN}\") {{ matterStatistics {{ reported division {{ code }} }} children(first: 200) {{ nodes {{ \
             code matterStatistics {{ reported }} }} }} }} }}"
        );
        let (answer, statements) = stage.send(&command, &links, json!({})).await;
        assert!(answer.get("errors").is_none() && statements <= 5, "{statements}: {answer:#}");
        let division = &answer["data"]["division"];
        let total = count(stage, &format!("grid_code LIKE '{TOWN}%'")).await;
        assert_eq!(division["matterStatistics"], json!({ "reported": total, "division": { "code": TOWN } }));
        let below = division["children"]["nodes"].as_array().unwrap();
        let below: i64 = below.iter().filter_map(|node| node["matterStatistics"]["reported"].as_i64()).sum();
        assert_eq!(below, total);
        refused(stage, &town).await;
    })
    .await;
}

async fn refused(stage: &Stage<'_>, town: &Access) {
    for (arguments, code) in [
        ("from: \"2026\"", "BAD_USER_INPUT"),
        ("line: \"nobody\"", "BAD_USER_INPUT"),
        ("by: KIND, level: GRID", "BAD_USER_INPUT"),
        ("level: GRID, after: \"x\"", "BAD_USER_INPUT"),
        ("first: 1001", "LIMIT_EXCEEDED"),
        ("by: KIND, first: 1001", "LIMIT_EXCEEDED"),
    ] {
        let document = format!("{{ matterStatistics(area: \"{TOWN}\", {arguments}) {{ key }} }}");
        assert_eq!(stage.codes(town, &document, json!({})).await, [code], "{arguments}");
    }
    let cleaner = stage.caller("cleaner", "371102100260").await;
    let document = format!("{{ matterStatistics(area: \"{TOWN}\") {{ key }} }}");
    assert_eq!(stage.codes(&cleaner, &document, json!({})).await, ["FORBIDDEN"]);
}

/// What a recount of the district finds.
async fn recount(stage: &Stage<'_>, repair: bool) -> Vec<Difference> {
    recount_of(stage, DISTRICT, repair).await
}

async fn recount_of(stage: &Stage<'_>, district: &str, repair: bool) -> Vec<Difference> {
    let access = stage.platform.system();
    let mut recount = Recount::new(&access, district, repair);
    for module in modules::all().iter().filter(|module| module.id() == "work") {
        module.on_recount(&mut recount).await.unwrap();
    }
    recount.found()
}

/// Does something with a matter; answers the matter.
async fn act(
    stage: &Stage<'_>,
    leader: &Access,
    (mutation, input_type): (&str, &str),
    input: Value,
) -> Value {
    let document = format!(
        "mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ matter {{ id version }} }} }}"
    );
    stage.ask_with(leader, &document, json!({ "input": input })).await[mutation]["matter"].take()
}

/// Reports matters in a grid and deals with them.
async fn work(stage: &Stage<'_>, leader: &Access, grid: &str, number: usize) {
    for round in 0..5 {
        let kind = ["exposed-rubbish", "home-visit", "fire-passage"][(number + round) % 3];
        let report = json!({ "grid": grid, "kind": kind, "title": format!("事项{number}-{round}") });
        let mut matter = act(stage, leader, ("reportMatter", "ReportMatterInput"), report).await;
        matter = act(stage, leader, ("acceptMatter", "MatterActInput"), matter).await;
        matter["result"] = "已处理".into();
        act(stage, leader, ("finishMatter", "FinishMatterInput"), matter).await;
    }
}

#[tokio::test]
async fn many_writers_leave_every_count_right() {
    on_matters(async |stage| {
        let grids = ["371102100260004", "371102100260005"];
        let leaders =
            [stage.caller("grid-leader", grids[0]).await, stage.caller("grid-leader", grids[1]).await];
        let before = count(stage, "TRUE").await;
        let writers =
            join_all((0..4).map(|number| work(stage, &leaders[number % 2], grids[number % 2], number)));
        // counts are compared, and would be made right, while others write
        let recounts = async {
            for repair in [true, false, true, false] {
                assert_eq!(recount(stage, repair).await, []);
            }
        };
        futures_util::join!(writers, recounts);
        assert_eq!(recount(stage, false).await, []);
        assert_eq!(count(stage, "TRUE").await, before + 20);
        let command = stage.caller("district-command", DISTRICT).await;
        let shown = statistics(stage, &command, &format!("area: \"{DISTRICT}\"")).await;
        assert_eq!(shown[0]["reported"], count(stage, &format!("district_code = '{DISTRICT}'")).await);
    })
    .await;
}

#[tokio::test]
async fn what_is_damaged_is_found_and_made_right() {
    on_matters(async |stage| {
        let some = format!("SELECT grid_code FROM matter_stat WHERE district_code = '{DISTRICT}' ORDER BY id LIMIT 1");
        let grid = stage.database.texts(&some).await.remove(0);
        for (damage, wanted) in [
            ("UPDATE matter_stat SET reported = reported + 5, t03 = 7 WHERE grid_code = '{grid}'", "matter_stat.reported"),
            ("UPDATE matter_stat SET stars = -1 WHERE grid_code = '{grid}'", "matter_stat.stars"),
            ("DELETE FROM matter_stat WHERE grid_code = '{grid}'", "matter_stat.reported"),
            ("UPDATE matter_stat SET month = '2001-01' WHERE grid_code = '{grid}' AND id = (SELECT max(id) FROM matter_stat WHERE grid_code = '{grid}')", "matter_stat.reported"),
        ] {
            stage.database.execute(&damage.replace("{grid}", &grid)).await;
            let found = recount(stage, false).await;
            assert!(found.iter().any(|difference| difference.what.starts_with(wanted)), "{wanted}: {found:?}");
            assert!(found.iter().all(|difference| difference.grid == grid), "{found:?}");
            assert_eq!(recount(stage, false).await, found, "a check changes nothing");
            assert_eq!(recount(stage, true).await, found, "{wanted}");
            assert_eq!(recount(stage, false).await, [], "{wanted}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_damaged_in_the_counts_of_divisions_is_found_and_made_right() {
    on_matters(async |stage| {
        let command = stage.caller("district-command", DISTRICT).await;
        let ask = format!("area: \"{DISTRICT}\", by: KIND, first: 100");
        let shown = statistics(stage, &command, &ask).await;
        for level in [6, 9, 12] {
            let some = format!(
                "SELECT CAST(min(id) AS text) FROM matter_sum WHERE district_code = '{DISTRICT}' AND level = {level}"
            );
            let id = stage.database.texts(&some).await.remove(0);
            for damage in ["UPDATE matter_sum SET reported = reported + 5 WHERE id =", "DELETE FROM matter_sum WHERE id ="] {
                stage.database.execute(&format!("{damage} {id}")).await;
                let found = recount(stage, false).await;
                assert!(!found.is_empty(), "{level}: {damage}");
                let here = |of: &Difference| of.what.starts_with("matter_sum.") && of.grid.len() == level;
                assert!(found.iter().all(here), "{found:?}");
                assert_eq!(recount(stage, false).await, found, "a check changes nothing");
                assert_eq!(recount(stage, true).await, found, "{level}: {damage}");
                assert_eq!(recount(stage, false).await, [], "{level}: {damage}");
            }
        }
        assert_eq!(statistics(stage, &command, &ask).await, shown);
    })
    .await;
}

#[tokio::test]
async fn the_clock_puts_the_counts_of_divisions_together() {
    on_matters(async |stage| {
        let parts = async || {
            let sql = "SELECT CAST(count(*) AS text) FROM matter_sum WHERE part <> 0";
            stage.database.texts(sql).await[0].parse::<i64>().unwrap()
        };
        tick(&stage.platform, "test").await.unwrap();
        let before = parts().await;
        let grid = "371102100260004";
        let leader = stage.caller("grid-leader", grid).await;
        for number in 0..8 {
            work(stage, &leader, grid, number).await;
        }
        // each of 15 acts adds one for the community, the town and the district
        assert_eq!(parts().await, before + 8 * 15 * 3);
        let command = stage.caller("district-command", DISTRICT).await;
        let ask = format!("area: \"{DISTRICT}\", by: KIND, first: 100");
        let shown = statistics(stage, &command, &ask).await;
        tick(&stage.platform, "test").await.unwrap();
        assert_eq!(parts().await, 0);
        assert_eq!(statistics(stage, &command, &ask).await, shown);
        assert_eq!(recount(stage, false).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_year_for_measurements_is_in_order_and_counted() {
    on_each_demo(async |database| {
        crate::people::demo::load(database, FEW).await.unwrap();
        let stage = Stage::open(database).await;
        stage.platform.read_districts().await.unwrap();
        let told = year(&stage.platform.system(), 7, 1_200).await.unwrap();
        assert_eq!((told.matters, count(&stage, "TRUE").await), (1_200, 1_200));
        let earlier =
            "EXISTS (SELECT 1 FROM matter b WHERE b.id > matter.id AND b.reported_at < matter.reported_at)";
        assert_eq!(count(&stage, earlier).await, 0);
        for district in ["340705", DISTRICT, "410185"] {
            assert_eq!(recount_of(&stage, district, false).await, []);
        }
    })
    .await;
}

#[tokio::test]
async fn what_follows_another_edition_is_counted_for_its_category_and_line() {
    in_a_town(async |town| {
        let first = town.report(&town.leader, "lamp", json!({})).await;
        town.stage.clock.forward(DAY);
        town.define("lamp", "GENERAL", json!({ "line": "police", "category": "order" })).await;
        town.report(&town.leader, "lamp", json!({})).await;
        town.report(&town.leader, "lamp", json!({})).await;
        // it follows its own edition to the end
        town.step(&town.leader, "acceptMatter", &first).await;
        let counted = async |town: &Town<'_>, by: &str| {
            let ask = format!(
                "{{ matterStatistics(area: \"{}\", by: {by}, kind: \"lamp\") {{ key reported toAccept toHandle }} }}",
                town.grid
            );
            town.stage.ask(&town.command.access, &ask).await["matterStatistics"].take()
        };
        let row = |key: &str, reported: i64, accept: i64, handle: i64| {
            json!({ "key": key, "reported": reported, "toAccept": accept, "toHandle": handle })
        };
        let lines = json!([row("police", 2, 2, 0), row(LINE, 1, 0, 1)]);
        let categories = json!([row("city", 1, 0, 1), row("order", 2, 2, 0)]);
        let district = super::town::DISTRICT;
        for damage in [
            None,
            // as it was counted before: for the edition that was in force first
            Some("DELETE FROM matter_stat WHERE line = 'police'; UPDATE matter_stat SET reported = 3, opened = 3, accept = 2"),
            Some("DELETE FROM matter_stat"),
        ] {
            if let Some(damage) = damage {
                town.stage.database.execute(damage).await;
                assert!(!recount_of(town.stage, district, true).await.is_empty());
            }
            assert_eq!(recount_of(town.stage, district, false).await, []);
            assert_eq!(counted(town, "LINE").await, lines, "{damage:?}");
            assert_eq!(counted(town, "CATEGORY").await, categories, "{damage:?}");
        }
    })
    .await;
}
