//! How many statements lists take, and the stream.

use super::scene::{TOWN, in_the_office};
use crate::places::town::ELSEWHERE;
use futures_util::StreamExt;
use serde_json::json;

#[tokio::test]
async fn two_hundred_residents_take_as_many_statements_as_one() {
    in_the_office(async |office| {
        let unit = office.unit("超市").await;
        for number in 0..6 {
            let person = office.person(&format!("人{number}"), json!({})).await;
            office.insures(&person, "RESIDENT_MEDICAL", "PAID").await;
            office.pension(&person).await;
            office.registers(&person).await;
            let vacancy = office.vacancy(&unit, json!({})).await;
            let about = json!({ "resident": person["id"], "vacancy": vacancy["id"] });
            office.does(&office.clerk, "introduceToVacancy", "id", about).await;
            let about = json!({ "resident": person["id"] });
            office.does(&office.clerk, "applyForUnemploymentBenefit", "id", about).await;
        }
        let residents = |first: usize| {
            format!(
                "{{ residents(first: {first}, filter: {{ area: \"{TOWN}\" }}) {{ nodes {{ name socialSecurity {{ \
                 enrolments {{ nodes {{ state }} }} pensions {{ nodes {{ state checks {{ nodes {{ id }} }} }} }} \
                 employments {{ nodes {{ state }} }} unemployment {{ nodes {{ benefits {{ nodes {{ matter {{ stage }} }} }} }} }} \
                 hardships {{ nodes {{ id }} }} introductions {{ nodes {{ vacancy {{ title unit {{ name }} }} }} }} \
                 training {{ nodes {{ course {{ title }} }} }} }} }} }} }}"
            )
        };
        let (one, few) = office.stage.send(&office.clerk, &residents(1), json!({})).await;
        let (all, many) = office.stage.send(&office.clerk, &residents(200), json!({})).await;
        assert!(one.get("errors").is_none() && all.get("errors").is_none(), "{one:#}\n{all:#}");
        assert_eq!(all["data"]["residents"]["nodes"].as_array().unwrap().len(), 6);
        assert_eq!(few, many, "statements");
        let grids = |first: usize| {
            format!(
                "{{ grids(first: {first}, area: \"{TOWN}\") {{ nodes {{ uninsured(insurance: PENSION) {{ nodes {{ name }} }} \
                 socialSecurity {{ coverage(insurance: MEDICAL) {{ covered }} pensions {{ paid }} checks {{ visits }} \
                 employment {{ atWork }} unemployment {{ registered }} benefits {{ paid }} hardships {{ recognised }} \
                 vacancies {{ open }} introductions {{ pending }} training {{ entered }} }} }} }} }}"
            )
        };
        let (_, few) = office.stage.send(&office.reviewer, &grids(1), json!({})).await;
        let (answer, many) = office.stage.send(&office.reviewer, &grids(200), json!({})).await;
        assert!(answer.get("errors").is_none() && few == many, "{few} and {many}: {answer:#}");
        for list in [
            "insuranceEnrolments(first: N) { nodes { state resident { name } } }",
            "pensions(first: N) { nodes { state resident { name } checks { nodes { way } } } }",
            "unemploymentBenefits(first: N) { nodes { resident { name } matter { stage } registration { fromOn } } }",
            "jobVacancies(first: N) { nodes { open unit { name } introductions { nodes { result } } } }",
            "jobIntroductions(first: N) { nodes { resident { name } vacancy { title } } }",
        ] {
            let document = |first: &str| format!("{{ {} }}", list.replace('N', first));
            let (_, few) = office.stage.send(&office.reviewer, &document("1"), json!({})).await;
            let (answer, many) = office.stage.send(&office.reviewer, &document("200"), json!({})).await;
            assert!(answer.get("errors").is_none() || list.contains("unit"), "{answer:#}");
            assert_eq!(few, many, "{list}");
        }
    })
    .await;
}

#[tokio::test]
async fn changes_are_told_as_far_as_each_may_read() {
    in_the_office(async |office| {
        let document = format!(
            "subscription {{ socialSecurityChanged(area: \"{TOWN}\") {{ event recordType record {{ id }} }} }}"
        );
        let elsewhere =
            format!("subscription {{ socialSecurityChanged(area: \"{}\") {{ event }} }}", &ELSEWHERE[..9]);
        let mut nowhere = office.stage.follow(&office.reviewer, &elsewhere);
        let answer = nowhere.next().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "NOT_FOUND");
        let before = office.stage.platform.listeners();
        let (sender, mut heard) = tokio::sync::mpsc::unbounded_channel();
        for (who, access) in [("reviewer", &office.reviewer), ("leader", &office.leader)] {
            let area =
                if who == "leader" { document.replace(TOWN, &office.grids[0]) } else { document.clone() };
            let mut told = office.stage.follow(access, &area);
            let sender = sender.clone();
            tokio::spawn(async move {
                while let Some(answer) = told.next().await {
                    if sender.send((who, answer)).is_err() {
                        break;
                    }
                }
            });
        }
        while office.stage.platform.listeners() < before + 2 {
            tokio::task::yield_now().await;
        }
        let person = office.person("甲", json!({})).await;
        office.insures(&person, "RESIDENT_MEDICAL", "PAID").await;
        office.pension(&person).await;
        office.stage.platform.sequence("test").await.unwrap();
        let mut told: Vec<(String, String)> = Vec::new();
        while told.len() < 3 {
            let next = tokio::time::timeout(std::time::Duration::from_secs(60), heard.recv()).await;
            let (who, answer) = next.unwrap().unwrap();
            let event = &answer["data"]["socialSecurityChanged"];
            assert!(event["record"]["id"].is_string(), "{answer:#}");
            told.push((who.to_owned(), event["recordType"].as_str().unwrap().to_owned()));
        }
        told.sort();
        let wanted =
            [("leader", "Pension"), ("reviewer", "InsuranceEnrolment"), ("reviewer", "Pension")];
        assert_eq!(told, wanted.map(|(who, what)| (who.to_owned(), what.to_owned())));
    })
    .await;
}
