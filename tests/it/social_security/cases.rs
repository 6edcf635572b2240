//! Unemployment benefit and recognition as a person with difficulty finding work: cases from start to end.

use super::scene::{in_the_office, of};
use serde_json::{Value, json};

const CASE: &str = "id version matter { id version stage }";

#[tokio::test]
async fn unemployment_benefit_goes_through_every_desk_and_ends_with_the_registration() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let apply = json!({ "resident": person["id"], "detail": "合同期满" });
        office.refused(&office.clerk, "applyForUnemploymentBenefit", apply.clone(), "CONFLICT").await;
        let registration = office.registers(&person).await;
        let again = json!({ "resident": person["id"], "reason": "RESIGNED" });
        office.refused(&office.clerk, "registerUnemployment", again, "CONFLICT").await;
        office.refused(&office.member, "applyForUnemploymentBenefit", apply.clone(), "FORBIDDEN").await;
        let benefit = office.does(&office.clerk, "applyForUnemploymentBenefit", CASE, apply.clone()).await;
        assert_eq!(benefit["matter"]["stage"], "FIRST_REVIEW");
        office.refused(&office.clerk, "applyForUnemploymentBenefit", apply.clone(), "CONFLICT").await;
        let grant = |more: Value| {
            let mut input = of(&benefit, json!({ "amountFen": 185_000, "months": 6 }));
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        office.refused(&office.decider, "grantUnemploymentBenefit", grant(json!({})), "CONFLICT").await;
        office.decides(&benefit).await;
        for who in [&office.clerk, &office.reviewer, &office.community] {
            office.refused(who, "grantUnemploymentBenefit", grant(json!({})), "FORBIDDEN").await;
        }
        for (more, path) in [
            (json!({ "months": 25 }), "input.months"),
            (json!({ "amountFen": 0 }), "input.amountFen"),
            (json!({ "fromOn": office.day(-1) }), "input.fromOn"),
        ] {
            office.wrong(&office.decider, "grantUnemploymentBenefit", grant(more), path).await;
        }
        let fields = "id version amountFen months fromOn toOn endReason";
        let paid = office.does(&office.decider, "grantUnemploymentBenefit", fields, grant(json!({}))).await;
        assert_eq!((&paid["amountFen"], &paid["fromOn"]), (&json!(185_000), &json!(office.day(0))));
        office.refused(&office.decider, "grantUnemploymentBenefit", of(&paid, json!({ "amountFen": 1, "months": 1 })), "CONFLICT").await;
        assert_eq!(office.number(&office.reviewer, "unemploymentBenefits(filter: { paid: true, state: SETTLED })").await, 1);
        office.days(20);
        let end = of(&registration, json!({ "reason": "EMPLOYED" }));
        office.does(&office.clerk, "endUnemployment", "id", end.clone()).await;
        office.refused(&office.clerk, "endUnemployment", end, "CONFLICT").await;
        let over = office.now(&office.clerk, &paid, "UnemploymentBenefit", "toOn endReason registration { endReason }").await;
        let wanted = json!({ "toOn": office.day(0), "endReason": "EMPLOYED", "registration": { "endReason": "EMPLOYED" } });
        assert_eq!(over, wanted);
        // who is without work again registers and applies anew
        office.registers(&person).await;
        office.does(&office.clerk, "applyForUnemploymentBenefit", "id", apply).await;
        let all = "unemployment { nodes { toOn benefits { nodes { months } } } }";
        let all = office.now(&office.clerk, &person, "Resident", &format!("socialSecurity {{ {all} }}")).await;
        let nodes = all["socialSecurity"]["unemployment"]["nodes"].as_array().unwrap();
        assert_eq!((nodes.len(), &nodes[0]["benefits"]["nodes"][0]["months"]), (2, &json!(6)));
    })
    .await;
}

