//! The property of the demo as it lies in the database and in the graph.

use crate::access::modules;
use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use crate::places::stage::Stage;
use kit::access::{Access, Policy};
use kit::error::Code;
use kit::recount::Recount;
use property::credit_code::CreditCode;
use property::demo::{self, STEPS, Totals};
use wangge_core::demo::SEED;

/// Loads the property where the people are.
pub(crate) async fn load(database: &TestDatabase) -> kit::Result<Totals> {
    let clock = Hands::default();
    clock.forward(60_000);
    let platform = database.platform(Policy::default(), &clock).await;
    let mut steps = Vec::new();
    let totals = demo::load(&platform.system(), SEED, &mut |step| steps.push(step)).await?;
    assert!(steps.is_sorted() && steps.last() == Some(&STEPS), "{steps:?}");
    Ok(totals)
}

/// Asserts that the graph has these totals, and that every count is what a recount gives.
pub(crate) async fn totals_in_the_graph(stage: &Stage<'_>, totals: &Totals, let_in_heshan: usize) {
    let town = stage.caller("town-leader", "371102100").await;
    assert_eq!((totals.heshan_key_places, totals.heshan_tenancies), (32, let_in_heshan));
    for (list, wanted) in [
        ("units: units(first: 0, filter: { isKeyPlace: true })", 32),
        ("units: tenancies(first: 0)", let_in_heshan),
        ("units: dwellings(first: 0, usage: LET)", let_in_heshan),
    ] {
        assert_eq!(total(stage, &town, list).await, wanted, "{list}");
    }
    let late = format!("tenancies(first: 0, checkDueTo: \"{}\")", stage.platform.system().today());
    let late = total(stage, &town, &format!("units: {late}")).await;
    assert!(late > let_in_heshan / 20 && late < let_in_heshan / 4, "{late} are overdue");
    let counts = r#"{ statistics(area: "371102100") { keyPlaces rentedDwellings } }"#;
    let counts = stage.ask(&town, counts).await["statistics"][0].take();
    assert_eq!(counts["keyPlaces"], 32);
    assert_eq!(counts["rentedDwellings"], let_in_heshan);
    recounted(stage).await;
    codes(stage, &town).await;
    checked(stage).await;
    found_by_trade_housing_and_certificate(stage, &town).await;
}

async fn total(stage: &Stage<'_>, access: &Access, list: &str) -> usize {
    let data = stage.ask(access, &format!("{{ {list} {{ totalCount }} }}")).await;
    usize::try_from(data["units"]["totalCount"].as_u64().unwrap()).unwrap()
}

async fn recounted(stage: &Stage<'_>) {
    let access = stage.platform.system();
    for district in ["371102", "410185", "340705"] {
        let mut recount = Recount::new(&access, district, false);
        for module in modules::all().iter() {
            module.on_recount(&mut recount).await.unwrap();
        }
        assert_eq!(recount.found(), [], "{district}");
    }
}

/// Each credit code is one by the standard, of an area that there is not; one begins with N, one with Y.
async fn codes(stage: &Stage<'_>, town: &Access) {
    let query = "{ units(first: 50, filter: { isKeyPlace: true }) { nodes { creditCode grid { code } } } }";
    let mut units = stage.ask(town, query).await["units"]["nodes"].take();
    let mut grids = std::collections::BTreeSet::new();
    let mut first = [0, 0];
    for unit in units.as_array_mut().unwrap() {
        grids.insert(unit["grid"]["code"].as_str().unwrap().to_owned());
        let Some(code) = unit["creditCode"].as_str() else { continue };
        assert_eq!(&code[2..8], "991102", "{code}");
        first[0] += usize::from(code.starts_with('N'));
        first[1] += usize::from(code.starts_with('Y'));
    }
    assert_eq!((first, grids.len()), ([1, 1], 32));
    for code in stage.database.texts("SELECT code FROM credit_code").await {
        assert!(CreditCode::parse(&code).is_ok(), "{code}");
    }
    let lost = "SELECT u.name FROM unit u WHERE u.credit_code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit_code c \
        WHERE c.code = u.credit_code AND c.unit_id = u.id AND c.unit_district_code = u.district_code)";
    assert_eq!(stage.database.texts(lost).await, Vec::<String>::new());
}

