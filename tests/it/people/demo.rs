//! The people of the demo as they lie in the database and in the graph.

use super::village::number;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::harness::{TestDatabase, before::Before};
use crate::places::stage::Stage;
use kit::access::Policy;
use kit::error::Code;
use people::demo::{self, Census, STEPS, Size, Totals};
use sea_orm::DbBackend;
use serde_json::json;
use wangge_core::demo::SEED;
use wangge_core::stat::{COLUMNS, Counted};

/// One in so many, where a test needs no more.
pub(crate) const FEW: Size = Size::Sample(40);

pub(crate) async fn load(database: &TestDatabase, size: Size) -> kit::Result<Totals> {
    let platform = database.platform(Policy::default(), &Hands::default()).await;
    let mut steps = Vec::new();
    let totals = demo::load(&platform.system(), SEED, size, &mut |step| steps.push(step)).await?;
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    Ok(totals)
}

async fn count(database: &TestDatabase, what: &str) -> usize {
    database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse().unwrap()
}

/// The condition of rows that a count of the list counts.
fn counted(column: Counted) -> String {
    match column {
        Counted::Households => "household t WHERE status = 'active'".to_owned(),
        Counted::Residents { kinds, sex, born } => {
            let mut sql =
                format!("resident t WHERE status = 'active' AND kind IN ('{}')", kinds.join("', '"));
            if let Some(sex) = sex {
                sql.push_str(&format!(" AND sex = '{sex}'"));
            }
            if let Some(born) = born {
                let from = born.from.unwrap_or(1800);
                sql.push_str(&format!(" AND birth_on BETWEEN '{from}-01-01' AND '{}-12-31'", born.to));
            }
            sql
        }
        Counted::Dwellings(usage) => {
            let usage = usage.map(|usage| format!(" AND usage = '{usage}'")).unwrap_or_default();
            format!("dwelling t WHERE status = 'active'{usage}")
        }
        Counted::Units { .. } => "unit t WHERE status = 'active'".to_owned(),
    }
}

/// The indexes of the database, as they were made.
async fn indexes(database: &TestDatabase) -> Vec<String> {
    let all = match database.backend() {
        DbBackend::Postgres => {
            "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1"
        }
        _ => "SELECT name || COALESCE(sql, '') FROM sqlite_master WHERE type = 'index' ORDER BY 1",
    };
    database.texts(all).await
}

