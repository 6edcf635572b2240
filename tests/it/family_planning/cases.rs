//! Family support from the application to the payment.

use super::scene::{in_the_office, of};
use serde_json::{Value, json};

const CASE: &str = "id version matter { id version stage title }";

#[tokio::test]
async fn support_goes_through_every_desk_and_is_given_until_it_ends() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let apply = |programme: &str| json!({ "resident": person["id"], "programme": programme });
        office.refused(&office.member, "applyForFamilySupport", apply("LOST_CHILD"), "FORBIDDEN").await;
        let case = office.does(&office.clerk, "applyForFamilySupport", CASE, apply("LOST_CHILD")).await;
        // the desks see the matter, whose title does not tell what a family went through
        assert_eq!(
            (&case["matter"]["stage"], &case["matter"]["title"]),
            (&json!("FIRST_REVIEW"), &json!("家庭扶助申请"))
        );
        // which nobody of the grid finds, though the catalogue here does not say that the kind is discreet
        let look = format!("{{ matter(id: {}) {{ id }} }}", case["matter"]["id"]);
        for (who, finds) in [(&office.community, true), (&office.leader, false), (&office.member, false)] {
            assert_eq!(office.ask(who, &look).await["matter"].is_null(), !finds);
        }
        office.refused(&office.clerk, "applyForFamilySupport", apply("LOST_CHILD"), "CONFLICT").await;
        let grant = |more: Value| {
            let mut input = of(&case, json!({ "amountFen": 708_000 }));
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        office.refused(&office.decider, "grantFamilySupport", grant(json!({})), "CONFLICT").await;
        office.decides(&case).await;
        for who in [&office.clerk, &office.reviewer, &office.community] {
            office.refused(who, "grantFamilySupport", grant(json!({})), "FORBIDDEN").await;
        }
        office
            .wrong(&office.decider, "grantFamilySupport", grant(json!({ "amountFen": 0 })), "input.amountFen")
            .await;
        let early = json!({ "fromOn": format!("{}-12-31", office.year() - 1) });
        office.wrong(&office.decider, "grantFamilySupport", grant(early), "input.fromOn").await;
        let fields = "id version amountFen fromOn toOn endReason";
        let given = office.does(&office.decider, "grantFamilySupport", fields, grant(json!({}))).await;
        assert_eq!((&given["amountFen"], &given["fromOn"]), (&json!(708_000), &json!(office.day(0))));
        office
            .refused(&office.decider, "grantFamilySupport", of(&given, json!({ "amountFen": 1 })), "CONFLICT")
            .await;
        assert_eq!(
            office.number(&office.reviewer, "familySupports(filter: { given: true, state: SETTLED })").await,
            1
        );
        // of another programme is another application
        office.does(&office.clerk, "applyForFamilySupport", CASE, apply("CHILDCARE")).await;
        assert_eq!(
            office
                .number(&office.reviewer, "familySupports(filter: { state: UNDER_WAY, overdue: false })")
                .await,
            1
        );
        let end = of(&given, json!({ "reason": "NOT_ENTITLED" }));
        office.refused(&office.clerk, "endFamilySupport", end.clone(), "FORBIDDEN").await;
        let ended = office.does(&office.reviewer, "endFamilySupport", fields, end.clone()).await;
        assert_eq!((&ended["toOn"], &ended["endReason"]), (&json!(office.day(0)), &json!("NOT_ENTITLED")));
        office.refused(&office.reviewer, "endFamilySupport", end, "CONFLICT").await;
        office.does(&office.clerk, "applyForFamilySupport", CASE, apply("LOST_CHILD")).await;
    })
    .await;
}

#[tokio::test]
async fn a_refused_application_leaves_nothing_and_another_can_be_made() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let case = office.applies(&person).await;
        let reason = of(&case["matter"], json!({ "reason": "材料不全" }));
        office.does(&office.community, "denyMatter", "id", reason).await;
        let grant = of(&case, json!({ "amountFen": 1 }));
        office.refused(&office.decider, "grantFamilySupport", grant, "CONFLICT").await;
        assert_eq!(office.number(&office.reviewer, "familySupports(filter: { state: REFUSED })").await, 1);
        office.applies(&person).await;
    })
    .await;
}

