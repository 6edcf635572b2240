//! Lists with their filters, counts of areas, the stream, and how many statements they take.

use super::scene::{DISTRICT, Office, TOWN, in_the_office, of};
use crate::places::town::ELSEWHERE;
use futures_util::StreamExt;
use serde_json::json;

impl Office<'_> {
    /// How many of a list there are for the reader.
    async fn how_many(&self, list: &str) -> usize {
        self.nodes(&self.reader, list, "id").await.len()
    }
}

#[tokio::test]
async fn lists_are_narrowed_by_area_state_kind_period_and_person() {
    in_the_office(async |office| {
        let nursing = office.programme("nursing", json!({})).await;
        let relief = json!({ "kind": "TEMPORARY", "amountRule": "UP_TO", "payout": "ONCE", "reviewMonths": null });
        let relief = office.programme("relief", relief).await;
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let grant = office.granted(&nursing, &one, json!({})).await;
        office.applies(&relief, &one, json!({})).await;
        office.applies(&nursing, &two, json!({})).await;
        let today = office.day(0);
        let (me, tomorrow) = (&one["id"], office.day(1));
        for (filter, wanted) in [
            (String::new(), 3),
            ("state: UNDER_WAY".to_owned(), 2),
            ("state: SETTLED".to_owned(), 1),
            ("kind: TEMPORARY".to_owned(), 1),
            ("overdue: true".to_owned(), 0),
            ("overdue: false".to_owned(), 3),
            (format!("resident: {me}"), 2),
            (format!("appliedFrom: \"{today}\", appliedTo: \"{today}\""), 3),
            (format!("appliedFrom: \"{tomorrow}\""), 0),
        ] {
            let list = format!("assistanceApplications(area: \"{TOWN}\", filter: {{ {filter} }})");
            assert_eq!(office.number(&office.reviewer, &list).await, wanted, "{list}");
            // who may not read where a case stands is not told by a filter either
            let of_case = filter.starts_with("state") || filter.starts_with("overdue");
            if of_case {
                let query = format!("{{ {list} {{ totalCount }} }}");
                assert_eq!(office.stage.codes(&office.reader, &query, json!({})).await, ["FORBIDDEN"], "{list}");
            } else {
                assert_eq!(office.how_many(&list).await, wanted, "{list}");
            }
        }
        assert_eq!(office.how_many("assistanceApplications(area: \"371102\")").await, 0);
        for (filter, wanted) in [
            ("state: ACTIVE".to_owned(), 1),
            ("state: STOPPED".to_owned(), 0),
            ("kind: DISABILITY_CARE".to_owned(), 1),
            (format!("programme: {}", relief["id"]), 0),
            (format!("resident: {me}"), 1),
            (format!("stoppedFrom: \"{today}\""), 0),
        ] {
            let list = format!("assistanceGrants(filter: {{ {filter} }})");
            assert_eq!(office.how_many(&list).await, wanted, "{list}");
        }
        let batch = office.pays(&nursing, &office.month()).await;
        let month = office.month();
        for (list, wanted) in [
            (format!("assistanceBatches(month: \"{month}\", state: SENT)"), 1),
            ("assistanceBatches(state: DRAFTED)".to_owned(), 0),
            (format!("assistanceBatches(from: \"{month}\", to: \"{month}\")"), 1),
            ("assistanceBatches(from: \"2099-01\")".to_owned(), 0),
            ("assistanceBatches(to: \"1999-12\")".to_owned(), 0),
            (format!("assistanceBatches(area: \"{TOWN}\", programme: {})", nursing["id"]), 1),
            (format!("assistancePayments(filter: {{ state: SENT, forMonth: \"{month}\", resident: {me} }})"), 1),
            (format!("assistancePayments(filter: {{ sentFrom: \"{tomorrow}\" }})"), 0),
        ] {
            assert_eq!(office.how_many(&list).await, wanted, "{list}");
        }
        for wrong in ["month: \"2026-1\"", "month: \"2026-13\"", "from: \"2026-00\"", "to: \"2026-03-01\""] {
            let query = format!("{{ assistanceBatches({wrong}) {{ nodes {{ id }} }} }}");
            assert_eq!(office.stage.codes(&office.reader, &query, json!({})).await, ["BAD_USER_INPUT"], "{wrong}");
        }
        let of_batch = format!("{{ node(id: {}) {{ ... on AssistanceBatch {{ programme {{ code }} payments {{ nodes {{ grant {{ id }} resident {{ name }} }} }} }} }} }}", batch["id"]);
        let seen = office.stage.ask(&office.reader, &of_batch).await["node"].take();
        assert_eq!(seen["payments"]["nodes"], json!([{ "grant": { "id": grant["id"] }, "resident": { "name": "甲" } }]));
        // a page at a time
        let page = "{ assistanceApplications(first: 2) { nodes { id } pageInfo { hasNextPage endCursor } totalCount } }";
        let page = office.stage.ask(&office.reader, page).await["assistanceApplications"].take();
        assert_eq!((&page["totalCount"], &page["pageInfo"]["hasNextPage"]), (&json!(3), &json!(true)));
        let rest = format!("assistanceApplications(first: 2, after: {})", page["pageInfo"]["endCursor"]);
        assert_eq!(office.how_many(&rest).await, 1);
    })
    .await;
}

