//! A household moves to another district, and each department does with what it has as its own rule says.

use crate::civil_affairs::scene::{DISTRICT, Office, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// The desks of fire safety and of justice beside those of civil affairs.
struct Desks {
    fire: Access,
    custodian: Access,
    deputy: Access,
}

impl Desks {
    async fn open(office: &Office<'_>) -> Self {
        let stage = &office.stage;
        let command = stage.caller("district-command", DISTRICT).await;
        let kind = json!({
            "area": DISTRICT, "code": "fire-hazard", "title": "hazard", "chinese": "火灾隐患", "category": "safety",
            "line": "fire-safety", "procedure": "COORDINATION", "standard": "done", "reporters": ["STAFF"], "limits": {},
        });
        stage.does(&command, "defineMatterKind", "id", kind).await;
        Self {
            fire: stage.officer("fire-clerk", "fire-safety", COMMUNITY).await,
            custodian: stage.caller("justice-custodian", DISTRICT).await,
            deputy: stage.caller("justice-deputy", DISTRICT).await,
        }
    }

    /// A hazard, which is not put right yet, in the shop of which this person is in charge.
    async fn hazard(&self, office: &Office<'_>, manager: &Value) -> Value {
        let (stage, grid) = (&office.stage, &office.grids[0]);
        let building = format!(
            "SELECT CAST(min(id) AS text) FROM building WHERE grid_code = '{grid}' AND status = 'active'"
        );
        let building = stage.database.texts(&building).await.remove(0).parse::<i64>().unwrap();
        let building = GlobalId::placed("Building", DISTRICT, building).to_string();
        let unit = json!({ "grid": grid, "building": building, "name": "超市", "kind": "COMPANY" });
        let unit = stage.does(&office.community, "createUnit", "id", unit).await;
        let premises = json!({ "building": building, "unit": unit["id"], "name": "超市一层", "kind": "SHOP",
            "riskClass": "MEDIUM", "manager": manager["id"] });
        let premises = stage.does(&self.fire, "registerFirePremises", "id", premises).await;
        let report = json!({ "grid": grid, "kind": "PASSAGE", "place": "超市", "detail": "通道堆放杂物" });
        let receipt = stage.does(&office.member, "reportFireHazard", "hazard", report).await;
        let confirm = json!({ "id": receipt["hazard"], "version": 1, "founded": true, "level": "GENERAL",
            "premises": premises["id"] });
        stage.does(&self.fire, "confirmFireHazard", "id", confirm).await
    }

    /// A file of justice about a person.
    async fn file(&self, office: &Office<'_>, person: &Value) -> Value {
        let basis = json!({ "kind": "COURT_DECISION", "number": "12", "authority": "区人民法院", "datedOn": office.day(-20) });
        let file = json!({ "resident": person["id"], "kind": "COMMUNITY_CORRECTION", "need": "就业指导",
            "reviewOn": office.day(150), "basis": basis, "aims": [{ "text": "参加培训", "by": office.day(90) }] });
        let file = office.does(&self.custodian, "proposeKeyFile", "id version", file).await;
        office.does(&self.deputy, "confirmKeyFile", "id version", file).await
    }
}

/// What is shown of a hazard.
const HAZARD: &str = "state level premises { managerName }";

#[tokio::test]
async fn a_household_that_moves_away_takes_along_what_may_go_and_nothing_else() {
    in_the_office(async |office| {
        let desks = Box::pin(Desks::open(office)).await;
        let programme = office.programme("care", json!({})).await;
        let (head, household) = office.household(1).await;
        let member = office.person("户员", json!({ "home": { "household": household["id"] } })).await;
        let grant = office.granted(&programme, &head, json!({})).await;
        let hazard = Box::pin(desks.hazard(office, &head)).await;
        Box::pin(desks.file(office, &member)).await;
        let before = office.now(&desks.fire, &hazard, "FireHazard", HAZARD).await;
        let mover = office.stage.mover(None).await;
        let mut there = Vec::new();
        for person in [&head, &member] {
            let now = office.now(&office.community, person, "Resident", "id version").await;
            let moved = of(&now, json!({ "grid": ELSEWHERE }));
            there.push(office.does(&mover, "moveResident", "id", moved).await);
        }
        office.told().await;
        office.told().await;
        // the grant ends, and is applied for anew there
        let now = office.now(&office.decider, &grant, "AssistanceGrant", "state stopReason").await;
        assert_eq!(now, json!({ "state": "STOPPED", "stopReason": "MOVED" }));
        // the hazard is the shop's: it stays open where the shop is, and so does who is in charge of it
        assert_eq!(before["state"], "CONFIRMED");
        assert_eq!(office.now(&desks.fire, &hazard, "FireHazard", HAZARD).await, before);
        // the file is handed over to the same authority, and read by nobody before it is taken
        let list = "{ keyFiles(authority: JUSTICE) { files { state helpers } } }";
        let kept = office.stage.ask(&desks.custodian, list).await;
        assert_eq!(kept["keyFiles"]["files"], json!([]));
        let district = &ELSEWHERE[..6];
        let custodian = office.stage.caller("justice-custodian", district).await;
        let handed = office.stage.ask(&custodian, list).await;
        assert_eq!(handed["keyFiles"]["files"], json!([{ "state": "HANDED", "helpers": [] }]));
        // nobody else there learns anything of it
        let asked = |person: &Value| {
            format!(
                "{{ node(id: {}) {{ ... on Resident {{ name keyFiles(purpose: \"走访前了解情况\") {{ id }} }} }} }}",
                person["id"]
            )
        };
        for role in ["community-clerk", "grid-leader", "health-custodian"] {
            let area = if role == "community-clerk" { &ELSEWHERE[..12] } else { ELSEWHERE };
            let area = if role == "health-custodian" { district } else { area };
            let who = office.stage.caller(role, area).await;
            let (answer, _) = office.stage.send(&who, &asked(&there[1]), json!({})).await;
            let (other, _) = office.stage.send(&who, &asked(&there[0]), json!({})).await;
            let files = |answer: &Value| answer["data"]["node"]["keyFiles"].clone();
            assert_eq!((files(&answer), files(&other)), (Value::Null, Value::Null), "{role}");
            assert_eq!(answer["errors"], other["errors"], "{role}");
        }
        let decider = office.stage.caller("civil-affairs-decider", district).await;
        assert_eq!(office.nodes(&decider, "assistanceGrants", "id").await, Vec::<Value>::new());
        let fire = office.stage.caller("fire-reader", district).await;
        assert_eq!(office.nodes(&fire, "fireHazards", "id").await, Vec::<Value>::new());
    })
    .await;
}
