//! How many files somebody finds by their people, and that no refusal tells of one.

use super::scene::{in_the_office, look_for};
use crate::places::stage::codes;
use serde_json::{Value, json};

#[tokio::test]
async fn an_account_finds_few_files_by_their_people_on_a_day_whatever_it_is_for() {
    in_the_office(async |office| {
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let (_, second) = (office.file(&one).await, office.file(&two).await);
        // 49 other files that the custodian looked at today
        let (account, now) = (office.custodian.account().unwrap(), office.stage.platform.system().now());
        for at in 1..=49 {
            let view = office.stage.platform.system().new_id();
            let first = "FROM key_file WHERE id = (SELECT min(id) FROM key_file)";
            for sql in [
                format!(
                    "INSERT INTO key_file (district_code, id, grid_code, grid_id, resident_id, person_id, desk_mac, state, \
                     review_on, version, created_at, changed_at) SELECT district_code, id + 1000000000000 + {at}, grid_code, grid_id, \
                     resident_id, person_id, desk_mac, 'closed', review_on, 1, 0, 0 {first}"
                ),
                format!(
                    "INSERT INTO key_view (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, account_id, \
                     purpose_cipher, version, created_at, changed_at) SELECT district_code, {view}, grid_code, grid_id, \
                     resident_id, person_id, id + 1000000000000 + {at}, {account}, 'x', 1, {now}, {now} {first}"
                ),
            ] {
                office.stage.database.execute(&sql).await;
            }
        }
        let near = |person: &Value, purpose: &str| {
            format!(
                "{{ node(id: {}) {{ ... on Resident {{ keyFiles(purpose: \"{purpose}\") {{ id }} }} }} }}",
                person["id"]
            )
        };
        let views = "SELECT CAST(count(*) AS text) FROM key_view";
        let before = office.stage.database.texts(views).await;
        // two at once are one too many, whether they have files or none: the refusal tells of nobody
        let grid = &office.grids[1];
        for name in ["丁", "戊"] {
            office.person(name, json!({ "grid": grid })).await;
        }
        for area in [&office.grids[0], grid] {
            let both = format!(
                "{{ residents(filter: {{ area: \"{area}\" }}) {{ nodes {{ keyFiles(purpose: \"走访前了解\") {{ id }} }} }} }}"
            );
            let codes = office.stage.codes(&office.custodian, &both, json!({})).await;
            assert!(!codes.is_empty() && codes.iter().all(|code| code == "LIMIT_EXCEEDED"), "{codes:?}");
        }
        assert_eq!(office.stage.database.texts(views).await, before);
        for purpose in ["走访前了解", "复核材料之前"] {
            let seen = office.stage.ask(&office.custodian, &near(&one, purpose)).await;
            assert_eq!(seen["node"]["keyFiles"].as_array().unwrap().len(), 1);
        }
        let before = office.stage.database.texts(views).await;
        // nor does it learn who has none
        let none = office.person("丙", json!({})).await;
        for ask in [near(&two, "走访前了解"), near(&two, "换一种说法"), look_for(&two), look_for(&none), near(&none, "走访前了解")] {
            assert_eq!(office.stage.codes(&office.custodian, &ask, json!({})).await, ["LIMIT_EXCEEDED"]);
        }
        assert_eq!(office.stage.database.texts(views).await, before);
        for person in [&two, &none] {
            let proposal = office.proposal(person);
            office.refused(&office.custodian, "proposeKeyFile", proposal, "LIMIT_EXCEEDED").await;
        }
        // the file itself, and the authority's system, are not limited
        assert_eq!(office.sees(&office.custodian, &second).await["state"], "OPEN");
        assert_eq!(office.stage.ask(&office.system, &look_for(&two)).await["keyFile"]["state"], "OPEN");
        office.days(1);
        let custodian = office.custodian.again().await.unwrap();
        let seen = office.stage.ask(&custodian, &near(&two, "走访前了解")).await;
        assert_eq!(seen["node"]["keyFiles"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn that_a_list_has_too_many_files_is_a_look_at_them() {
    in_the_office(async |office| {
        for name in ["甲", "乙", "丙", "丁", "戊", "己"] {
            office.file(&office.person(name, json!({})).await).await;
        }
        let all = "{ residents { nodes { keyFiles(purpose: \"走访前了解\") { id } } } }";
        let (answer, _) = office.stage.send(&office.custodian, all, json!({})).await;
        let told = codes(&answer);
        assert!(!told.is_empty() && told.iter().all(|code| code == "LIMIT_EXCEEDED"), "{answer}");
        assert!(!answer.to_string().contains("\"keyFiles\":["), "{answer}");
        // six people of six are not told of without a trace
        let views = "SELECT CAST(count(DISTINCT person_id) AS text) FROM key_view";
        assert_eq!(office.stage.database.texts(views).await, ["6"]);
    })
    .await;
}