#[tokio::test]
async fn counts_of_areas_are_what_the_records_say() {
    in_the_office(async |office| {
        let programme = office.programme("nursing", json!({})).await;
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({ "grid": office.grids[1] })).await);
        let first = office.granted(&programme, &one, json!({})).await;
        office.granted(&programme, &two, json!({})).await;
        let care = json!({ "resident": one["id"], "kind": "DISABLED", "grade": 2 });
        let care = office.does(&office.clerk, "openCareRecord", "id version", care).await;
        office.does(&office.member, "recordCareVisit", "id", of(&care, json!({ "result": "WELL" }))).await;
        let batch = office.pays(&programme, &office.month()).await;
        let back = of(&batch["payments"]["nodes"][0], json!({ "reason": "OTHER" }));
        office.does(&office.reviewer, "returnAssistancePayment", "id", back).await;
        let suspend = of(&office.now(&office.reviewer, &first, "AssistanceGrant", "id version").await, json!({ "note": "核查" }));
        office.does(&office.reviewer, "suspendGrant", "id", suspend).await;
        const FIGURES: &str = "key applications visits assistance { grants people monthlyYuan suspended begun stopped owedYuan reviewsOverdue } \
            payments { sent sentYuan returned returnedYuan } care { records visitsDue visitsOverdue }";
        let list = |arguments: &str| format!("{{ list: civilAffairsStatistics({arguments}) {{ {FIGURES} }} }}");
        let (answer, statements) = office.stage.send(&office.reader, &list(&format!("area: \"{DISTRICT}\"")), json!({})).await;
        let row = &answer["data"]["list"][0];
        let wanted = json!({ "key": DISTRICT, "applications": 2, "visits": 1,
            "assistance": { "grants": 1, "people": 1, "monthlyYuan": 100, "suspended": 1, "begun": 2, "stopped": 0, "owedYuan": 0, "reviewsOverdue": 0 },
            "payments": { "sent": 2, "sentYuan": 200, "returned": 1, "returnedYuan": 100 },
            "care": { "records": 1, "visitsDue": 0, "visitsOverdue": 0 } });
        assert_eq!(*row, wanted, "{answer:#}");
        let grids = list(&format!("area: \"{DISTRICT}\", level: GRID, first: 1000"));
        let (answer, more) = office.stage.send(&office.reader, &grids, json!({})).await;
        let rows = answer["data"]["list"].as_array().unwrap();
        assert_eq!(rows.iter().map(|row| row["key"].as_str().unwrap()).collect::<Vec<_>>(), [&office.grids[0], &office.grids[1]]);
        assert_eq!((rows[0]["care"]["records"].clone(), rows[1]["care"]["records"].clone()), (json!(1), json!(0)));
        assert!(more == statements && statements <= 8, "{statements} and {more} statements");
        // outside the days nothing began
        let before = office.stage.ask(&office.reader, &list(&format!("area: \"{DISTRICT}\", to: \"2020-01-01\""))).await;
        assert_eq!((&before["list"][0]["applications"], &before["list"][0]["assistance"]["grants"]), (&json!(0), &json!(1)));
        let wrong = list(&format!("area: \"{DISTRICT}\", from: \"2026-01-02\", to: \"2026-01-01\""));
        assert_eq!(office.stage.codes(&office.reader, &wrong, json!({})).await, ["BAD_USER_INPUT"]);
        // a grid shows each part to who may read it
        let of_grid = format!("{{ grid(code: \"{}\") {{ civilAffairs {{ care {{ records }} assistance {{ grants }} }} }} }}", office.grids[0]);
        let seen = office.stage.ask(&office.leader, &of_grid).await;
        assert_eq!(seen["grid"]["civilAffairs"], json!({ "care": { "records": 1 }, "assistance": null }));
        let seen = office.stage.ask(&office.clerk, &of_grid).await;
        assert_eq!(seen["grid"]["civilAffairs"]["assistance"]["grants"], 0);
        // a town is not wholly within a community's reach
        let division = format!("{{ division(code: \"{TOWN}\") {{ civilAffairsStatistics {{ applications care {{ records }} }} }} }}");
        let seen = office.stage.ask(&office.clerk, &division).await;
        assert_eq!(seen["division"]["civilAffairsStatistics"], json!({ "applications": null, "care": null }));
        let seen = office.stage.ask(&office.reviewer, &division).await;
        assert_eq!(seen["division"]["civilAffairsStatistics"], json!({ "applications": 2, "care": { "records": 1 } }));
    })
    .await;
}

