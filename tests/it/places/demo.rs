//! The demo as it lies in the database.

use super::stage::{Stage, on_the_demo};
use crate::harness::before::Before;
use crate::harness::platform::Hands;
use crate::harness::{TestDatabase, on_each_database};
use kit::access::{Access, Policy};
use kit::code::BuildingCode;
use kit::error::Code;
use wangge_core::demo::{self, SEED, STEPS, TOTALS};
use wangge_core::geometry::{Position, Shape};

async fn load(database: &TestDatabase) -> kit::Result<demo::Totals> {
    let platform = database.platform(Policy::default(), &Hands::default()).await;
    let mut steps = Vec::new();
    let totals = demo::load(&platform.system(), SEED, &mut |step| steps.push(step)).await?;
    assert_eq!(steps, (1..=STEPS).collect::<Vec<_>>());
    Ok(totals)
}

async fn count(database: &TestDatabase, what: &str) -> usize {
    database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse().unwrap()
}

#[tokio::test]
async fn the_totals_are_in_the_database() {
    on_each_database(async |database| {
        assert_eq!(load(database).await.unwrap(), TOTALS);
        for (what, wanted) in [
            ("division", TOTALS.divisions),
            ("division_search", TOTALS.divisions),
            ("division_shape", TOTALS.division_shapes),
            ("district_setting", 3),
            ("grid", TOTALS.grids),
            ("grid WHERE district_code = '340705'", TOTALS.tongguan_grids),
            ("grid WHERE kind = 'unit'", TOTALS.unit_grids),
            ("unit_check", TOTALS.unit_grids),
            ("compound", TOTALS.compounds),
            ("building", TOTALS.buildings),
            ("road", TOTALS.roads),
            ("facility", TOTALS.facilities),
            ("place_shape", TOTALS.tongguan_grids + TOTALS.roads),
            ("division_change", 0),
            ("account", TOTALS.accounts),
            ("post", TOTALS.posts),
            ("post WHERE covered_by IS NOT NULL", TOTALS.covered_posts),
            ("post_leave", TOTALS.leaves),
            ("notice_board", TOTALS.notice_boards),
            ("liaison", TOTALS.liaisons),
            ("body", TOTALS.bodies),
            ("body_member", TOTALS.body_members),
        ] {
            assert_eq!(count(database, what).await, wanted, "{what}");
        }
        let named = TOTALS.grids + TOTALS.compounds + TOTALS.buildings + TOTALS.roads + TOTALS.facilities;
        assert_eq!(count(database, "place_search").await, named);
    })
    .await;
}

/// How many records of the cities of the demo the graph has, asked as somebody of each city.
async fn of_cities(stage: &Stage<'_>, list: &str) -> usize {
    let mut total = 0;
    for city in ["3407", "3711", "4101"] {
        let access = stage.caller("city", city).await;
        total += counted(stage, &access, list).await;
    }
    total
}

async fn counted(stage: &Stage<'_>, access: &Access, list: &str) -> usize {
    let (name, arguments) = list.split_once(' ').unwrap_or((list, ""));
    let data = stage.ask(access, &format!("{{ {name}(first: 0 {arguments}) {{ totalCount }} }}")).await;
    usize::try_from(data[name]["totalCount"].as_u64().unwrap()).unwrap()
}

#[tokio::test]
async fn the_totals_are_in_the_graph() {
    on_the_demo(async |stage| {
        let anonymous = stage.platform.anonymous();
        assert_eq!(counted(stage, &anonymous, "divisions includeRetired: true").await, TOTALS.divisions);
        for (list, wanted) in [
            ("grids", TOTALS.grids),
            (r#"grids area: "371102100""#, TOTALS.heshan_grids),
            (r#"grids area: "410185107""#, TOTALS.xuzhuang_grids),
            (r#"grids area: "340705""#, TOTALS.tongguan_grids),
            ("grids kind: UNIT", TOTALS.unit_grids),
            ("compounds", TOTALS.compounds),
            ("buildings", TOTALS.buildings),
            ("roads", TOTALS.roads),
            ("facilities", TOTALS.facilities),
        ] {
            assert_eq!(of_cities(stage, list).await, wanted, "{list}");
        }
    })
    .await;
}

#[tokio::test]
async fn codes_and_counters_agree() {
    on_each_database(async |database| {
        load(database).await.unwrap();
        for code in database.texts("SELECT code FROM building").await {
            code.parse::<BuildingCode>().unwrap();
        }
        let missing = "SELECT g.grid_code FROM grid g LEFT JOIN division d ON d.code = substr(g.grid_code, 1, 12) \
                       WHERE d.code IS NULL";
        assert_eq!(database.texts(missing).await, Vec::<String>::new());
        let given_again = "SELECT b.code FROM building b JOIN code_counter c ON c.grid_code = b.grid_code \
                           WHERE CAST(substr(b.code, 16) AS integer) > c.last_number";
        assert_eq!(database.texts(given_again).await, Vec::<String>::new());
        let uncounted = "SELECT g.grid_code FROM grid g LEFT JOIN code_counter c \
                         ON c.grid_code = substr(g.grid_code, 1, 12) WHERE c.id IS NULL \
                         OR CAST(substr(g.grid_code, 13) AS integer) > c.last_number";
        assert_eq!(database.texts(uncounted).await, Vec::<String>::new());
        let lost = "SELECT c.name FROM compound c WHERE NOT EXISTS \
                    (SELECT 1 FROM place_grid p WHERE p.compound_id = c.id AND substr(p.grid_code, 1, length(c.grid_code)) = c.grid_code)";
        assert_eq!(database.texts(lost).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_point_of_the_district_lies_in_one_grid() {
    let database = TestDatabase::sqlite().await;
    load(&database).await.unwrap();
    let texts = database.texts("SELECT geometry FROM place_shape WHERE record_type = 'Grid'").await;
    let grids: Vec<Shape> = texts.iter().map(|t| Shape::parse(t, "shape").unwrap()).collect();
    let points =
        database.texts("SELECT lon || ' ' || lat FROM building WHERE lon IS NOT NULL LIMIT 200").await;
    assert_eq!(points.len(), 200);
    for point in points {
        let (lon, lat) = point.split_once(' ').unwrap();
        let at = Position::new(lon.parse().unwrap(), lat.parse().unwrap(), "at").unwrap();
        assert!((1..=2).contains(&grids.iter().filter(|g| g.contains(at)).count()), "{point}");
    }
    database.remove().await;
}

#[tokio::test]
async fn the_demo_is_not_loaded_twice() {
    on_each_database(async |database| {
        load(database).await.unwrap();
        let before = Before::now(database, &[]).await;
        assert_eq!(load(database).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;
    })
    .await;
}