#[tokio::test]
async fn who_is_recognised_is_in_the_ledger_of_the_grid_until_it_ends() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let child = office.person("乙", json!({ "birthOn": format!("{}-01-01", office.year() - 10) })).await;
        let apply = |who: &Value| json!({ "resident": who["id"], "category": "LONG_UNEMPLOYED" });
        office.wrong(&office.clerk, "applyForJobHardship", apply(&child), "input.resident").await;
        let case = office.does(&office.clerk, "applyForJobHardship", CASE, apply(&person)).await;
        office.refused(&office.clerk, "applyForJobHardship", apply(&person), "CONFLICT").await;
        let ledger = "{ grid(code: \"GRID\") { ledgers { special { code residents { nodes { name } } } } } }";
        let ledger = ledger.replace("GRID", &office.grids[0]);
        let members = async || {
            let seen = office.stage.ask(&office.member, &ledger).await;
            let groups = seen["grid"]["ledgers"]["special"].as_array().unwrap().clone();
            groups.into_iter().find(|group| group["code"] == "job-hardship").unwrap()["residents"]["nodes"]
                .clone()
        };
        office.refused(&office.decider, "recogniseJobHardship", of(&case, json!({})), "CONFLICT").await;
        assert_eq!(members().await, json!([]));
        office.decides(&case).await;
        office
            .wrong(
                &office.decider,
                "recogniseJobHardship",
                of(&case, json!({ "months": 37 })),
                "input.months",
            )
            .await;
        office.refused(&office.reviewer, "recogniseJobHardship", of(&case, json!({})), "FORBIDDEN").await;
        let fields = "id version recognisedOn untilOn endedOn";
        let given = office
            .does(&office.decider, "recogniseJobHardship", fields, of(&case, json!({ "months": 12 })))
            .await;
        assert_eq!(given["recognisedOn"], json!(office.day(0)));
        assert_eq!(members().await, json!([{ "name": "甲" }]));
        // the grid knows who, and not why
        let why = "{ jobHardships { nodes { category } } }";
        assert_eq!(office.stage.codes(&office.member, why, json!({})).await, ["FORBIDDEN"]);
        office.refused(&office.clerk, "applyForJobHardship", apply(&person), "CONFLICT").await;
        assert_eq!(office.how_many("jobHardships(filter: { recognised: true })").await, 1);
        office.days(366);
        assert_eq!(office.how_many("jobHardships(filter: { recognised: true })").await, 0);
        assert_eq!(members().await, json!([]));
        let second = office.does(&office.clerk, "applyForJobHardship", CASE, apply(&person)).await;
        office.decides(&second).await;
        let given =
            office.does(&office.decider, "recogniseJobHardship", fields, of(&second, json!({}))).await;
        assert_eq!(members().await, json!([{ "name": "甲" }]));
        let end = of(&given, json!({ "reason": "EMPLOYED" }));
        office.refused(&office.clerk, "endJobHardship", end.clone(), "FORBIDDEN").await;
        office.does(&office.reviewer, "endJobHardship", "id", end.clone()).await;
        office.refused(&office.reviewer, "endJobHardship", end, "CONFLICT").await;
        assert_eq!(members().await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_refused_application_leaves_nothing_and_another_can_be_made() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let apply = json!({ "resident": person["id"], "category": "OLDER" });
        let case = office.does(&office.clerk, "applyForJobHardship", CASE, apply.clone()).await;
        let reason = of(&case["matter"], json!({ "reason": "材料不全" }));
        office.does(&office.community, "denyMatter", "id", reason).await;
        office.refused(&office.decider, "recogniseJobHardship", of(&case, json!({})), "CONFLICT").await;
        assert_eq!(office.number(&office.reviewer, "jobHardships(filter: { state: REFUSED })").await, 1);
        office.does(&office.clerk, "applyForJobHardship", "id", apply).await;
        assert_eq!(
            office
                .number(&office.reviewer, "jobHardships(filter: { state: UNDER_WAY, overdue: false })")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn residents_see_what_is_known_of_themselves_and_apply() {
    in_the_office(async |office| {
        let (mine, other) = (office.person("张三", json!({})).await, office.person("李四", json!({})).await);
        let account = office.stage.platform.system().new_id();
        for sql in [
            format!(
                "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) \
                 VALUES ({account}, 'a{account}', 'a', 'resident', '{}', 'active', 1, 0, 0)",
                office.grids[0]
            ),
            format!("UPDATE resident SET account_id = {account} WHERE name = '张三'"),
            format!(
                "UPDATE person SET account_id = {account} WHERE id = (SELECT person_id FROM resident WHERE name = '张三')"
            ),
        ] {
            office.stage.database.execute(&sql).await;
        }
        let me = office.stage.platform.caller(account).await.unwrap().unwrap();
        for who in [&mine, &other] {
            office.insures(who, "RESIDENT_MEDICAL", "PAID").await;
            office.registers(who).await;
        }
        assert_eq!(office.nodes(&me, "insuranceEnrolments", "state").await, [json!({ "state": "PAID" })]);
        let apply = |who: &Value| json!({ "resident": who["id"] });
        office.refused(&me, "applyForUnemploymentBenefit", apply(&other), "NOT_FOUND").await;
        let made = office.does(&me, "applyForUnemploymentBenefit", CASE, apply(&mine)).await;
        assert_eq!(office.nodes(&me, "unemploymentBenefits", "id").await, [json!({ "id": made["id"] })]);
        let own = "{ myResidences { nodes { socialSecurity { enrolments { nodes { scheme } } unemployment { nodes { wanted } } } } } }";
        let seen = office.stage.ask(&me, own).await;
        let seen = &seen["myResidences"]["nodes"][0]["socialSecurity"];
        assert_eq!(seen["enrolments"]["nodes"], json!([{ "scheme": "RESIDENT_MEDICAL" }]));
        assert_eq!(seen["unemployment"]["nodes"], json!([{ "wanted": "保洁" }]));
        let put = json!({ "enrolment": { "resident": mine["id"], "scheme": "RESIDENT_MEDICAL", "year": office.year(), "state": "PAID" } });
        office.refused(&me, "putEnrolment", put, "FORBIDDEN").await;
    })
    .await;
}
