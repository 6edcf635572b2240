//! Where a matter is, and from whom it comes.

use super::town::{Town, in_a_town};
use crate::harness::before::Before;
use crate::places::stage::codes;
use serde_json::{Value, json};

impl Town<'_> {
    /// A building of the grid.
    async fn first_building(&self) -> Value {
        let ask = format!("{{ buildings(area: \"{}\", first: 1) {{ nodes {{ id }} }} }}", self.grid);
        self.stage.ask(&self.clerk.access, &ask).await["buildings"]["nodes"][0]["id"].take()
    }

    /// A point inside a grid.
    async fn middle_of(&self, grid: &str) -> Value {
        let sql = |column: &str| {
            format!(
                "SELECT CAST({column} AS text) FROM place_shape WHERE record_type = 'Grid' AND grid_code = '{grid}'"
            )
        };
        let (lon, lat) =
            (self.stage.database.texts(&sql("lon")).await, self.stage.database.texts(&sql("lat")).await);
        json!({ "longitude": lon[0].parse::<f64>().unwrap(), "latitude": lat[0].parse::<f64>().unwrap() })
    }

    /// Where a matter is.
    async fn place_of(&self, matter: &Value) -> Value {
        let document = "query($id: ID!) { matter(id: $id) { gridCode building { id } dwelling { id } \
            point { longitude latitude } } }";
        let variables = json!({ "id": matter["id"] });
        self.stage.ask_with(&self.clerk.access, document, variables).await["matter"].take()
    }
}

#[tokio::test]
async fn a_matter_is_where_its_dwelling_building_or_point_says() {
    in_a_town(async |town| {
        let other = town.stage.grids().await.remove(1);
        let (building, point) = (town.first_building().await, town.middle_of(&town.grid).await);
        let document = "mutation($input: CreateDwellingInput!) { createDwelling(input: $input) { dwelling { id } } }";
        let input = json!({ "input": { "building": building, "number": "99-1", "usage": "VACANT" } });
        let made = town.stage.ask_with(&town.clerk.access, document, input).await;
        let dwelling = &made["createDwelling"]["dwelling"]["id"];
        let none = Value::Null;
        for (said, wanted) in [
            (json!({}), [&none, &none, &none]),
            (json!({ "grid": null, "building": building }), [&building, &none, &none]),
            (json!({ "grid": null, "dwelling": dwelling }), [&building, dwelling, &none]),
            (json!({ "grid": null, "point": point }), [&none, &none, &point]),
            (json!({ "building": building, "point": point }), [&building, &none, &point]),
        ] {
            let matter = town.report(&town.leader, "lamp", said.clone()).await;
            let [building, dwelling, point] = wanted;
            let of = |id: &Value| if id.is_null() { Value::Null } else { json!({ "id": id }) };
            let wanted = json!({ "gridCode": town.grid, "building": of(building), "dwelling": of(dwelling), "point": point });
            assert_eq!(town.place_of(&matter).await, wanted, "{said}");
        }
        for wrong in [
            json!({ "grid": null }),
            json!({ "grid": other, "building": building }),
            json!({ "grid": null, "point": { "longitude": 100.0, "latitude": 30.0 } }),
        ] {
            let answer = town.send(&town.leader, "reportMatter", town.reported("lamp", wrong)).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{answer:#}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_matter_comes_from_whom_its_kind_says() {
    in_a_town(async |town| {
        let sources = ["STAFF", "RESIDENT", "UNIT", "PATROL"];
        town.define("lift", "COORDINATION", json!({ "reporters": sources })).await;
        let ask = "query($id: ID!) { matter(id: $id) { source urgency scale } }";
        for source in sources {
            let more = json!({ "source": source, "urgency": "URGENT", "scale": "GROUP" });
            let who = if source == "RESIDENT" { &town.resident } else { &town.member };
            let matter = town.report(who, "lift", more).await;
            let now = town.stage.ask_with(&town.clerk.access, ask, json!({ "id": matter["id"] })).await;
            assert_eq!(now["matter"], json!({ "source": source, "urgency": "URGENT", "scale": "GROUP" }));
        }
        for (who, source) in [(&town.member, "SYSTEM"), (&town.resident, "STAFF")] {
            let input = town.reported("lift", json!({ "source": source }));
            assert_eq!(codes(&town.send(who, "reportMatter", input).await), ["BAD_USER_INPUT"], "{source}");
        }
        // whatever the kind allows
        let all = ["STAFF", "RESIDENT", "UNIT", "PATROL", "SYSTEM", "CAMPAIGN"];
        town.define("any", "GENERAL", json!({ "reporters": all })).await;
        let before = Before::now(town.stage.database, &[]).await;
        let numbered = json!({ "source": "SYSTEM", "sourceName": "hotline", "sourceRef": "7" });
        for (who, said) in [
            (&town.member, json!({ "source": "SYSTEM" })),
            (&town.member, json!({ "source": "CAMPAIGN" })),
            (&town.service, json!({ "source": "CAMPAIGN" })),
            (&town.service, json!({ "source": "STAFF" })),
            (&town.service, json!({ "source": "PATROL" })),
            (&town.service, json!({ "source": "RESIDENT" })),
        ] {
            let answer = town.send(who, "reportMatter", town.reported("any", said.clone())).await;
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{said}");
        }
        before.assert_same().await;
        for (who, said, source) in [
            (&town.member, numbered, "SYSTEM"),
            (&town.service, json!({}), "SYSTEM"),
            (&town.service, json!({ "source": "UNIT" }), "UNIT"),
        ] {
            let matter = town.report(who, "any", said).await;
            let now = town.stage.ask_with(&town.clerk.access, ask, json!({ "id": matter["id"] })).await;
            assert_eq!(now["matter"]["source"], source);
        }
    })
    .await;
}