#[tokio::test]
async fn two_hundred_residents_take_as_many_statements_as_one() {
    in_the_office(async |office| {
        let programme = office.programme("nursing", json!({})).await;
        for number in 0..6 {
            let person = office.person(&format!("人{number}"), json!({})).await;
            office.granted(&programme, &person, json!({})).await;
            let care = json!({ "resident": person["id"], "kind": "LIVING_ALONE" });
            office.does(&office.clerk, "openCareRecord", "id", care).await;
        }
        let document = |first: usize| {
            format!(
                "{{ residents(first: {first}, filter: {{ area: \"{TOWN}\" }}) {{ nodes {{ name civilAffairs {{ applications(first: 5) \
                 {{ nodes {{ kind matter {{ stage }} visits {{ nodes {{ id }} }} }} }} grants(first: 5) {{ nodes {{ amountFen programme \
                 {{ code }} payments {{ nodes {{ state }} }} }} }} careRecords(first: 5) {{ nodes {{ kind visits {{ nodes {{ id }} }} }} }} }} }} }} }}"
            )
        };
        let (one, few) = office.stage.send(&office.clerk, &document(1), json!({})).await;
        let (all, many) = office.stage.send(&office.clerk, &document(200), json!({})).await;
        assert!(one.get("errors").is_none() && all.get("errors").is_none(), "{one:#}\n{all:#}");
        assert_eq!(all["data"]["residents"]["nodes"].as_array().unwrap().len(), 6);
        assert_eq!(few, many, "statements");
        let grids = |first: usize| format!("{{ grids(first: {first}, area: \"{TOWN}\") {{ nodes {{ civilAffairs {{ applications visits care {{ records }} assistance {{ grants }} payments {{ sent }} }} }} }} }}");
        let (_, few) = office.stage.send(&office.reviewer, &grids(1), json!({})).await;
        let (answer, many) = office.stage.send(&office.reviewer, &grids(200), json!({})).await;
        assert!(answer.get("errors").is_none() && few == many, "{few} and {many}: {answer:#}");
    })
    .await;
}

#[tokio::test]
async fn changes_are_told_as_far_as_each_may_read() {
    in_the_office(async |office| {
        let programme = office.programme("nursing", json!({})).await;
        let document = format!(
            "subscription {{ civilAffairsChanged(area: \"{TOWN}\") {{ event recordType record {{ id }} }} }}"
        );
        let elsewhere =
            format!("subscription {{ civilAffairsChanged(area: \"{}\") {{ event }} }}", &ELSEWHERE[..9]);
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
        office.granted(&programme, &person, json!({})).await;
        let care = json!({ "resident": person["id"], "kind": "LIVING_ALONE" });
        office.does(&office.clerk, "openCareRecord", "id", care).await;
        office.stage.platform.sequence("test").await.unwrap();
        let mut told: Vec<(String, String)> = Vec::new();
        while told.len() < 4 {
            let next = tokio::time::timeout(std::time::Duration::from_secs(60), heard.recv()).await;
            let (who, answer) = next.unwrap().unwrap();
            let event = &answer["data"]["civilAffairsChanged"];
            assert!(event["record"]["id"].is_string(), "{answer:#}");
            told.push((who.to_owned(), event["recordType"].as_str().unwrap().to_owned()));
        }
        told.sort();
        let wanted = [
            ("leader", "CareRecord"),
            ("reviewer", "AssistanceApplication"),
            ("reviewer", "AssistanceGrant"),
            ("reviewer", "CareRecord"),
        ];
        assert_eq!(told, wanted.map(|(who, what)| (who.to_owned(), what.to_owned())));
    })
    .await;
}
