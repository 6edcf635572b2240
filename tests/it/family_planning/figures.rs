//! Figures tell of ten or more, and so do the differences between them.

use super::scene::{Office, TOWN, in_the_office};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};

impl Office<'_> {
    /// Plans that began on a day, entered at once, in the first grid.
    async fn many(&self, number: usize, day: &str, kind: &str) {
        self.person(&format!("{kind}{number}{day}"), json!({})).await;
        let nurse = self.nurse.account().unwrap();
        for _ in 0..number {
            let id = self.stage.platform.system().new_id();
            let sql = format!(
                "INSERT INTO health_care_plan (district_code, id, grid_code, grid_id, resident_id, person_id, kind, \
                 nurse_account, nurse_area, consent_on, consent_way, consent_by, visit_days, state, closed_on, close_reason, \
                 version, created_at, changed_at) SELECT district_code, {id}, grid_code, grid_id, id, person_id, \
                 '{kind}', {nurse}, '{COMMUNITY}', '{day}', 'written', 'person', 30, 'closed', '{day}', 'completed', 1, 0, 0 \
                 FROM resident WHERE name = '{kind}{number}{day}'"
            );
            self.stage.database.execute(&sql).await;
        }
    }

    async fn figures(&self, area: &str, level: &str) -> Value {
        let (year, quarter) = self.last_quarter();
        let document = format!(
            "{{ healthCareFigures(area: \"{area}\", level: {level}, year: {year}, quarter: {quarter}) {{ key maternal child \
             reproductive visits withheld }} }}"
        );
        self.stage.ask(&self.reader, &document).await["healthCareFigures"].take()
    }

    /// The quarter before this one.
    fn last_quarter(&self) -> (i32, i32) {
        let month: i32 = self.day(0)[5..7].parse().unwrap();
        match (month - 1) / 3 {
            0 => (self.year() - 1, 4),
            before => (self.year(), before),
        }
    }

    fn in_last_quarter(&self) -> String {
        let (year, quarter) = self.last_quarter();
        format!("{year}-{:02}-15", quarter * 3 - 1)
    }
}

#[tokio::test]
async fn care_is_told_in_tens_of_quarters_that_are_over() {
    in_the_office(async |office| {
        let day = office.in_last_quarter();
        office.many(9, &day, "maternal").await;
        // nine are as none: not even a row tells that there is somebody
        assert_eq!(office.figures(COMMUNITY, "COMMUNITY").await, json!([]));
        assert_eq!(office.figures(TOWN, "TOWN").await, json!([]));
        office.many(1, &day, "maternal").await;
        office.many(25, &day, "reproductive").await;
        let ten = |key: &str| json!([{ "key": key, "maternal": 10, "child": null, "reproductive": 20, "visits": null,
            "withheld": true }]);
        for (area, level) in [(COMMUNITY, "COMMUNITY"), (TOWN, "COMMUNITY"), (TOWN, "TOWN")] {
            let key = if level == "TOWN" { TOWN } else { COMMUNITY };
            assert_eq!(office.figures(area, level).await, ten(key), "{area} {level}");
        }
        // one more changes nothing, whoever asks again tomorrow
        office.many(2, &day, "maternal").await;
        assert_eq!(office.figures(TOWN, "TOWN").await, ten(TOWN));
        let ask = |year: i32, quarter: i32, level: &str| {
            format!("{{ healthCareFigures(area: \"{TOWN}\", level: {level}, year: {year}, quarter: {quarter}) {{ key }} }}")
        };
        let (year, quarter) = office.last_quarter();
        let next = if quarter == 4 { (year + 1, 1) } else { (year, quarter + 1) };
        for document in [ask(next.0, next.1, "TOWN"), ask(year, 5, "TOWN"), ask(year, quarter, "GRID")] {
            let codes = office.stage.codes(&office.reader, &document, json!({})).await;
            assert_eq!(codes, ["BAD_USER_INPUT"], "{document}");
        }
        for who in [&office.clerk, &office.nurse, &office.member, &office.system, &office.community] {
            let codes = office.stage.codes(who, &ask(year, quarter, "TOWN"), json!({})).await;
            assert_eq!(codes, ["FORBIDDEN"]);
        }
    })
    .await;
}

#[tokio::test]
async fn the_map_has_whole_compounds_in_tens() {
    in_the_office(async |office| {
        // a compound of two grids, with a building in each
        let (first, second) = (&office.grids[0], &office.grids[1]);
        let input = json!({ "grids": [first, second], "name": "和平里", "kind": "SELF_MANAGED", "age": "OLD" });
        let document = "mutation($input: CreateCompoundInput!) { createCompound(input: $input) { compound { id } } }";
        let made = office.stage.ask_with(&office.community, document, json!({ "input": input })).await;
        let compound = made["createCompound"]["compound"]["id"].clone();
        let key = "(SELECT max(id) FROM compound)";
        for grid in [first, second] {
            let input = json!({ "grid": grid, "name": format!("楼{grid}"), "compound": compound, "management": "RESIDENTIAL" });
            let document = "mutation($input: CreateBuildingInput!) { createBuilding(input: $input) { building { id } } }";
            let made = office.stage.ask_with(&office.community, document, json!({ "input": input })).await;
            assert!(made["createBuilding"]["building"]["id"].is_string());
        }
        let row = async |area: &str| {
            let document = format!(
                "{{ familyPlanningMap(area: \"{area}\") {{ compound {{ id }} households childrenUnder3 children3To6 \
                 registrations withheld }} }}"
            );
            let data = office.stage.ask(&office.clerk, &document).await;
            let rows = data["familyPlanningMap"].as_array().unwrap().clone();
            rows.into_iter().find(|row| row["compound"]["id"] == compound).unwrap()
        };
        let child = async |number: usize, grid: usize, age: i32| {
            let born = format!("{}-01-01", office.year() - age);
            let more = json!({ "grid": office.grids[grid], "birthOn": born });
            office.person(&format!("孩{number}"), more).await;
            let place = format!(
                "UPDATE resident SET building_id = (SELECT id FROM building WHERE compound_id = {key} AND grid_id = \
                 resident.grid_id) WHERE name = '孩{number}'"
            );
            office.stage.database.execute(&place).await;
        };
        for number in 0..9 {
            child(number, number % 2, 1).await;
        }
        let nothing = json!({ "compound": { "id": compound }, "households": null, "childrenUnder3": null,
            "children3To6": null, "registrations": null, "withheld": true });
        assert_eq!(row(COMMUNITY).await, nothing);
        child(9, 0, 1).await;
        child(10, 0, 1).await;
        child(11, 1, 5).await;
        // whatever area is asked for, the figure is of the whole compound: no part can be taken from another
        for area in [COMMUNITY, TOWN, first.as_str(), second.as_str()] {
            let row = row(area).await;
            assert_eq!((&row["childrenUnder3"], &row["children3To6"]), (&json!(10), &json!(null)), "{area}");
        }
        // who has a grid alone sees none of it
        let asked = format!("{{ familyPlanningMap(area: \"{first}\") {{ withheld }} }}");
        assert_eq!(office.stage.codes(&office.leader, &asked, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}