#[tokio::test]
async fn a_payment_is_made_once_a_year_after_a_second_person_checked_it() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let application = office.applies(&person).await;
        let year = office.year();
        let draft = |of: &Value, more: Value| {
            let mut input = json!({ "support": of["id"], "year": year });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let drafts = "draftFamilySupportPayment";
        office.refused(&office.reviewer, drafts, draft(&application, json!({})), "CONFLICT").await;
        office.decides(&application).await;
        let grant = of(&application, json!({ "amountFen": 12_000 }));
        let support = office.does(&office.decider, "grantFamilySupport", "id version", grant).await;
        for (more, path) in [
            (json!({ "year": year + 1 }), "input.year"),
            (json!({ "year": year - 1 }), "input.year"),
            (json!({ "amountFen": 12_001 }), "input.amountFen"),
        ] {
            office.wrong(&office.reviewer, drafts, draft(&support, more), path).await;
        }
        office.refused(&office.clerk, drafts, draft(&support, json!({})), "FORBIDDEN").await;
        assert_eq!(office.how_many(&format!("familySupports(filter: {{ unpaidIn: {year} }})")).await, 1);
        // neither of payments nor of cases is anything told to who may not read them
        for (who, filter) in [
            (&office.community, format!("unpaidIn: {year}")),
            (&office.reader, "overdue: true".to_owned()),
            (&office.reader, "state: UNDER_WAY".to_owned()),
        ] {
            let query = format!("{{ familySupports(filter: {{ {filter} }}) {{ totalCount }} }}");
            assert_eq!(office.stage.codes(who, &query, json!({})).await, ["FORBIDDEN"], "{filter}");
        }
        let fields = "id version state amountFen checkedOn paidOn returnReason";
        let drafted = office.does(&office.reviewer, drafts, fields, draft(&support, json!({}))).await;
        assert_eq!((&drafted["state"], &drafted["amountFen"]), (&json!("DRAFT"), &json!(12_000)));
        assert_eq!(office.how_many(&format!("familySupports(filter: {{ unpaidIn: {year} }})")).await, 0);
        office.refused(&office.decider, drafts, draft(&support, json!({})), "CONFLICT").await;
        let step = |of_payment: &Value| of(of_payment, json!({}));
        office.refused(&office.decider, "payFamilySupport", step(&drafted), "CONFLICT").await;
        // who drafted it does not check it
        office.refused(&office.reviewer, "checkFamilySupportPayment", step(&drafted), "CONFLICT").await;
        let checked =
            office.does(&office.decider, "checkFamilySupportPayment", fields, step(&drafted)).await;
        assert_eq!((&checked["state"], &checked["checkedOn"]), (&json!("CHECKED"), &json!(office.day(0))));
        let early = of(&checked, json!({ "on": office.day(-1) }));
        office.wrong(&office.decider, "payFamilySupport", early, "input.on").await;
        let paid = office.does(&office.decider, "payFamilySupport", fields, step(&checked)).await;
        office.refused(&office.decider, "discardFamilySupportPayment", step(&paid), "CONFLICT").await;
        let back = of(&paid, json!({ "reason": "账户注销" }));
        let back = office.does(&office.reviewer, "returnFamilySupportPayment", fields, back).await;
        assert_eq!((&back["state"], &back["returnReason"]), (&json!("RETURNED"), &json!("账户注销")));
        let again = office.does(&office.reviewer, "payFamilySupport", fields, step(&back)).await;
        assert_eq!((&again["state"], &again["returnReason"]), (&json!("PAID"), &json!(null)));
        let sums = "{ familyPlanningStatistics(area: \"340705005\") { payments { paid paidYuan drafts } supports { given yearlyYuan } } }";
        let sums = office.stage.ask(&office.reader, sums).await["familyPlanningStatistics"][0].take();
        assert_eq!(sums["payments"], json!({ "paid": 1, "paidYuan": 120, "drafts": 0 }));
        assert_eq!(sums["supports"], json!({ "given": 1, "yearlyYuan": 120 }));
    })
    .await;
}

#[tokio::test]
async fn a_dropped_draft_can_be_made_anew() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let support = office.support(&person).await;
        let draft = json!({ "support": support["id"], "year": office.year() });
        let drafts = "draftFamilySupportPayment";
        let first = office.does(&office.reviewer, drafts, "id version", draft.clone()).await;
        office.does(&office.reviewer, "discardFamilySupportPayment", "id", of(&first, json!({}))).await;
        office.does(&office.reviewer, drafts, "id", draft).await;
        assert_eq!(office.how_many("familySupportPayments").await, 2);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_announced_also_by_an_edition_that_says_so() {
    in_the_office(async |office| {
        // one from before the line was discreet
        office
            .stage
            .database
            .execute("UPDATE matter_kind SET announced = TRUE WHERE code = 'family-support'")
            .await;
        let case = office.applies(&office.person("甲", json!({})).await).await;
        let matter = office.act(&office.community, "passMatter", &case["matter"], json!({})).await;
        let matter = office.act(&office.reviewer, "passMatter", &matter, json!({})).await;
        assert_eq!(matter["stage"], "DECIDE");
        office.act(&office.decider, "grantMatter", &matter, json!({ "result": "同意" })).await;
        let announced = "SELECT title FROM announcement WHERE kind_code = 'family-support'";
        assert_eq!(office.stage.database.texts(announced).await, [""; 0]);
    })
    .await;
}
