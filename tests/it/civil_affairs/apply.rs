//! An application from the day on which it is made to the grant: by the desks, with the announcement, by the rule.

use super::scene::{DISTRICT, Office, in_the_office, of};
use serde_json::{Value, json};

/// A programme for households that tops up to 700 yuan for a person, announced, with a visit.
async fn top_up(office: &Office<'_>) -> Value {
    let more = json!({
        "kind": "MINIMUM_LIVING", "forHousehold": true, "amountRule": "TOP_UP", "amountFen": 70_000,
        "incomeLimitFen": 70_000, "reviewMonths": 6, "needsVisit": true, "announced": true,
        "kindCode": "aid-announced",
    });
    office.programme("minimum", more).await
}

fn grant(application: &Value, more: Value) -> Value {
    let mut input = json!({ "application": application["id"], "bankAccount": "9900123412345678" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

#[tokio::test]
async fn a_household_goes_through_every_desk_and_gets_what_is_missing() {
    in_the_office(async |office| {
        let programme = top_up(office).await;
        let (head, household) = office.household(3).await;
        let stated = json!({ "incomeFen": 90_000, "means": "一间平房，无存款", "detail": "家庭困难" });
        let application = office.applies(&programme, &head, stated).await;
        assert_eq!((&application["people"], &application["matter"]["stage"]), (&json!(3), &json!("FIRST_REVIEW")));
        office.refused(&office.decider, "grantAssistance", grant(&application, json!({})), "CONFLICT").await;
        let visit = json!({ "application": application["id"], "people": 3, "confirmed": false, "incomeFen": 120_000,
            "findings": "长子打零工" });
        office.does(&office.clerk, "recordHouseholdVisit", "id", visit.clone()).await;
        let matter = office.act(&office.community, "passMatter", &application["matter"], json!({})).await;
        let matter = office.act(&office.reviewer, "passMatter", &matter, json!({})).await;
        assert_eq!(matter["stage"], "ANNOUNCE");
        let shown = json!({ "name": "户某", "result": "拟批准" });
        let matter = office.act(&office.town, "announceMatter", &matter, shown).await;
        office.refused(&office.decider, "grantAssistance", grant(&application, json!({})), "CONFLICT").await;
        office.days(4);
        let matter = office.act(&office.town, "endAnnouncement", &matter, json!({})).await;
        let matter = office.act(&office.decider, "grantMatter", &matter, json!({ "result": "同意" })).await;
        assert_eq!(matter["stage"], "VERIFY");
        // nobody below the district makes the grant, and the amount is nobody's choice
        for who in [&office.clerk, &office.reviewer, &office.community] {
            office.refused(who, "grantAssistance", grant(&application, json!({})), "FORBIDDEN").await;
        }
        let chosen = grant(&application, json!({ "amountFen": 200_000 }));
        let told = office.refused(&office.decider, "grantAssistance", chosen, "BAD_USER_INPUT").await;
        assert_eq!(told["extensions"]["fields"][0]["path"], "input.amountFen", "{told}");
        let fields = "id state amountFen people fromOn reviewDueOn bankAccount household { id } resident { id } \
            matter { id } application { id }";
        let made = office.does(&office.decider, "grantAssistance", fields, grant(&application, json!({}))).await;
        // three times 700 yuan less the 1,200 that the visit found
        assert_eq!((&made["amountFen"], &made["state"], &made["people"]), (&json!(90_000), &json!("ACTIVE"), &json!(3)));
        assert_eq!(made["fromOn"], json!(format!("{}-01", office.month())));
        assert_eq!((&made["household"]["id"], &made["resident"]["id"]), (&household["id"], &head["id"]));
        assert_eq!(made["bankAccount"], "************5678");
        office.refused(&office.decider, "grantAssistance", grant(&application, json!({})), "CONFLICT").await;
        // a visit is for what is not decided yet
        office.refused(&office.clerk, "recordHouseholdVisit", visit, "CONFLICT").await;
        let again = json!({ "programme": programme["id"], "resident": head["id"] });
        office.refused(&office.clerk, "applyForAssistance", again, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_stated_is_masked_and_shown_for_a_reason() {
    in_the_office(async |office| {
        let programme = top_up(office).await;
        let (head, _) = office.household(1).await;
        let stated = json!({ "incomeFen": 30_000, "means": "无存款" });
        let application = office.applies(&programme, &head, stated).await;
        for who in [&office.clerk, &office.reviewer, &office.community, &office.reader] {
            let seen = office.now(who, &application, "AssistanceApplication", "incomeFen means").await;
            assert_eq!(seen, json!({ "incomeFen": "******", "means": "******" }));
        }
        let reveal = "mutation($input: RevealInput!) { reveal(input: $input) { values { field value } } }";
        let input = json!({ "input": { "ids": [application["id"]], "fields": ["incomeFen", "means"], "purpose": "审核家庭收入" } });
        let shown = office.stage.ask_with(&office.reviewer, reveal, input.clone()).await;
        let values: Vec<_> = shown["reveal"]["values"].as_array().unwrap().iter().map(|v| &v["value"]).collect();
        assert_eq!(values, ["30000", "无存款"]);
        for who in [&office.clerk, &office.community, &office.reader, &office.member] {
            let codes = office.stage.codes(who, reveal, input.clone()).await;
            assert!(codes == ["FORBIDDEN"] || codes == ["NOT_FOUND"], "{codes:?}");
        }
        let kept = office.stage.database.texts("SELECT income_cipher || means_cipher FROM assistance_application").await;
        assert!(!kept[0].contains("30000") && !kept[0].contains("无存款"));
        let wrote = "SELECT changes FROM history WHERE record_type = 'AssistanceApplication'";
        let wrote = office.stage.database.texts(wrote).await.join(" ");
        assert!(!wrote.contains("30000") && !wrote.contains("无存款"), "{wrote}");
    })
    .await;
}

#[tokio::test]
async fn who_is_not_entitled_is_told_why() {
    in_the_office(async |office| {
        let old = json!({ "kind": "OLD_AGE", "minAge": 80, "maxAge": 89 });
        let old = office.programme("old-age-80", old).await;
        let household = json!({ "forHousehold": true, "amountRule": "TOP_UP", "incomeLimitFen": 10_000 });
        let household = office.programme("household", household).await;
        let (young, unknown) =
            (office.person("王五", json!({})).await, office.person("赵六", json!({ "birthOn": null })).await);
        let apply =
            |programme: &Value, who: &Value| json!({ "programme": programme["id"], "resident": who["id"] });
        for (input, path) in [
            (apply(&old, &young), "input.resident"),
            (apply(&old, &unknown), "input.resident"),
            (apply(&household, &young), "input.resident"),
        ] {
            let told = office.refused(&office.clerk, "applyForAssistance", input, "BAD_USER_INPUT").await;
            assert_eq!(told["extensions"]["fields"][0]["path"], path, "{told}");
        }
        let older = office.person("孙八", json!({ "birthOn": "1942-01-01" })).await;
        let application = office.applies(&old, &older, json!({})).await;
        let twice = apply(&old, &older);
        office.refused(&office.clerk, "applyForAssistance", twice, "CONFLICT").await;
        // refused by the desk, so that another one can be made
        let reason = of(&application["matter"], json!({ "reason": "材料不全" }));
        office.does(&office.community, "denyMatter", "id", reason).await;
        office.refused(&office.decider, "grantAssistance", grant(&application, json!({})), "CONFLICT").await;
        let again = office.applies(&old, &older, json!({})).await;
        office.decides(&again).await;
        let made =
            office.does(&office.decider, "grantAssistance", "amountFen", grant(&again, json!({}))).await;
        assert_eq!(made["amountFen"], 10_000);
        // an income above the limit, and one that leaves nothing
        let (head, _) = office.household(2).await;
        let rich = office.applies(&household, &head, json!({ "incomeFen": 20_001 })).await;
        office.decides(&rich).await;
        let told =
            office.refused(&office.decider, "grantAssistance", grant(&rich, json!({})), "CONFLICT").await;
        assert!(!told["message"].as_str().unwrap().contains("20001"), "{told}");
        let retired =
            office.does(&office.decider, "retireAssistanceProgramme", "id", of(&old, json!({}))).await;
        assert_eq!(retired["id"], old["id"]);
        let late = office.person("周九", json!({ "birthOn": "1943-01-01" })).await;
        office.refused(&office.clerk, "applyForAssistance", apply(&old, &late), "BAD_USER_INPUT").await;
    })
    .await;
}

#[tokio::test]
async fn a_resident_applies_and_follows_what_becomes_of_it() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let (mine, other) = (office.person("张三", json!({})).await, office.person("李四", json!({})).await);
        let account = office.stage.platform.system().new_id();
        let id = mine["id"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
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
        assert!(!id.is_empty());
        let me = office.stage.platform.caller(account).await.unwrap().unwrap();
        let input = |who: &Value| json!({ "programme": programme["id"], "resident": who["id"], "incomeFen": 0 });
        office.refused(&me, "applyForAssistance", input(&other), "NOT_FOUND").await;
        let made = office.does(&me, "applyForAssistance", "id matter { id version stage }", input(&mine)).await;
        office.applies(&programme, &other, json!({})).await;
        assert_eq!(office.nodes(&me, "assistanceApplications", "id").await, [json!({ "id": made["id"] })]);
        office.decides(&made).await;
        office.does(&office.decider, "grantAssistance", "id", grant(&made, json!({}))).await;
        let query = "{ myResidences { nodes { civilAffairs { applications { nodes { matter { stage } } } \
            grants(state: ACTIVE) { nodes { amountFen bankAccount payments { nodes { id } } } } \
            careRecords { nodes { id } } } } } }";
        let seen = office.stage.ask(&me, query).await;
        let seen = &seen["myResidences"]["nodes"][0]["civilAffairs"];
        assert_eq!(seen["applications"]["nodes"], json!([{ "matter": { "stage": "VERIFY" } }]));
        assert_eq!(seen["grants"]["nodes"][0]["amountFen"], 10_000);
        assert_eq!(office.nodes(&me, "assistanceGrants", "id").await.len(), 1);
        // what is done within the office is not shown
        let inside = "{ assistanceBatches { nodes { id } } }";
        assert_eq!(office.stage.codes(&me, inside, json!({})).await, ["FORBIDDEN"]);
    })
    .await;
}

#[tokio::test]
async fn a_programme_is_what_the_catalogue_allows() {
    in_the_office(async |office| {
        let input = |more: Value| {
            let mut input = json!({
                "area": DISTRICT, "code": "x", "kind": "TEMPORARY", "title": "x", "chinese": "x", "conditions": "x",
                "amountRule": "UP_TO", "amountFen": 100, "payout": "ONCE", "announced": false, "kindCode": "aid",
            });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        for (more, path) in [
            (json!({ "kindCode": "nothing" }), "input.kindCode"),
            (json!({ "announced": true }), "input.announced"),
            (json!({ "reviewMonths": 6 }), "input.reviewMonths"),
            (json!({ "minAge": 60, "maxAge": 59 }), "input.maxAge"),
            (json!({ "amountFen": 0 }), "input.amountFen"),
            (json!({ "incomeLimitFen": -1 }), "input.incomeLimitFen"),
            (json!({ "code": "Ä" }), "input.code"),
            (json!({ "conditions": " " }), "input.conditions"),
        ] {
            let told =
                office.refused(&office.decider, "createAssistanceProgramme", input(more), "BAD_USER_INPUT").await;
            assert_eq!(told["extensions"]["fields"][0]["path"], path, "{told}");
        }
        office.refused(&office.reviewer, "createAssistanceProgramme", input(json!({})), "FORBIDDEN").await;
        let made = office.does(&office.decider, "createAssistanceProgramme", "id version", input(json!({}))).await;
        office.refused(&office.decider, "createAssistanceProgramme", input(json!({})), "CONFLICT").await;
        let change = of(&made, json!({ "amountFen": 200, "incomeLimitFen": 5_000, "title": "relief" }));
        let changed = office.does(&office.decider, "changeAssistanceProgramme", "amountFen incomeLimitFen version", change).await;
        assert_eq!(changed, json!({ "amountFen": 200, "incomeLimitFen": 5_000, "version": 2 }));
        let bad = json!({ "id": made["id"], "version": 2, "reviewMonths": 3 });
        office.refused(&office.decider, "changeAssistanceProgramme", bad, "BAD_USER_INPUT").await;
        let anybody = office.stage.caller("cleaner", DISTRICT).await;
        assert_eq!(office.nodes(&anybody, "assistanceProgrammes(area: \"340705\")", "code").await, [json!({ "code": "x" })]);
    })
    .await;
}

#[tokio::test]
async fn of_a_kind_that_is_reported_in_time_an_application_is_from_the_moment_it_is_made() {
    in_the_office(async |office| {
        office.stage.database.execute("UPDATE matter_kind SET report_hours = 24 WHERE code = 'aid'").await;
        let programme = office.programme("care", json!({})).await;
        let person = office.person("甲", json!({})).await;
        let input = json!({ "programme": programme["id"], "resident": person["id"] });
        let fields = "matter { reportedAt happenedAt reportedLate }";
        let made = office.does(&office.clerk, "applyForAssistance", fields, input).await;
        let matter = &made["matter"];
        assert_eq!((&matter["happenedAt"], &matter["reportedLate"]), (&matter["reportedAt"], &json!(false)));
    })
    .await;
}

#[tokio::test]
async fn who_is_refused_appeals_and_can_be_granted_it_after_all() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let person = office.person("甲", json!({})).await;
        let application = office.applies(&programme, &person, json!({})).await;
        let no = json!({ "reason": "材料不全" });
        let denied = office.act(&office.community, "denyMatter", &application["matter"], no).await;
        let grants = "grantAssistance";
        office.refused(&office.decider, grants, grant(&application, json!({})), "CONFLICT").await;
        let again = json!({ "reason": "补充材料" });
        let matter = office.act(&office.clerk, "appealMatter", &denied, again).await;
        assert_eq!(matter["stage"], "REVIEW");
        // it is under way again, and the only one
        let second = json!({ "programme": programme["id"], "resident": person["id"] });
        office.refused(&office.clerk, "applyForAssistance", second, "CONFLICT").await;
        office.refused(&office.decider, grants, grant(&application, json!({})), "CONFLICT").await;
        let matter = office.act(&office.reviewer, "passMatter", &matter, json!({})).await;
        office.act(&office.decider, "grantMatter", &matter, json!({ "result": "同意" })).await;
        let fields = "state amountFen";
        let given = office.does(&office.decider, grants, fields, grant(&application, json!({}))).await;
        assert_eq!(given, json!({ "state": "ACTIVE", "amountFen": 10_000 }));
    })
    .await;
}

#[tokio::test]
async fn for_a_household_it_is_granted_to_who_is_of_it_still() {
    in_the_office(async |office| {
        let more = json!({ "kind": "MINIMUM_LIVING", "forHousehold": true });
        let programme = office.programme("minimum", more).await;
        let ((head, household), (_, other)) = (office.household(2).await, office.household(1).await);
        let application = office.applies(&programme, &head, json!({})).await;
        office.decides(&application).await;
        let joins = async |household: &Value| {
            let now = office.now(&office.community, &head, "Resident", "id version").await;
            let home = of(&now, json!({ "home": { "household": household["id"] } }));
            office.does(&office.community, "changeResident", "id", home).await;
        };
        joins(&other).await;
        office.refused(&office.decider, "grantAssistance", grant(&application, json!({})), "CONFLICT").await;
        joins(&household).await;
        let given =
            office.does(&office.decider, "grantAssistance", "state", grant(&application, json!({}))).await;
        assert_eq!(given["state"], "ACTIVE");
    })
    .await;
}

#[tokio::test]
async fn of_two_applications_that_were_granted_one_is_a_grant() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let person = office.person("甲", json!({})).await;
        // the second one is made after the case of the first one was decided, and before there is a grant of it
        let first = office.applies(&programme, &person, json!({})).await;
        office.decides(&first).await;
        let second = office.applies(&programme, &person, json!({})).await;
        office.decides(&second).await;
        let fields = "id version state";
        let given = office.does(&office.decider, "grantAssistance", fields, grant(&second, json!({}))).await;
        office.refused(&office.decider, "grantAssistance", grant(&first, json!({})), "CONFLICT").await;
        let stop = of(&given, json!({ "reason": "GIVEN_UP" }));
        office.does(&office.reviewer, "stopGrant", "id", stop).await;
        let given = office.does(&office.decider, "grantAssistance", fields, grant(&first, json!({}))).await;
        assert_eq!(given["state"], "ACTIVE");
    })
    .await;
}
