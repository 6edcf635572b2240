//! The matters of the demo as they lie in the database and in the graph.

use super::replay::replay;
use crate::access::modules;
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::content::Content;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::people::demo::FEW;
use crate::places::stage::Stage;
use files::{FileRules, FileStore};
use kit::access::Policy;
use kit::error::Code;
use kit::recount::Recount;
use object_store::memory::InMemory;
use people::demo::Size;
use sea_orm::DbBackend;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use wangge_core::demo::SEED;
use work::demo::{STEPS, Totals, attach_papers, load as load_matters};
use work::procedure::{CHAINS, Stage as At};

/// Loads the matters where the people are.
pub(super) async fn load(database: &TestDatabase, size: Size) -> kit::Result<Totals> {
    let clock = Hands::default();
    clock.forward(120_000);
    let platform = database.platform(Policy::default(), &clock).await;
    let mut steps = Vec::new();
    let system = platform.system();
    let totals = load_matters(&system, SEED, size, &mut |step| steps.push(step)).await?;
    let (ran, rows) = (system.meter().statements(), totals.matters + totals.steps + totals.counts);
    assert!(ran < 84 + rows as u64 / 600, "{ran} statements for {rows} rows");
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    Ok(totals)
}

/// Rows of a table as JSON.
async fn rows(database: &TestDatabase, sql: &str, columns: &[&str]) -> Vec<Value> {
    let object = match database.backend() {
        DbBackend::Postgres => "json_build_object",
        _ => "json_object",
    };
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', x.{column}")).collect();
    let sql = format!("SELECT CAST({object}({}) AS text) FROM ({sql}) x", pairs.join(", "));
    database.texts(&sql).await.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

async fn count(database: &TestDatabase, what: &str) -> usize {
    database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse().unwrap()
}

#[tokio::test]
async fn every_step_is_one_that_the_procedure_allows() {
    on_each_demo(async |database| {
        crate::people::demo::load(database, FEW).await.unwrap();
        let totals = load(database, FEW).await.unwrap();
        let matter_columns = [
            "id",
            "grid_code",
            "procedure",
            "stage",
            "status",
            "step",
            "version",
            "reported_by",
            "handled_by",
            "light",
        ];
        let step_columns = [
            "matter_id",
            "seq",
            "act",
            "signs",
            "from_stage",
            "to_stage",
            "account_id",
            "role",
            "note",
            "at",
            "area",
        ];
        let matters = rows(database, "SELECT * FROM matter", &matter_columns).await;
        let steps = "SELECT s.*, p.area_code AS area FROM matter_step s LEFT JOIN post p ON p.id = s.post_id \
            ORDER BY s.matter_id, s.seq";
        let steps = rows(database, steps, &step_columns).await;
        assert_eq!((matters.len(), steps.len()), (totals.matters, totals.steps));
        let mut of: BTreeMap<i64, Vec<Value>> = BTreeMap::new();
        for mut step in steps {
            // who stands in has a post of another grid
            if step["area"].as_str().is_some_and(|area| area.len() == 15) {
                step["area"] = json!(&step["area"].as_str().unwrap()[..12]);
            }
            of.entry(step["matter_id"].as_i64().unwrap()).or_default().push(step);
        }
        let modules = modules::all();
        for matter in &matters {
            let steps = of.remove(&matter["id"].as_i64().unwrap()).unwrap_or_default();
            if let Err(problem) = replay(matter, &steps, modules.policy()) {
                panic!("{problem}\n{matter:#}\n{steps:#?}");
            }
        }
        assert!(of.is_empty());
    })
    .await;
}

#[tokio::test]
async fn every_stage_and_status_is_there_and_every_count_is_right() {
    on_each_demo(async |database| {
        crate::people::demo::load(database, FEW).await.unwrap();
        let totals = load(database, FEW).await.unwrap();
        assert!((300..900).contains(&totals.matters), "{totals:?}");
        for (what, wanted) in [
            ("matter_kind", totals.editions),
            ("matter", totals.matters),
            ("matter_step", totals.steps),
            ("work_sheet", totals.sheets),
            ("announcement", totals.announcements),
            ("objection", totals.objections),
            ("matter_stat", totals.counts),
            ("visit_task", totals.visits),
            ("service_team", totals.teams),
            ("service_round", totals.rounds),
            ("campaign", totals.campaigns),
            ("campaign_action", totals.actions),
            ("campaign_task", totals.tasks),
        ] {
            assert!(wanted > 0, "{what}");
            assert_eq!(count(database, what).await, wanted, "{what}");
        }
        catalogue(database, &totals).await;
        let texts = async |sql: &str| database.texts(sql).await.into_iter().collect::<BTreeSet<String>>();
        for town in ["371102100", "410185107", "340705005"] {
            let stages = format!("SELECT DISTINCT stage FROM matter WHERE grid_code LIKE '{town}%'");
            let mut wanted: BTreeSet<String> = At::ALL.iter().map(|stage| stage.as_str().to_owned()).collect();
            if town != "371102100" {
                wanted.remove("arbitrate");
            }
            assert!(texts(&stages).await.is_superset(&wanted), "{town}: {:?}", texts(&stages).await);
        }
        let statuses = texts("SELECT DISTINCT status FROM matter").await;
        assert_eq!(statuses, ["cancelled", "closed", "joined", "open", "refused"].map(str::to_owned).into());
        for some in [
            "matter WHERE status = 'open' AND light = 'yellow'",
            "matter WHERE status = 'open' AND light = 'red' AND late",
            "matter WHERE paused = 'asked' AND grid_code LIKE '371102100%'",
            "matter WHERE paused = 'on' AND due_at IS NULL AND grid_code LIKE '371102100%'",
            "matter m WHERE stage = 'receipt' AND EXISTS (SELECT 1 FROM work_sheet s WHERE s.matter_id = m.id AND s.state = 'sent' AND s.line = m.asked_line)",
            "matter m WHERE stage = 'announced' AND EXISTS (SELECT 1 FROM announcement a WHERE a.matter_id = m.id AND a.state = 'open' AND a.to_on = m.announced_to)",
            "objection o JOIN announcement a ON a.id = o.announcement_id WHERE a.state = 'open' AND o.answered_at IS NULL",
            "matter WHERE kind_code = 'fire' AND stage = 'handle' AND grid_code LIKE '371102100%' AND version >= 4",
            "matter m WHERE joined_to IS NOT NULL AND EXISTS (SELECT 1 FROM matter o WHERE o.id = m.joined_to AND o.status = 'open' AND o.kind_code = m.kind_code)",
            "matter m JOIN matter o ON o.id = m.joined_to WHERE m.status = 'joined' AND o.status = 'closed' AND m.result = o.result",
            "matter_kind WHERE edition = 2 AND attachments <> '[]' AND to_on IS NULL",
            "matter_admission WHERE state = 'admitted' AND amount_fen > 0 AND to_on IS NOT NULL",
            "matter WHERE rating IS NOT NULL",
            "matter WHERE served_id IS NOT NULL",
        ] {
            assert!(count(database, some).await > 0, "{some}");
        }
        for none in [
            "matter WHERE status = 'open' AND stage NOT IN ('announced') AND due_at IS NULL AND paused IS NULL",
            "matter m WHERE NOT EXISTS (SELECT 1 FROM matter_kind k WHERE k.id = m.kind_id AND k.code = m.kind_code AND m.grid_code LIKE k.area_code || '%')",
            "matter m WHERE building_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM building b WHERE b.id = m.building_id AND b.grid_id = m.grid_id)",
            "objection o JOIN announcement a ON a.id = o.announcement_id WHERE a.state <> 'open' AND o.answered_at IS NULL",
            "matter WHERE source = 'campaign' AND campaign_task_id IS NULL",
            "matter m JOIN matter_kind k ON k.id = m.kind_id WHERE k.reporters NOT LIKE '%' || m.source || '%'",
            "matter WHERE status = 'closed' AND result IS NULL",
            "matter m JOIN matter o ON o.id = m.joined_to WHERE o.status = 'closed' AND (m.result IS NULL OR m.result <> o.result)",
            "matter m JOIN matter_kind k ON k.id = m.kind_id WHERE k.admitted_only AND NOT EXISTS (SELECT 1 FROM matter_admission a WHERE a.kind_code = k.code AND a.state = 'admitted' AND m.grid_code LIKE a.area_code || '%')",
        ] {
            assert_eq!(count(database, none).await, 0, "{none}");
        }
        let before = Before::now(database, &[]).await;
        assert_eq!(load(database, FEW).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;
        recounted(database).await;
    })
    .await;
}

#[tokio::test]
async fn what_went_on_has_the_papers_that_its_kind_asks_for() {
    on_each_demo(async |database| {
        crate::people::demo::load(database, FEW).await.unwrap();
        load(database, FEW).await.unwrap();
        let stage = Stage::whole(database, 1).await;
        let store = FileStore::new(Arc::new(InMemory::new()), FileRules::default());
        let system = stage.platform.system();
        let attached = attach_papers(&system, &store).await.unwrap();
        assert!(attached > 3, "{attached}");
        assert_eq!(count(database, "attachment").await, attached);
        assert_eq!(count(database, "stored_file WHERE state = 'attached' AND expires_at IS NULL").await, attached);
        let asked = "SELECT DISTINCT s.act || ' ' || k.attachments || ' ' || CAST(m.id AS text) || ' ' || m.district_code \
            FROM matter m JOIN matter_kind k ON k.id = m.kind_id AND k.attachments <> '[]' \
            JOIN matter_step s ON s.matter_id = m.id AND s.act IN ('pass', 'grant', 'verify')";
        let mut looked = 0;
        for row in database.texts(asked).await {
            let (titles, rest) = row.split_once(' ').unwrap().1.rsplit_once("] ").unwrap();
            let titles: BTreeSet<String> = serde_json::from_str(&format!("{titles}]")).unwrap();
            let (id, district) = rest.split_once(' ').unwrap();
            let names = format!("SELECT name FROM attachment WHERE record_id = {id} AND district_code = '{district}'");
            assert_eq!(database.texts(&names).await.into_iter().collect::<BTreeSet<_>>(), titles, "{row}");
            looked += 1;
        }
        assert!(looked > 0);
        // each can be read, by who may
        let one = "SELECT district_code || ' ' || CAST(record_id AS text) FROM attachment WHERE kind = 'form' ORDER BY id LIMIT 1";
        let one = database.texts(one).await.remove(0);
        let (district, id) = one.split_once(' ').unwrap();
        let command = stage.caller("district-command", district).await;
        let id = kit::node::GlobalId::placed("Matter", district, id.parse().unwrap());
        let seen = format!("{{ matter(id: \"{id}\") {{ attachments {{ nodes {{ mediaType bytes }} }} }} }}");
        let seen = stage.ask(&command, &seen).await["matter"]["attachments"]["nodes"].take();
        assert!(seen.as_array().unwrap().contains(&json!({ "mediaType": "application/pdf", "bytes": 603 })), "{seen}");
        assert_eq!(attach_papers(&system, &store).await.unwrap(), 0, "none twice");
    })
    .await;
}

/// Procedures, chains, announcements, units of limits and days off.
async fn catalogue(database: &TestDatabase, totals: &Totals) {
    assert!(totals.kinds >= 40, "{totals:?}");
    let texts = async |sql: &str| database.texts(sql).await.into_iter().collect::<BTreeSet<String>>();
    assert_eq!(texts("SELECT DISTINCT procedure FROM matter_kind").await.len(), 4);
    let chains = "SELECT DISTINCT chain || ' ' || CASE WHEN announced THEN 'announced' ELSE 'quiet' END FROM matter_kind \
        WHERE chain IS NOT NULL";
    let chains = texts(chains).await;
    for chain in CHAINS {
        assert!(chains.contains(&format!("{} announced", chain.code)), "{chains:?}");
    }
    assert!(chains.contains("street quiet") && chains.contains("department quiet"), "{chains:?}");
    let lines = texts("SELECT DISTINCT line FROM matter_kind").await;
    let modules = modules::all();
    let departments: BTreeSet<String> = modules.policy().departments().map(|d| d.code.to_owned()).collect();
    assert!(lines.is_subset(&departments) && lines.len() >= 18, "{lines:?}");
    for line in &lines {
        let desks = format!("post WHERE line = '{line}' AND role = 'line-officer' AND length(area_code) = 6");
        assert_eq!(count(database, &desks).await, 3, "{line}");
    }
    assert!(count(database, "matter_kind WHERE limits LIKE '%hours%'").await > 0);
    assert!(count(database, "matter_kind WHERE limits LIKE '%working_days%'").await > 0);
    assert!(count(database, "matter_kind WHERE admitted_only").await > 0);
    let worked = texts("SELECT CAST(day_on AS text) FROM work_day WHERE works AND area_code = '00'").await;
    assert!(
        worked.contains("2025-10-11") && worked.contains("2026-02-28") && worked.len() == 11,
        "{worked:?}"
    );
}

async fn recounted(database: &TestDatabase) {
    let stage = Stage::open(database).await;
    let access = stage.platform.system();
    for district in ["371102", "410185", "340705"] {
        let mut recount = Recount::new(&access, district, false);
        for module in modules::all().iter().filter(|module| module.id() == "work") {
            module.on_recount(&mut recount).await.unwrap();
        }
        assert_eq!(recount.found(), [], "{district}");
    }
}

#[tokio::test]
async fn a_year_of_twenty_thousand_matters_is_mostly_closed_in_time() {
    let database = TestDatabase::sqlite_with(Content::Demo).await;
    crate::people::demo::load(&database, FEW).await.unwrap();
    let totals = load(&database, Size::Full).await.unwrap();
    assert_eq!(totals.matters, 20_000);
    let closed = count(&database, "matter WHERE status = 'closed'").await;
    let in_time = count(&database, "matter WHERE status = 'closed' AND NOT late").await;
    let open = count(&database, "matter WHERE status = 'open'").await;
    assert!((17_500..19_500).contains(&closed), "{closed} are closed");
    assert!(in_time > closed * 85 / 100 && in_time < closed * 99 / 100, "{in_time} of {closed} in time");
    assert!((400..1_500).contains(&open), "{open} are open");
    for (town, least) in [("371102100", 1_500), ("410185107", 4_000), ("340705", 9_000)] {
        assert!(count(&database, &format!("matter WHERE grid_code LIKE '{town}%'")).await > least, "{town}");
    }
    let answered = "objection o JOIN matter_step s ON s.matter_id = o.matter_id AND s.act = 'end_announcement' \
        WHERE o.answered_at > o.created_at AND s.at > o.answered_at";
    assert!(count(&database, answered).await > 5);
    assert!(count(&database, "matter WHERE source = 'campaign'").await > 0);
    let months = database.texts("SELECT DISTINCT month FROM matter_stat").await;
    assert!((12..=14).contains(&months.len()), "{months:?}");
    recounted(&database).await;
}
