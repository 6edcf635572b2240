//! Who dies, leaves or moves away has no grant and no care there any more; within a district both go along.

use super::scene::{Office, TOWN, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use serde_json::{Value, json};

const GRANT: &str = "state stopReason stoppedOn reviewDueOn";
const CARE: &str = "status closeReason visitDueOn";

/// A person with a grant, a care record and an application under way.
struct Assisted {
    person: Value,
    grant: Value,
    care: Value,
}

impl Office<'_> {
    async fn assisted(&self, programme: &Value, name: &str) -> Assisted {
        let person = self.person(name, json!({})).await;
        let grant = self.granted(programme, &person, json!({})).await;
        let input = json!({ "resident": person["id"], "kind": "LIVING_ALONE", "needs": "高血压" });
        let care = self.does(&self.clerk, "openCareRecord", "id version", input).await;
        let person = self.now(&self.community, &person, "Resident", "id version").await;
        Assisted { person, grant, care }
    }

    async fn grant_now(&self, of: &Assisted) -> Value {
        self.now(&self.decider, &of.grant, "AssistanceGrant", GRANT).await
    }

    async fn care_now(&self, of: &Assisted) -> Value {
        self.now(&self.clerk, &of.care, "CareRecord", CARE).await
    }
}

#[tokio::test]
async fn who_moves_to_another_district_applies_there_anew() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let one = office.assisted(&programme, "甲").await;
        let mover = office.stage.mover(None).await;
        let moved = of(&one.person, json!({ "grid": ELSEWHERE }));
        let there = office.does(&mover, "moveResident", "id", moved).await;
        office.told().await;
        let today = office.day(0);
        let stopped = json!({ "state": "STOPPED", "stopReason": "MOVED", "stoppedOn": today, "reviewDueOn": null });
        assert_eq!(office.grant_now(&one).await, stopped);
        let closed = json!({ "status": "RETIRED", "closeReason": "MOVED", "visitDueOn": null });
        assert_eq!(office.care_now(&one).await, closed);
        // the new place learns nothing of it
        let clerk = office.stage.account("civil-affairs-decider", &ELSEWHERE[..6]).await;
        let line = format!("UPDATE post SET line = 'civil-affairs' WHERE id = {clerk}");
        office.stage.database.execute(&line).await;
        let clerk = office.stage.platform.caller(clerk).await.unwrap().unwrap();
        let seen = "civilAffairs { applications { nodes { id } } grants { nodes { id } } careRecords { nodes { id } } }";
        let seen = office.now(&clerk, &there, "Resident", seen).await;
        let nothing = json!({ "nodes": [] });
        assert_eq!(seen["civilAffairs"], json!({ "applications": nothing, "grants": nothing, "careRecords": nothing }));
        for list in ["assistanceGrants", "assistanceApplications", "careRecords(status: null)"] {
            assert_eq!(office.nodes(&clerk, list, "id").await, Vec::<Value>::new(), "{list}");
        }
        // and pays nothing
        let next = json!({ "programme": programme["id"], "area": TOWN, "month": office.month() });
        office.refused(&office.reviewer, "draftAssistanceBatch", next, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn within_a_district_everything_goes_along() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let one = office.assisted(&programme, "甲").await;
        let moved = of(&one.person, json!({ "grid": office.grids[1] }));
        let there = office.does(&office.community, "moveResident", "id", moved).await;
        office.told().await;
        assert_eq!(office.grant_now(&one).await["state"], "ACTIVE");
        let seen = "civilAffairs { applications { nodes { id } } grants { nodes { id } } careRecords { nodes { id } } }";
        let seen = office.now(&office.clerk, &there, "Resident", seen).await;
        assert_eq!(seen["civilAffairs"]["grants"]["nodes"], json!([{ "id": one.grant["id"] }]));
        assert_eq!(seen["civilAffairs"]["careRecords"]["nodes"], json!([{ "id": one.care["id"] }]));
        assert_eq!(seen["civilAffairs"]["applications"]["nodes"].as_array().unwrap().len(), 1);
        let member = office.stage.caller("grid-member", &office.grids[1]).await;
        assert_eq!(office.nodes(&member, "careRecords", "id").await, [json!({ "id": one.care["id"] })]);
        assert_eq!(office.nodes(&office.member, "careRecords", "id").await, Vec::<Value>::new());
    })
    .await;
}