/// Every tenancy was checked on the day that it says.
async fn checked(stage: &Stage<'_>) {
    let odd = "SELECT t.grid_code FROM tenancy t WHERE NOT EXISTS (SELECT 1 FROM tenancy_check c JOIN account a \
        ON a.id = c.account_id WHERE c.tenancy_id = t.id AND c.checked_on = t.checked_on \
        AND c.next_due_on = t.check_due_on AND c.checked_on >= t.from_on)";
    assert_eq!(stage.database.texts(odd).await, Vec::<String>::new());
}

/// Who cooks, rents and holds a health certificate; and where the person works.
async fn found_by_trade_housing_and_certificate(stage: &Stage<'_>, town: &Access) {
    let query = r#"{ residents(first: 50, filter: { trade: "H", dwellingUsage: LET, certificate: HEALTH }) { nodes {
        trade dwelling { usage tenancies { nodes { landlordKind checkDueOn tenants(first: 9) { nodes { name } } checks { nodes { fire } } } } }
        certificates { nodes { kind number issuer } } } } }"#;
    let found = stage.ask(town, query).await["residents"]["nodes"].take();
    let found = found.as_array().unwrap();
    assert!(!found.is_empty());
    for person in found {
        assert_eq!((&person["trade"], &person["dwelling"]["usage"]), (&"H".into(), &"LET".into()));
        let tenancies = person["dwelling"]["tenancies"]["nodes"].as_array().unwrap();
        assert_eq!(tenancies.len(), 1);
        assert!(!tenancies[0]["tenants"]["nodes"].as_array().unwrap().is_empty(), "{person:#}");
        assert!(!tenancies[0]["checks"]["nodes"].as_array().unwrap().is_empty(), "{person:#}");
        let held = person["certificates"]["nodes"].as_array().unwrap();
        let health = held.iter().find(|held| held["kind"] == "HEALTH").unwrap();
        assert!(health["number"].as_str().unwrap().starts_with('*'), "{health:#}");
    }
    let query = "{ units(first: 1, filter: { kinds: [COMPANY] }) { nodes { trade workers(first: 5) { nodes { trade \
        workplace unit { name } } } } } }";
    stage.ask(town, query).await;
    let odd = "SELECT r.name FROM resident r LEFT JOIN unit u ON u.id = r.unit_id AND u.district_code = \
        r.unit_district_code WHERE r.unit_id IS NOT NULL AND (u.id IS NULL OR u.trade <> r.trade OR u.name <> r.workplace)";
    assert_eq!(stage.database.texts(odd).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_let_has_a_tenancy_and_what_is_there_an_owner() {
    on_each_demo(async |database| {
        let people = crate::people::demo::load(database, crate::people::demo::FEW).await.unwrap();
        let totals = load(database).await.unwrap();
        let count = async |what: &str| -> usize {
            database.texts(&format!("SELECT CAST(count(*) AS text) FROM {what}")).await[0].parse().unwrap()
        };
        for (what, wanted) in [
            ("unit", totals.units),
            ("unit WHERE key_place IS NOT NULL", totals.key_places),
            ("resident WHERE unit_id IS NOT NULL", totals.workers),
            ("ownership", totals.ownerships),
            ("tenancy", totals.tenancies),
            ("tenancy_tenant", totals.tenants),
            ("tenancy_check", totals.checks),
            ("dwelling WHERE usage = 'let'", totals.tenancies),
            ("resident_certificate", people.certificates),
        ] {
            assert!(wanted > 0, "{what}");
            assert_eq!(count(what).await, wanted, "{what}");
        }
        for none in [
            "dwelling d WHERE (usage = 'let') <> EXISTS (SELECT 1 FROM tenancy t WHERE t.dwelling_id = d.id)",
            "dwelling d WHERE (SELECT sum(share) FROM ownership o WHERE o.dwelling_id = d.id) <> 1000",
            "dwelling d WHERE NOT EXISTS (SELECT 1 FROM ownership o WHERE o.dwelling_id = d.id)",
            "tenancy_tenant t JOIN tenancy y ON y.id = t.tenancy_id JOIN resident r ON r.id = t.resident_id \
             WHERE r.dwelling_id <> y.dwelling_id OR r.status <> 'active'",
            "household WHERE district_code = '410185' AND dwelling_id IS NULL",
        ] {
            assert_eq!(count(none).await, 0, "{none}");
        }
        totals_in_the_graph(&Stage::open(database).await, &totals, people.heshan_let).await;
        let before = Before::now(database, &[]).await;
        assert_eq!(load(database).await.unwrap_err().code(), Code::Conflict);
        before.assert_same().await;
    })
    .await;
}
