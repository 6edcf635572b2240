//! Illegal construction of the demo as it lies in the database and in the graph.

use super::scene::stage;
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::content::Content;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use illegal_construction::demo::{STEPS, Totals, load as load_construction};
use kit::access::Policy;
use kit::error::Code;
use people::demo::Size;
use serde_json::json;
use std::collections::BTreeSet;
use wangge_core::demo::SEED;

async fn load(database: &TestDatabase) -> kit::Result<Totals> {
    let clock = Hands::default();
    clock.forward(180_000);
    let platform = database.platform(Policy::default(), &clock).await;
    let mut steps = Vec::new();
    let totals = load_construction(&platform.system(), SEED, FEW, &mut |step| steps.push(step)).await?;
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    Ok(totals)
}

/// The matters of the demo, of a size.
async fn matters(database: &TestDatabase, size: Size) {
    let clock = Hands::default();
    clock.forward(120_000);
    let platform = database.platform(Policy::default(), &clock).await;
    work::demo::load(&platform.system(), SEED, size, &mut |_| ()).await.unwrap();
}

async fn count(database: &TestDatabase, what: &str) -> usize {
    database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse().unwrap()
}

#[tokio::test]
async fn the_demo_has_every_state_and_what_it_says() {
    on_each_demo(async |database| {
        let people = crate::people::demo::load(database, FEW).await.unwrap();
        matters(database, FEW).await;
        let totals = load(database).await.unwrap();
        assert_eq!((totals.imperfect, totals.xuzhuang_archives), (12, people.xuzhuang_households), "{totals:?}");
        for (what, wanted) in [
            ("building_archive", totals.archives),
            ("construction_inspection", totals.inspections),
            ("violation", totals.violations),
            ("violation WHERE status = 'open'", totals.open),
            ("violation_step", totals.steps),
            ("construction_circular", totals.circulars),
            ("village_evaluation", totals.evaluations),
        ] {
            assert!(wanted > 0, "{what}");
            assert_eq!(count(database, what).await, wanted, "{what}");
        }
        let wanted: BTreeSet<String> =
            ["discovered", "checked", "stopped", "notified", "heard", "ordered", "urged", "carried_out"]
                .map(str::to_owned)
                .into();
        for place in ["340705", "371102"] {
            let states = format!("SELECT DISTINCT state FROM violation WHERE district_code = '{place}' AND status = 'open'");
            let states: BTreeSet<String> = database.texts(&states).await.into_iter().collect();
            assert_eq!(states, wanted, "{place}");
        }
        for none in [
            "building_archive WHERE grid_code LIKE '410185107%' AND NOT complete",
            "violation v JOIN matter m ON m.id = v.matter_id WHERE v.kind = 'imperfect_procedures' AND \
             (m.status <> 'closed' OR v.state <> 'accepted')",
            "violation v WHERE v.kind = 'imperfect_procedures' AND (SELECT count(DISTINCT party) FROM violation_step s \
             WHERE s.violation_id = v.id AND s.party IS NOT NULL) <> 3",
            "violation v WHERE v.kind = 'imperfect_procedures' AND NOT EXISTS (SELECT 1 FROM work_sheet s WHERE \
             s.matter_id = v.matter_id AND s.line = 'land' AND s.state = 'done')",
            "violation_step s JOIN violation v ON v.id = s.violation_id WHERE s.done_on < v.discovered_on",
            "violation_step a JOIN violation_step b ON b.violation_id = a.violation_id AND b.id > a.id WHERE b.done_on < a.done_on",
            "village_evaluation e WHERE e.score <> (SELECT sum(score) FROM evaluation_item i WHERE i.evaluation_id = e.id)",
        ] {
            assert_eq!(count(database, none).await, 0, "{none}");
        }
        let stage = stage(database).await;
        let leader = stage.caller("town-leader", "410185107").await;
        let query = r#"{ surveyProgress(area: "410185107") { households archives complete left }
            villages: surveyProgress(area: "410185107", level: COMMUNITY) { left }
            buildingArchives(area: "410185107", filter: { complete: true }) { totalCount }
            violations(filter: { kind: IMPERFECT_PROCEDURES, case: CLOSED }) { totalCount } }"#;
        let data = stage.ask(&leader, query).await;
        let all = people.xuzhuang_households;
        assert_eq!(data["surveyProgress"], json!([{ "households": all, "archives": all, "complete": all, "left": 0 }]));
        assert_eq!(data["villages"].as_array().unwrap().len(), 14);
        assert_eq!(data["buildingArchives"]["totalCount"], all);
        assert_eq!(data["violations"]["totalCount"], 12);
        let before = Before::now(database, &[]).await;
        assert_eq!(load(database).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn every_household_of_xuzhuang_has_its_archive() {
    let database = TestDatabase::sqlite_with(Content::Demo).await;
    crate::people::demo::load(&database, Size::Full).await.unwrap();
    matters(&database, FEW).await;
    let totals = load(&database).await.unwrap();
    assert_eq!(totals.xuzhuang_archives, 7_262);
    // the same number of statements, however many rows there are
    let stage = stage(&database).await;
    let command = stage.caller("district-command", "410185").await;
    let query = |first: usize| {
        format!(
            "{{ grids(first: {first}) {{ nodes {{ code illegalConstruction {{ archives inspections open }} missedInspections \
             violations(first: 2) {{ nodes {{ state steps {{ nodes {{ kind }} }} matter {{ stage }} }} }} \
             buildingArchives(first: 2) {{ nodes {{ missing household {{ people }} }} }} }} }} }}"
        )
    };
    let (one, few) = stage.send(&command, &query(1), json!({})).await;
    let (all, many) = stage.send(&command, &query(150), json!({})).await;
    assert!(one.get("errors").is_none() && all.get("errors").is_none(), "{one:#}");
    assert_eq!(all["data"]["grids"]["nodes"].as_array().unwrap().len(), 150);
    assert!(many <= few + 2, "{few} statements for one grid, {many} for 150");
}

/// Matters and illegal construction, where people are.
pub(super) async fn whole(database: &TestDatabase) {
    matters(database, FEW).await;
    load(database).await.unwrap();
}