#[tokio::test]
async fn who_dies_or_leaves_has_nothing_any_more() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        for (reason, stop, close) in
            [("DIED", "DIED", "DIED"), ("LEFT", "LEFT", "LEFT"), ("MISTAKE", "MISTAKE", "MISTAKE")]
        {
            let one = office.assisted(&programme, "甲").await;
            let end = of(&one.person, json!({ "reason": reason }));
            office.does(&office.community, "endResidence", "id", end).await;
            office.told().await;
            let grant = office.grant_now(&one).await;
            assert_eq!((&grant["state"], &grant["stopReason"]), (&json!("STOPPED"), &json!(stop)));
            assert_eq!(office.care_now(&one).await["closeReason"], close);
            // told again, nothing more happens
            office.told().await;
            assert_eq!(office.grant_now(&one).await, grant);
        }
        // an application that is granted after the death is no grant
        let person = office.person("乙", json!({})).await;
        let application = office.applies(&programme, &person, json!({})).await;
        office.decides(&application).await;
        let person = office.now(&office.community, &person, "Resident", "id version").await;
        office.does(&office.community, "endResidence", "id", of(&person, json!({ "reason": "DIED" }))).await;
        let input = json!({ "application": application["id"], "bankAccount": "99001234" });
        office.refused(&office.decider, "grantAssistance", input, "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn a_grant_for_a_household_goes_on_with_the_next_adult_once_it_is_reviewed() {
    in_the_office(async |office| {
        let more = json!({ "kind": "MINIMUM_LIVING", "forHousehold": true });
        let programme = office.programme("minimum", more).await;
        let home = json!({ "grid": office.grids[0], "kind": "FAMILY" });
        let home = office.does(&office.community, "createHousehold", "id", home).await;
        let member = async |name: &str, birth: &str| {
            let more = json!({ "home": { "household": home["id"] }, "birthOn": birth });
            office.person(name, more).await
        };
        let (first, child) = (member("甲", "1950-01-01").await, member("丙", "2020-01-01").await);
        let second = member("乙", "1970-01-01").await;
        let grant = office.granted(&programme, &first, json!({})).await;
        let ends = async |person: &Value, reason: &str| {
            let now = office.now(&office.community, person, "Resident", "id version").await;
            office.does(&office.community, "endResidence", "id", of(&now, json!({ "reason": reason }))).await;
            office.told().await;
        };
        let seen = async || {
            let fields = "id version state stopReason suspendedOn reviewDueOn people amountFen bankAccount resident { id }";
            office.now(&office.decider, &grant, "AssistanceGrant", fields).await
        };
        ends(&first, "DIED").await;
        let passed = seen().await;
        let today = office.day(0);
        let wanted = json!({
            "id": grant["id"], "version": passed["version"], "state": "SUSPENDED", "stopReason": "DIED",
            "suspendedOn": today, "reviewDueOn": today, "people": 2, "amountFen": grant["amountFen"], "bankAccount": null,
            "resident": { "id": second["id"] },
        });
        assert_eq!(passed, wanted);
        office.told().await;
        assert_eq!(seen().await, passed, "told again, nothing more happens");
        // nothing is paid before the household was looked at, and somebody has an account
        let batch = json!({ "programme": programme["id"], "area": TOWN, "month": office.month() });
        office.refused(&office.reviewer, "draftAssistanceBatch", batch, "CONFLICT").await;
        let note = json!({ "note": "已复核" });
        office.refused(&office.reviewer, "resumeGrant", of(&passed, note.clone()), "CONFLICT").await;
        let review = of(&passed, json!({ "result": "CONTINUED" }));
        let reviewed = office.does(&office.reviewer, "reviewGrant", "id version", review).await;
        office.refused(&office.reviewer, "resumeGrant", of(&reviewed, note.clone()), "CONFLICT").await;
        let account = of(&reviewed, json!({ "bankAccount": "990000001111" }));
        let account = office.does(&office.reviewer, "changeGrantAccount", "id version", account).await;
        office.does(&office.reviewer, "resumeGrant", "id", of(&account, note)).await;
        let resumed = seen().await;
        assert_eq!((&resumed["state"], &resumed["stopReason"]), (&json!("ACTIVE"), &Value::Null));
        // a child does not answer for it
        ends(&second, "LEFT").await;
        let over = seen().await;
        assert_eq!((&over["state"], &over["stopReason"]), (&json!("STOPPED"), &json!("LEFT")));
        assert_eq!(over["resident"]["id"], second["id"]);
        ends(&child, "LEFT").await;
    })
    .await;
}

