//! Fire safety of the demo as it lies in the database and in the graph.

use super::scene::TOWN;
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use fire_safety::demo::{STEPS, Totals, load as load_fire};
use fire_safety::hazard::FireHazardState;
use kit::access::Policy;
use kit::error::Code;
use std::collections::BTreeSet;
use wangge_core::demo::SEED;

async fn load(database: &TestDatabase) -> kit::Result<Totals> {
    let clock = Hands::default();
    clock.forward(180_000);
    let platform = database.platform(Policy::default(), &clock).await;
    let mut steps = Vec::new();
    let totals = load_fire(&platform.system(), SEED, FEW, &mut |step| steps.push(step)).await?;
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    Ok(totals)
}

/// Matters and fire safety, where people are.
pub(super) async fn whole(database: &TestDatabase) -> Totals {
    crate::people::demo::load(database, FEW).await.unwrap();
    let clock = Hands::default();
    clock.forward(90_000);
    let platform = database.platform(Policy::default(), &clock).await;
    property::demo::load(&platform.system(), SEED, &mut |_| ()).await.unwrap();
    clock.forward(30_000);
    let platform = database.platform(Policy::default(), &clock).await;
    work::demo::load(&platform.system(), SEED, FEW, &mut |_| ()).await.unwrap();
    load(database).await.unwrap()
}

/// A stage with every module on, later than the demo.
pub(super) async fn stage(database: &TestDatabase) -> Stage<'_> {
    Stage::whole(database, 2).await
}

async fn count(database: &TestDatabase, what: &str) -> usize {
    database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse().unwrap()
}

#[tokio::test]
async fn the_demo_has_every_state_and_what_it_says() {
    on_each_demo(async |database| {
        let totals = whole(database).await;
        for (what, wanted) in [
            ("fire_checklist", totals.checklists),
            ("fire_plan", totals.plans),
            ("fire_premises", totals.premises),
            ("fire_premises WHERE risk_class = 'high'", totals.high),
            ("fire_equipment", totals.equipment),
            ("fire_inspection", totals.inspections),
            ("fire_inspection_answer", totals.answers),
            ("fire_hazard", totals.hazards),
            ("fire_hazard WHERE status = 'open'", totals.open),
            ("fire_hazard_step", totals.steps),
            ("fire_activity", totals.activities),
            ("fire_incident", totals.incidents),
            ("fire_incident_step", totals.help),
        ] {
            assert!(wanted > 0, "{what}");
            assert_eq!(count(database, what).await, wanted, "{what}");
        }
        let states: BTreeSet<String> =
            database.texts("SELECT DISTINCT state FROM fire_hazard").await.into_iter().collect();
        let wanted: BTreeSet<String> =
            FireHazardState::ALL.iter().map(|state| state.as_str().to_owned()).collect();
        assert_eq!(states, wanted);
        for none in [
            "fire_hazard_step s JOIN fire_hazard h ON h.district_code = s.district_code AND h.id = s.hazard_id \
             WHERE s.done_on < h.found_on",
            "fire_hazard_step a JOIN fire_hazard_step b ON b.hazard_id = a.hazard_id AND b.id > a.id \
             WHERE b.done_on < a.done_on",
            "fire_hazard WHERE state = 'referred' AND NOT EXISTS (SELECT 1 FROM fire_hazard_step n JOIN fire_hazard_step r \
             ON r.hazard_id = n.hazard_id WHERE n.hazard_id = fire_hazard.id AND n.kind = 'notice' AND r.kind = 'referral' \
             AND r.done_on > n.due_on)",
            "fire_hazard h JOIN matter m ON m.district_code = h.district_code AND m.id = h.matter_id \
             WHERE h.state = 'closed' AND m.status <> 'closed'",
            "fire_inspection i WHERE i.passed + i.failed + i.skipped <> (SELECT count(*) FROM fire_inspection_answer a \
             WHERE a.inspection_id = i.id)",
            "fire_inspection i JOIN fire_checklist l ON l.id = i.checklist_id WHERE i.inspected_on < l.from_on \
             OR l.area_code <> i.district_code",
        ] {
            assert_eq!(count(database, none).await, 0, "{none}");
        }
        // a year of inspections and drills in Heshan
        for heshan in ["fire_inspection", "fire_activity", "fire_equipment", "fire_incident"] {
            assert!(count(database, &format!("{heshan} WHERE grid_code LIKE '371102100%'")).await > 5, "{heshan}");
        }
        let stage = stage(database).await;
        let leader = stage.caller("town-leader", TOWN).await;
        let query = format!(
            "{{ fireSafetyStatistics(area: \"{TOWN}\") {{ premises {{ registered overdue }} equipment {{ pieces }} \
             inspections {{ made }} hazards {{ found }} activities {{ drills }} incidents {{ fires lossYuan }} }} }}"
        );
        let data = stage.ask(&leader, &query).await;
        let counted = &data["fireSafetyStatistics"][0];
        for pointer in ["/premises/registered", "/inspections/made", "/activities/drills", "/incidents/fires"] {
            assert!(counted.pointer(pointer).unwrap().as_i64().unwrap() > 0, "{pointer}: {counted:#}");
        }
        let before = Before::now(database, &[]).await;
        assert_eq!(load(database).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;
    })
    .await;
}
