//! Births, certificates and services: what is entered, by whom, and what is refused.

use super::scene::{CERTIFICATE, in_the_office, of};
use serde_json::json;

#[tokio::test]
async fn a_birth_is_registered_whatever_the_family_and_never_before_it_has_been() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let register = |day: i64| json!({ "resident": person["id"], "bornOn": office.day(day) });
        // nobody enters a child who is expected
        office.wrong(&office.clerk, "registerBirth", register(1), "input.bornOn").await;
        office.wrong(&office.clerk, "registerBirth", register(200), "input.bornOn").await;
        for (number, day) in [-4_000, -3_000, -2_000, -1_000, 0].into_iter().enumerate() {
            let born = office.does(&office.clerk, "registerBirth", "id state way", register(day)).await;
            assert_eq!((&born["state"], &born["way"]), (&json!("REGISTERED"), &json!("WINDOW")), "{number}");
        }
        office.refused(&office.clerk, "registerBirth", register(0), "CONFLICT").await;
        for who in [&office.decider, &office.reader, &office.member, &office.nurse] {
            office.refused(who, "registerBirth", register(-5), "FORBIDDEN").await;
        }
        let all = office.nodes(&office.reviewer, "birthRegistrations", "id version").await;
        assert_eq!(all.len(), 5);
        office.refused(&office.reader, "voidBirthRegistration", of(&all[0], json!({})), "FORBIDDEN").await;
        office.does(&office.clerk, "voidBirthRegistration", "id", of(&all[0], json!({}))).await;
        assert_eq!(office.how_many("birthRegistrations(filter: { state: REGISTERED })").await, 4);
        // a mistake can be entered anew
        office.does(&office.clerk, "registerBirth", "id", register(0)).await;
    })
    .await;
}

