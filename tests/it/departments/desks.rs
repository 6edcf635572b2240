//! Desks of several departments in one town, and a household that they know.

use crate::civil_affairs::scene::{DISTRICT, Office, of};
use crate::places::town::COMMUNITY;
use kit::access::Access;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// The desks of fire safety and of justice beside those of civil affairs.
pub(super) struct Desks {
    pub(super) fire: Access,
    pub(super) custodian: Access,
    deputy: Access,
}

impl Desks {
    pub(super) async fn open(office: &Office<'_>) -> Self {
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
    pub(super) async fn file(&self, office: &Office<'_>, person: &Value) {
        let basis = json!({ "kind": "COURT_DECISION", "number": "12", "authority": "区人民法院", "datedOn": office.day(-20) });
        let file = json!({ "resident": person["id"], "kind": "COMMUNITY_CORRECTION", "need": "就业指导",
            "reviewOn": office.day(150), "basis": basis, "aims": [{ "text": "参加培训", "by": office.day(90) }] });
        let file = office.does(&self.custodian, "proposeKeyFile", "id version", file).await;
        office.does(&self.deputy, "confirmKeyFile", "id version", file).await;
    }

    /// The household of two whom the departments know.
    pub(super) async fn household(&self, office: &Office<'_>) -> Household {
        let own = office.programme("care", json!({})).await;
        let more = json!({ "kind": "MINIMUM_LIVING", "forHousehold": true });
        let shared = office.programme("minimum", more).await;
        let (holder, household) = office.household(1).await;
        let head = office.person("户主", json!({ "home": { "household": household["id"] } })).await;
        let now = office.now(&office.community, &household, "Household", "id version").await;
        let headed = of(&now, json!({ "head": head["id"] }));
        office.does(&office.community, "changeHousehold", "id", headed).await;
        let own = office.granted(&own, &holder, json!({})).await;
        let shared = office.granted(&shared, &holder, json!({})).await;
        let hazard = Box::pin(self.hazard(office, &holder)).await;
        Box::pin(self.file(office, &head)).await;
        Household { id: household["id"].clone(), holder, head, own, shared, hazard }
    }
}

/// A household of two: who applied for its grants and has the shop, and its head, of whom justice keeps a file.
pub(super) struct Household {
    pub(super) id: Value,
    pub(super) holder: Value,
    pub(super) head: Value,
    /// The holder's own grant.
    pub(super) own: Value,
    /// The grant for the household.
    pub(super) shared: Value,
    /// A hazard in the holder's shop.
    pub(super) hazard: Value,
}