#[tokio::test]
async fn the_counters_are_what_a_recount_gives() {
    on_each_demo(async |database| {
        let made = indexes(database).await;
        load(database, FEW).await.unwrap();
        assert_eq!(indexes(database).await, made, "what was taken down for the load is up again");
        for column in COLUMNS {
            let wrong = format!(
                "SELECT grid_code FROM grid_stat s WHERE {} <> (SELECT count(*) FROM {} AND t.grid_id = s.grid_id)",
                column.name,
                counted(column.counted)
            );
            assert_eq!(database.texts(&wrong).await, Vec::<String>::new(), "{}", column.name);
        }
        let (entered, verified) = ("sum(entered)", "sum(verified)");
        for sum in [entered, verified] {
            let sum = format!("SELECT CAST({sum} AS text) FROM grid_quarter");
            let all = count(database, "resident").await.to_string();
            assert_eq!(database.texts(&sum).await, [all]);
        }
        let lost = "SELECT h.number FROM household h WHERE h.people <> (SELECT count(*) FROM resident r WHERE \
                    r.household_id = h.id) OR NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = h.head_id AND \
                    r.district_code = h.head_district_code AND r.household_id = h.id AND r.relation = '02')";
        assert_eq!(database.texts(lost).await, Vec::<String>::new());
        assert_eq!(count(database, "resident_search").await, count(database, "resident").await);
        let before = Before::now(database, &[]).await;
        assert_eq!(load(database, FEW).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn numbers_are_revealed_and_people_found_again() {
    on_each_demo(async |database| {
        load(database, FEW).await.unwrap();
        let stage = Stage::open(database).await;
        let town = stage.caller("town-leader", "371102100").await;
        let query = r#"{ residents(first: 1, filter: { area: "371102100", kinds: [REGISTERED] })
            { nodes { id name birthOn sex identityNumber grid { code } } } }"#;
        let found = stage.ask(&town, query).await["residents"]["nodes"][0].take();
        assert_eq!(found["identityNumber"], "991102************");
        let grid = found["grid"]["code"].as_str().unwrap();
        let leader = stage.caller("grid-leader", grid).await;
        let director = stage.caller("community-director", &grid[..12]).await;
        let reveal = "mutation ($input: RevealInput!) { reveal(input: $input) { values { value } } }";
        let input = json!({ "ids": [found["id"]], "fields": ["identityNumber"], "purpose": "核对身份证" });
        let shown = stage.ask_with(&director, reveal, json!({ "input": input })).await;
        let identity = shown["reveal"]["values"][0]["value"].as_str().unwrap();
        assert_eq!(identity[6..14], found["birthOn"].as_str().unwrap().replace('-', ""));
        assert_ne!(identity, number(found["birthOn"].as_str().unwrap(), 1));
        let search = format!(r#"{{ residents(filter: {{ area: "{grid}" }}) {{ totalCount }} }}"#);
        let own = stage.ask(&leader, &search).await["residents"]["totalCount"].as_u64().unwrap();
        let all = stage.ask(&leader, "{ residents { totalCount } }").await;
        assert_eq!(all["residents"]["totalCount"], own, "the people of the grid and no one else");
        let mac = format!("resident r JOIN person p ON p.id = r.person_id WHERE p.number_mac = '{}'", {
            let platform = database.platform(Policy::default(), &Hands::default()).await;
            platform.system().mac("identity-number", identity.as_bytes())
        });
        assert_eq!(count(database, &format!("{mac} AND r.grid_code = '{grid}'")).await, 1);
    })
    .await;
}

/// The share of rows among those who live there, of a district.
async fn share(database: &TestDatabase, district: &str, of: &str) -> f64 {
    let living = format!("resident WHERE district_code = '{district}' AND kind <> 'away'");
    count(database, &format!("{living} AND {of}")).await as f64 / count(database, &living).await as f64
}

#[tokio::test]
async fn everybody_is_there_as_the_sources_and_the_census_say() {
    let database = TestDatabase::sqlite_with(crate::harness::content::Content::Demo).await;
    let totals = load(&database, Size::Full).await.unwrap();
    assert_eq!((totals.heshan_registered, totals.heshan_floating), (46_667, 2_000));
    assert_eq!((totals.heshan_let, totals.xuzhuang_households), (2_007, 7_262));
    let property = crate::property::demo::load(&database).await.unwrap();
    let stage = Stage::open(&database).await;
    totals_in_the_graph(&stage, &totals).await;
    crate::property::demo::totals_in_the_graph(&stage, &property, 2_007).await;
    let census = Census::read().unwrap();
    let today = Hands::default();
    let platform = database.platform(Policy::default(), &today).await;
    let day = platform.system().today();
    let born = |age: u32| day.checked_sub_months(chrono::Months::new(age * 12)).unwrap();
    for district in ["371102", "410185", "340705"] {
        let (male, schooling) = match district {
            "340705" => (census.male_in_tongling, census.schooling_in_anhui),
            _ => (census.male, census.schooling),
        };
        let school = |codes: &str| format!("substr(education, 1, 1) IN ({codes})");
        for (of, wanted) in [
            ("sex = '1'".to_owned(), male),
            (format!("birth_on > '{}'", born(15)), census.young),
            (format!("birth_on <= '{}'", born(60)), census.old),
            (format!("birth_on <= '{}'", born(65)), census.very_old),
            (school("'1', '2', '3'"), schooling.university),
            (school("'4', '6'"), schooling.senior),
            (school("'7'"), schooling.junior),
            (school("'8'"), schooling.primary),
        ] {
            let found = share(&database, district, &of).await;
            assert!((found - wanted).abs() < 0.015, "{district} {of}: {found:.4}, not {wanted:.4}");
        }
    }
    let found = share(&database, "340705", "kind = 'floating'").await;
    assert!((found - census.floating).abs() < 0.05, "floating: {found:.4}, not {:.4}", census.floating);
    let family =
        "resident r JOIN household h ON h.id = r.household_id WHERE h.kind = 'family' AND r.kind <> 'away'";
    let size = count(&database, family).await as f64
        / count(&database, "household WHERE kind = 'family'").await as f64;
    assert!((size - census.household).abs() < 0.06, "{size:.3}, not {}", census.household);
    grids_differ(&database).await;
    grids_outside_the_policy(&stage).await;
    database.remove().await;
}

async fn totals_in_the_graph(stage: &Stage<'_>, totals: &Totals) {
    let database = stage.database;
    for (role, area, kinds, wanted) in [
        ("town-leader", "371102100", "REGISTERED, AWAY", totals.heshan_registered),
        ("town-leader", "371102100", "FLOATING", totals.heshan_floating),
        ("district-command", "340705", "REGISTERED, AWAY, FLOATING", totals.tongguan_residences),
    ] {
        let caller = stage.caller(role, area).await;
        let query = format!(
            r#"{{ residents(first: 50, filter: {{ area: "{area}", kinds: [{kinds}] }}) {{ totalCount nodes {{ telephone }} }} }}"#
        );
        let data = stage.ask(&caller, &query).await;
        assert_eq!(data["residents"]["totalCount"], wanted, "{area} {kinds}");
        assert_eq!(data["residents"]["nodes"].as_array().unwrap().len(), 50);
    }
    assert_eq!(
        count(database, "dwelling WHERE usage = 'let' AND district_code = '371102'").await,
        totals.heshan_let
    );
    assert_eq!(count(database, "household WHERE district_code = '410185'").await, totals.xuzhuang_households);
    let housed = "household h JOIN dwelling d ON d.id = h.dwelling_id JOIN building b ON b.id = d.building_id \
        WHERE h.district_code = '410185' AND b.declared_households = 1 AND b.grid_id = h.grid_id";
    assert_eq!(count(database, housed).await, totals.xuzhuang_households);
    let town = stage.caller("town-leader", "410185107").await;
    let query = "{ households(first: 0) { totalCount } dwellings(first: 0) { totalCount } }";
    let data = stage.ask(&town, query).await;
    assert_eq!(data["households"]["totalCount"], 7_262);
    assert_eq!(data["dwellings"]["totalCount"], 7_262);
    assert_eq!(count(database, "person").await, totals.persons);
    let sum = "SELECT CAST(sum(registered) AS text) FROM grid_stat WHERE district_code = '371102'";
    assert_eq!(database.texts(sum).await, ["46667"]);
}

/// Coverage of the running quarter and the share of the floating differ from grid to grid.
async fn grids_differ(database: &TestDatabase) {
    let coverage = "SELECT CAST(100 * q.verified / (s.registered + s.floating) AS text) FROM grid_stat s JOIN \
        grid_quarter q ON q.grid_id = s.grid_id AND q.quarter = (SELECT max(quarter) FROM grid_quarter) \
        WHERE s.registered + s.floating >= 20";
    let coverage: Vec<i32> =
        database.texts(coverage).await.iter().map(|text| text.parse().unwrap()).collect();
    let (least, most) = (coverage.iter().min().unwrap(), coverage.iter().max().unwrap());
    assert!(*least >= 55 && *most <= 100 && most - least > 25, "{least} to {most}");
    let floating = "SELECT CAST(100 * floating / (registered + floating) AS text) FROM grid_stat \
        WHERE district_code = '340705' AND registered + floating >= 20";
    let floating: Vec<i32> =
        database.texts(floating).await.iter().map(|text| text.parse().unwrap()).collect();
    assert!(floating.iter().max().unwrap() - floating.iter().min().unwrap() > 40);
}

/// Tongguan's people are a sample, so that its grids are judged by what their communities declare: some are outside the policy,
/// each way, and most are not. Heshan's are all there, and are counted.
async fn grids_outside_the_policy(stage: &Stage<'_>) {
    let command = stage.caller("district-command", "340705").await;
    let list = r#"gridsOutsidePolicy(area: "340705", first: 200)"#;
    let fields = "size { findings { counted side } proposal { kind } }";
    let grids = stage.nodes(&command, list, fields).await;
    let all = count(stage.database, "grid WHERE district_code = '340705' AND kind = 'residential'").await;
    assert!(!grids.is_empty() && grids.len() * 2 < all, "{} of {all}", grids.len());
    let findings = grids.iter().flat_map(|grid| grid["size"]["findings"].as_array().unwrap());
    assert!(findings.clone().all(|finding| finding["counted"] == false));
    for (side, proposal) in [("ABOVE", "SPLIT"), ("BELOW", "MERGE")] {
        assert!(findings.clone().any(|finding| finding["side"] == side), "{side}");
        assert!(grids.iter().any(|grid| grid["size"]["proposal"]["kind"] == proposal), "{proposal}");
    }
    let half = "grid g JOIN grid_stat s ON s.grid_id = g.id WHERE g.district_code = '371102' \
        AND 2 * s.households < g.declared_households";
    assert_eq!(count(stage.database, half).await, 0, "the count goes first");
}