#[tokio::test]
async fn who_moves_out_of_a_household_leaves_its_grant_with_it() {
    in_the_office(async |office| {
        let more = json!({ "kind": "MINIMUM_LIVING", "forHousehold": true });
        let programme = office.programme("minimum", more).await;
        let (head, household) = office.household(2).await;
        let grant = office.granted(&programme, &head, json!({})).await;
        let seen = async || {
            let fields = "state stopReason household { id } resident { id }";
            office.now(&office.decider, &grant, "AssistanceGrant", fields).await
        };
        let moves = async |person: &Value, to: &str, home: Value| {
            let now = office.now(&office.community, person, "Resident", "id version").await;
            let input = of(&now, json!({ "grid": to, "home": home }));
            let there = office.does(&office.community, "moveResident", "id", input).await;
            office.told().await;
            there
        };
        // within the household it goes along
        let there = moves(&head, &office.grids[1], json!({})).await;
        let with_head = json!({ "state": "ACTIVE", "stopReason": null, "household": { "id": household["id"] },
            "resident": { "id": there["id"] } });
        assert_eq!(seen().await, with_head);
        moves(&there, &office.grids[0], json!({ "household": null })).await;
        let left = seen().await;
        assert_eq!((&left["state"], &left["stopReason"]), (&json!("SUSPENDED"), &json!("MOVED")));
        assert_eq!(left["household"]["id"], household["id"]);
        assert_ne!(left["resident"]["id"], there["id"]);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_are_one_what_began_first_goes_on() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let (one, two) = (office.assisted(&programme, "甲").await, office.assisted(&programme, "甲").await);
        let director = office.stage.caller("community-director", COMMUNITY).await;
        let merge = json!({
            "keep": two.person["id"], "keepVersion": two.person["version"], "gone": one.person["id"],
            "goneVersion": one.person["version"], "reason": "同一人重复登记",
        });
        office.does(&director, "mergeResidents", "id", merge).await;
        office.told().await;
        assert_eq!(office.grant_now(&one).await["state"], "ACTIVE");
        let second = office.grant_now(&two).await;
        assert_eq!((&second["state"], &second["stopReason"]), (&json!("STOPPED"), &json!("DUPLICATE")));
        assert_eq!(
            (
                office.care_now(&one).await["status"].clone(),
                office.care_now(&two).await["closeReason"].clone()
            ),
            (json!("ACTIVE"), json!("DUPLICATE"))
        );
        // what is sealed is the person's who stays
        let reveal = "mutation($input: RevealInput!) { reveal(input: $input) { values { value } } }";
        let input =
            json!({ "input": { "ids": [one.care["id"]], "fields": ["needs"], "purpose": "上门探访需要" } });
        let shown = office.stage.ask_with(&office.reviewer, reveal, input).await;
        assert_eq!(shown["reveal"]["values"], json!([{ "value": "高血压" }]));
    })
    .await;
}

#[tokio::test]
async fn who_is_erased_leaves_numbers_and_no_texts() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let one = office.assisted(&programme, "甲").await;
        office.pays(&programme, &office.month()).await;
        let note = of(&office.now(&office.reviewer, &one.grant, "AssistanceGrant", "id version").await, json!({ "note": "zzsecret" }));
        office.does(&office.reviewer, "suspendGrant", "id", note).await;
        let ask = json!({ "id": one.person["id"], "ground": "PURPOSE_OVER", "note": "zzwish" });
        let case = office.does(&office.community, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.told().await;
        let grant = office.now(&office.decider, &one.grant, "AssistanceGrant", "state stopReason note bankAccount amountFen").await;
        let wanted = json!({ "state": "STOPPED", "stopReason": "MISTAKE", "note": null, "bankAccount": null, "amountFen": 10_000 });
        assert_eq!(grant, wanted);
        let care = office.now(&office.clerk, &one.care, "CareRecord", "status needs plan").await;
        assert_eq!(care, json!({ "status": "RETIRED", "needs": null, "plan": null }));
        let left = "SELECT count(*) FROM assistance_grant WHERE bank_account_cipher IS NOT NULL";
        assert_eq!(office.stage.database.texts(&left.replace("count(*)", "CAST(count(*) AS text)")).await, ["0"]);
    })
    .await;
}

#[tokio::test]
async fn a_merge_leaves_a_grant_with_the_household_that_the_person_turned_out_not_to_be_of() {
    in_the_office(async |office| {
        let more = json!({ "kind": "MINIMUM_LIVING", "forHousehold": true });
        let programme = office.programme("minimum", more).await;
        let (one, household) = office.household(1).await;
        let member = office.person("户员", json!({ "home": { "household": household["id"] } })).await;
        let (two, _) = office.household(1).await;
        let grant = office.granted(&programme, &one, json!({})).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        let now = async |person: &Value| office.now(&office.community, person, "Resident", "id version").await;
        let (keep, gone) = (now(&two).await, now(&one).await);
        let merge = json!({
            "keep": keep["id"], "keepVersion": keep["version"], "gone": gone["id"], "goneVersion": gone["version"],
            "reason": "同一人重复登记",
        });
        office.does(&director, "mergeResidents", "id", merge).await;
        office.told().await;
        let seen = "state stopReason household { id } resident { id }";
        let wanted = json!({ "state": "SUSPENDED", "stopReason": "MOVED", "household": { "id": household["id"] },
            "resident": { "id": member["id"] } });
        assert_eq!(office.now(&office.decider, &grant, "AssistanceGrant", seen).await, wanted);
    })
    .await;
}