#[tokio::test]
async fn a_certificate_is_checked_by_somebody_else_and_anew_after_each_change() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let enter = |more| {
            let mut input = json!({ "resident": person["id"], "kind": "ONLY_CHILD", "number": "99002", "issuer": "卫健委" });
            for (key, value) in json!(more).as_object().unwrap() {
                input[key] = value.clone();
            }
            input
        };
        for (more, path) in [
            (json!({ "number": " " }), "input.number"),
            (json!({ "issuedOn": office.day(1) }), "input.issuedOn"),
            (json!({ "issuedOn": office.day(-1), "validTo": office.day(-2) }), "input.validTo"),
        ] {
            office.wrong(&office.clerk, "enterFamilyCertificate", enter(more), path).await;
        }
        let entered =
            office.does(&office.reviewer, "enterFamilyCertificate", CERTIFICATE, enter(json!({}))).await;
        assert_eq!((&entered["state"], &entered["checkedOn"]), (&json!("UNCHECKED"), &json!(null)));
        office.refused(&office.clerk, "enterFamilyCertificate", enter(json!({})), "CONFLICT").await;
        let check = |record: &serde_json::Value, verified: bool| of(record, json!({ "verified": verified }));
        office.refused(&office.clerk, "checkFamilyCertificate", check(&entered, true), "FORBIDDEN").await;
        office.refused(&office.reviewer, "checkFamilyCertificate", check(&entered, true), "CONFLICT").await;
        office.wrong(&office.decider, "checkFamilyCertificate", check(&entered, false), "input.note").await;
        let fields = format!("{CERTIFICATE} checkedBy");
        let checked =
            office.does(&office.decider, "checkFamilyCertificate", &fields, check(&entered, true)).await;
        assert_eq!((&checked["state"], &checked["checkedOn"]), (&json!("VERIFIED"), &json!(office.day(0))));
        assert!(checked["checkedBy"].is_string(), "{checked}");
        // a change of nothing leaves it as it is, and who wrote it
        let nothing = of(&checked, json!({ "number": "99002" }));
        let same = office.does(&office.clerk, "changeFamilyCertificate", &fields, nothing).await;
        assert_eq!(same, checked);
        office.refused(&office.reviewer, "checkFamilyCertificate", check(&same, true), "CONFLICT").await;
        let change = of(&checked, json!({ "validTo": office.day(10) }));
        let changed = office.does(&office.clerk, "changeFamilyCertificate", &fields, change).await;
        assert_eq!((&changed["state"], &changed["checkedBy"]), (&json!("UNCHECKED"), &json!(null)));
        let refute = of(&changed, json!({ "verified": false, "note": "查无此证" }));
        // neither who entered it
        office.refused(&office.reviewer, "checkFamilyCertificate", refute.clone(), "CONFLICT").await;
        let refuted = office.does(&office.decider, "checkFamilyCertificate", CERTIFICATE, refute).await;
        assert_eq!((&refuted["state"], &refuted["checkNote"]), (&json!("REFUTED"), &json!("查无此证")));
        // nor who changed it last
        let longer = of(&refuted, json!({ "issuedOn": office.day(-9) }));
        let longer = office.does(&office.reviewer, "changeFamilyCertificate", CERTIFICATE, longer).await;
        office.refused(&office.reviewer, "checkFamilyCertificate", check(&longer, true), "CONFLICT").await;
        let refute = of(&longer, json!({ "verified": false, "note": "查无此证" }));
        let refuted = office.does(&office.decider, "checkFamilyCertificate", CERTIFICATE, refute).await;
        office.days(11);
        assert_eq!(office.how_many("familyCertificates(filter: { expired: true, state: REFUTED })").await, 1);
        office.does(&office.clerk, "voidFamilyCertificate", "id", of(&refuted, json!({}))).await;
        assert_eq!(office.how_many("familyCertificates(filter: { state: VOID })").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_service_is_offered_to_who_comes_from_elsewhere_and_free_to_decline() {
    in_the_office(async |office| {
        let (here, guest) =
            (office.person("甲", json!({})).await, office.person("乙", json!({ "kind": "FLOATING" })).await);
        let offer = |who: &serde_json::Value, kind: &str| json!({ "resident": who["id"], "kind": kind });
        office.wrong(&office.member, "offerFamilyService", offer(&here, "GUIDANCE"), "input.resident").await;
        office.refused(&office.reader, "offerFamilyService", offer(&guest, "GUIDANCE"), "FORBIDDEN").await;
        let fields = "id version answer answeredOn doneOn";
        let first =
            office.does(&office.member, "offerFamilyService", fields, offer(&guest, "FREE_CHECK")).await;
        office.refused(&office.clerk, "offerFamilyService", offer(&guest, "FREE_CHECK"), "CONFLICT").await;
        let second =
            office.does(&office.clerk, "offerFamilyService", fields, offer(&guest, "CHILDCARE")).await;
        office.refused(&office.member, "completeFamilyService", of(&first, json!({})), "CONFLICT").await;
        let taken = of(&first, json!({ "taken": true }));
        let taken = office.does(&office.member, "answerFamilyService", fields, taken).await;
        let done = office.does(&office.member, "completeFamilyService", fields, of(&taken, json!({}))).await;
        assert_eq!((&done["answer"], &done["doneOn"]), (&json!("TAKEN"), &json!(office.day(0))));
        let no = of(&second, json!({ "taken": false }));
        let no = office.does(&office.leader, "answerFamilyService", fields, no).await;
        assert_eq!((&no["answer"], &no["doneOn"]), (&json!("DECLINED"), &json!(null)));
        office.refused(&office.leader, "completeFamilyService", of(&no, json!({})), "CONFLICT").await;
        assert_eq!(office.how_many("familyServices(filter: { answer: DECLINED })").await, 1);
        assert_eq!(office.how_many("familyServices(filter: { done: true })").await, 1);
    })
    .await;
}

#[tokio::test]
async fn residents_see_what_is_entered_of_themselves_and_register() {
    in_the_office(async |office| {
        let (mine, other) = (office.person("张三", json!({})).await, office.person("李四", json!({})).await);
        let me = office.account_of("张三").await;
        office.certificate(&mine).await;
        office.certificate(&other).await;
        let register =
            |who: &serde_json::Value| json!({ "resident": who["id"], "bornOn": office.day(-3), "way": "VISIT" });
        office.refused(&me, "registerBirth", register(&other), "NOT_FOUND").await;
        let born = office.does(&me, "registerBirth", "id way", register(&mine)).await;
        assert_eq!(born["way"], "ONLINE");
        assert_eq!(office.nodes(&me, "birthRegistrations", "id").await, [json!({ "id": born["id"] })]);
        assert_eq!(office.nodes(&me, "familyCertificates", "number").await, [json!({ "number": "99001" })]);
        let apply = json!({ "resident": mine["id"], "programme": "CHILDCARE" });
        office.does(&me, "applyForFamilySupport", "id", apply).await;
        let own = "{ myResidences { nodes { familyPlanning { births { nodes { way } } \
            supports { nodes { programme } } carePlans { nodes { id } } } } } }";
        let seen = office.stage.ask(&me, own).await;
        let seen = &seen["myResidences"]["nodes"][0]["familyPlanning"];
        assert_eq!(seen["births"]["nodes"], json!([{ "way": "ONLINE" }]));
        assert_eq!(seen["supports"]["nodes"], json!([{ "programme": "CHILDCARE" }]));
        assert_eq!(seen["carePlans"]["nodes"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn nobody_of_the_grid_offers_or_finds_a_service_that_tells_of_a_family() {
    in_the_office(async |office| {
        let guest = office.person("乙", json!({ "kind": "FLOATING" })).await;
        let offer = |kind: &str| json!({ "resident": guest["id"], "kind": kind });
        office.does(&office.clerk, "offerFamilyService", "id", offer("GUIDANCE")).await;
        let hidden =
            office.does(&office.clerk, "offerFamilyService", "id version", offer("CONTRACEPTIVES")).await;
        let near = format!(
            "{{ node(id: {}) {{ ... on Resident {{ familyPlanning {{ services {{ nodes {{ kind }} }} }} }} }} }}",
            guest["id"]
        );
        let one = format!("{{ node(id: {}) {{ id }} }}", hidden["id"]);
        let of_kind = "familyServices(filter: { kind: CONTRACEPTIVES })";
        for (who, number) in [
            (&office.clerk, 2),
            (&office.reviewer, 2),
            (&office.reader, 2),
            (&office.community, 2),
            (&office.leader, 1),
            (&office.member, 1),
        ] {
            let list = office.ask(who, "{ familyServices { nodes { kind } totalCount } }").await;
            let seen = office.ask(who, &near).await["node"]["familyPlanning"]["services"].take();
            for list in [&list["familyServices"], &seen] {
                assert_eq!(list["nodes"].as_array().unwrap().len(), number);
            }
            assert_eq!(list["familyServices"]["totalCount"], number);
            assert_eq!(office.nodes(who, of_kind, "id").await.len(), number - 1);
            assert_eq!(office.ask(who, &one).await["node"].is_null(), number == 1);
        }
        for who in [&office.leader, &office.member] {
            // also where there is one already
            office.refused(who, "offerFamilyService", offer("CONTRACEPTIVES"), "FORBIDDEN").await;
            let answer = of(&hidden, json!({ "taken": true }));
            office.refused(who, "answerFamilyService", answer, "NOT_FOUND").await;
        }
        let me = office.account_of("乙").await;
        assert_eq!(office.nodes(&me, "familyServices", "kind").await.len(), 2);
    })
    .await;
}
