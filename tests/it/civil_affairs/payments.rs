//! Monthly batches: who is in one, who checks it, what comes back, and that the totals add up.

use super::scene::{BATCH, DISTRICT, Office, TOWN, in_the_office, of};
use kit::recount::Recount;
use serde_json::{Value, json};

fn draft(programme: &Value, area: &str, month: &str) -> Value {
    json!({ "programme": programme["id"], "area": area, "month": month })
}

/// The payments of a batch: month and state, by amount.
fn paid(batch: &Value) -> Vec<(i64, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let payment = |p: &Value| (p["amountFen"].as_i64().unwrap(), text(&p["forMonth"]), text(&p["state"]));
    let mut paid: Vec<_> = batch["payments"]["nodes"].as_array().unwrap().iter().map(payment).collect();
    paid.sort();
    paid
}

impl Office<'_> {
    /// The totals of a batch are the sums of its payments, here and in the recount.
    async fn adds_up(&self, batch: &Value) {
        let paid = paid(batch);
        let sum = |back: bool| paid.iter().filter(|p| !back || p.2 == "RETURNED").map(|p| p.0).sum::<i64>();
        let back = paid.iter().filter(|p| p.2 == "RETURNED").count();
        assert_eq!((&batch["items"], &batch["totalFen"]), (&json!(paid.len()), &json!(sum(false))));
        assert_eq!((&batch["returnedItems"], &batch["returnedFen"]), (&json!(back), &json!(sum(true))));
        assert_eq!(self.differences(false).await, Vec::<String>::new());
    }

    async fn differences(&self, repair: bool) -> Vec<String> {
        let system = self.stage.platform.system();
        let mut recount = Recount::new(&system, DISTRICT, repair);
        let civil = self.modules.iter().find(|module| module.id() == "civil-affairs").unwrap();
        civil.on_recount(&mut recount).await.unwrap();
        recount.found().iter().map(ToString::to_string).collect()
    }
}

#[tokio::test]
async fn a_second_person_checks_and_what_comes_back_is_paid_again() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let mut people = Vec::new();
        for (name, amount) in [("甲", 10_000), ("乙", 20_000), ("丙", 30_000)] {
            let change = of(
                &office.now(&office.decider, &programme, "AssistanceProgramme", "id version").await,
                json!({ "amountFen": amount }),
            );
            office.does(&office.decider, "changeAssistanceProgramme", "id", change).await;
            let person = office.person(name, json!({})).await;
            people.push(office.granted(&programme, &person, json!({})).await);
        }
        let month = office.month();
        // nobody in a community drafts; nobody drafts for another district or a month to come
        office
            .refused(&office.clerk, "draftAssistanceBatch", draft(&programme, TOWN, &month), "FORBIDDEN")
            .await;
        office
            .refused(
                &office.reviewer,
                "draftAssistanceBatch",
                draft(&programme, DISTRICT, &month),
                "NOT_FOUND",
            )
            .await;
        office
            .refused(
                &office.decider,
                "draftAssistanceBatch",
                draft(&programme, DISTRICT, "2999-01"),
                "BAD_USER_INPUT",
            )
            .await;
        office
            .refused(
                &office.decider,
                "draftAssistanceBatch",
                draft(&programme, DISTRICT, "2025-13"),
                "BAD_USER_INPUT",
            )
            .await;
        let batch = office
            .does(&office.reviewer, "draftAssistanceBatch", BATCH, draft(&programme, TOWN, &month))
            .await;
        assert_eq!(
            (&batch["state"], &batch["items"], &batch["totalFen"]),
            (&json!("DRAFTED"), &json!(3), &json!(60_000))
        );
        office.adds_up(&batch).await;
        office
            .refused(&office.reviewer, "draftAssistanceBatch", draft(&programme, TOWN, &month), "CONFLICT")
            .await;
        // the district has nobody left to pay
        office
            .refused(&office.decider, "draftAssistanceBatch", draft(&programme, DISTRICT, &month), "CONFLICT")
            .await;
        office.refused(&office.decider, "sendAssistanceBatch", of(&batch, json!({})), "CONFLICT").await;
        let told = office
            .refused(&office.reviewer, "checkAssistanceBatch", of(&batch, json!({})), "FORBIDDEN")
            .await;
        assert_eq!(told["message"], "who drafted a batch does not check it");
        let batch = office.does(&office.decider, "checkAssistanceBatch", BATCH, of(&batch, json!({}))).await;
        assert_eq!(batch["state"], "CHECKED");
        let batch = office
            .does(&office.decider, "sendAssistanceBatch", BATCH, of(&batch, json!({ "reference": "YH1" })))
            .await;
        office.adds_up(&batch).await;
        office.refused(&office.decider, "discardAssistanceBatch", of(&batch, json!({})), "CONFLICT").await;
        let back =
            batch["payments"]["nodes"].as_array().unwrap().iter().find(|p| p["amountFen"] == 20_000).unwrap();
        let why = |payment: &Value| of(payment, json!({ "reason": "ACCOUNT_CLOSED" }));
        office.refused(&office.clerk, "returnAssistancePayment", why(back), "FORBIDDEN").await;
        let fields = "version state returnReason returnedOn batch { version returnedItems returnedFen }";
        let returned = office.does(&office.reviewer, "returnAssistancePayment", fields, why(back)).await;
        assert_eq!(
            (&returned["state"], &returned["returnedOn"]),
            (&json!("RETURNED"), &json!(office.day(0)))
        );
        assert_eq!(
            (&returned["batch"]["returnedItems"], &returned["batch"]["returnedFen"]),
            (&json!(1), &json!(20_000))
        );
        let again = json!({ "id": back["id"], "version": returned["version"], "reason": "OTHER" });
        office.refused(&office.reviewer, "returnAssistancePayment", again, "CONFLICT").await;
        office.adds_up(&office.now(&office.decider, &batch, "AssistanceBatch", BATCH).await).await;
        // the next month pays it again, beside its own
        office.next_month();
        let next = office.pays(&programme, &office.month()).await;
        let sent = |amount: i64, month: &str| (amount, month.to_owned(), "SENT".to_owned());
        let this = office.month();
        assert_eq!(
            paid(&next),
            [sent(10_000, &this), sent(20_000, &month), sent(20_000, &this), sent(30_000, &this)]
        );
        office.adds_up(&next).await;
        // and only once
        office.next_month();
        assert_eq!(office.pays(&programme, &office.month()).await["totalFen"], 60_000);
        let payments =
            office.now(&office.decider, &people[1], "AssistanceGrant", "payments { nodes { state } }").await;
        assert_eq!(payments["payments"]["nodes"].as_array().unwrap().len(), 4);
    })
    .await;
}

#[tokio::test]
async fn what_changed_since_a_draft_refuses_it() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let one = office.granted(&programme, &one, json!({})).await;
        office.granted(&programme, &two, json!({})).await;
        let (month, why) = (office.month(), json!({ "note": "未参加复核" }));
        let batch = office
            .does(&office.reviewer, "draftAssistanceBatch", BATCH, draft(&programme, TOWN, &month))
            .await;
        let suspended =
            office.does(&office.reviewer, "suspendGrant", "id version state", of(&one, why.clone())).await;
        office.refused(&office.decider, "checkAssistanceBatch", of(&batch, json!({})), "CONFLICT").await;
        let gone = office.does(&office.decider, "discardAssistanceBatch", BATCH, of(&batch, json!({}))).await;
        assert_eq!((&gone["state"], paid(&gone)[0].2.as_str()), (&json!("DISCARDED"), "DISCARDED"));
        let batch = office.pays(&programme, &month).await;
        assert_eq!((&batch["items"], &batch["totalFen"]), (&json!(1), &json!(10_000)));
        let resumed = office.does(&office.reviewer, "resumeGrant", "id state", of(&suspended, why)).await;
        assert_eq!(resumed["state"], "ACTIVE");
        // it is paid with the district's batch of the month
        let rest = office
            .does(&office.decider, "draftAssistanceBatch", BATCH, draft(&programme, DISTRICT, &month))
            .await;
        assert_eq!(rest["items"], 1);
        // a total that is not the sum is found, and made right
        office.stage.database.execute("UPDATE assistance_batch SET total_fen = 1 WHERE state = 'sent'").await;
        assert_eq!(office.differences(true).await.len(), 1);
        assert_eq!(office.differences(false).await, Vec::<String>::new());
        assert_eq!(
            office.now(&office.decider, &batch, "AssistanceBatch", "totalFen").await["totalFen"],
            10_000
        );
    })
    .await;
}

#[tokio::test]
async fn who_is_granted_after_the_batch_is_paid_by_another_of_the_month() {
    in_the_office(async |office| {
        let programme = office.programme("care", json!({})).await;
        let month = office.month();
        let names = ["甲", "乙", "丙"];
        let mut people = Vec::new();
        for name in names {
            people.push(office.person(name, json!({})).await);
        }
        office.granted(&programme, &people[0], json!({})).await;
        assert_eq!(office.pays(&programme, &month).await["items"], 1);
        office.granted(&programme, &people[1], json!({})).await;
        let later = draft(&programme, TOWN, &month);
        let batch = office.does(&office.reviewer, "draftAssistanceBatch", BATCH, later.clone()).await;
        assert_eq!(batch["items"], 1);
        // one is open at a time
        office.granted(&programme, &people[2], json!({})).await;
        let told = office.refused(&office.reviewer, "draftAssistanceBatch", later, "CONFLICT").await;
        assert_eq!(
            told["message"],
            "a batch of this programme, area and month is open: send or discard it first"
        );
        let drafted = "SELECT CAST(count(*) AS text) FROM assistance_batch WHERE state <> 'sent'";
        assert_eq!(office.stage.database.texts(drafted).await, ["1"]);
        let batch = office.does(&office.decider, "checkAssistanceBatch", BATCH, of(&batch, json!({}))).await;
        let batch = office.does(&office.decider, "sendAssistanceBatch", BATCH, of(&batch, json!({}))).await;
        assert_eq!((&batch["state"], &batch["items"]), (&json!("SENT"), &json!(1)));
        let last = office.pays(&programme, &month).await;
        assert_eq!(last["items"], 1);
        office.adds_up(&last).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_paid_once_is_paid_once() {
    in_the_office(async |office| {
        let more = json!({ "kind": "TEMPORARY", "amountRule": "UP_TO", "amountFen": 50_000, "payout": "ONCE", "reviewMonths": null });
        let programme = office.programme("relief", more).await;
        let person = office.person("甲", json!({})).await;
        let application = office.applies(&programme, &person, json!({})).await;
        office.decides(&application).await;
        let input = |amount: Value| json!({ "application": application["id"], "bankAccount": "99001234", "amountFen": amount });
        for wrong in [Value::Null, json!(0), json!(50_001)] {
            office.refused(&office.decider, "grantAssistance", input(wrong), "BAD_USER_INPUT").await;
        }
        let grant = office.does(&office.decider, "grantAssistance", "id version", input(json!(30_000))).await;
        let batch = office.pays(&programme, &office.month()).await;
        assert_eq!(batch["totalFen"], 30_000);
        let state = "id version state stopReason";
        let now = office.now(&office.decider, &grant, "AssistanceGrant", state).await;
        assert_eq!((&now["state"], &now["stopReason"]), (&json!("STOPPED"), &json!("PAID_OUT")));
        office.next_month();
        let next = draft(&programme, TOWN, &office.month());
        office.refused(&office.reviewer, "draftAssistanceBatch", next.clone(), "CONFLICT").await;
        // it came back, so that it is still to be paid
        let back = of(&batch["payments"]["nodes"][0], json!({ "reason": "ACCOUNT_WRONG" }));
        office.does(&office.reviewer, "returnAssistancePayment", "id", back).await;
        let now = office.now(&office.decider, &grant, "AssistanceGrant", state).await;
        assert_eq!((&now["state"], &now["stopReason"]), (&json!("ACTIVE"), &Value::Null));
        let account = of(&now, json!({ "bankAccount": "99005678" }));
        office.does(&office.reviewer, "changeGrantAccount", "bankAccount", account).await;
        assert_eq!(office.pays(&programme, &office.month()).await["totalFen"], 30_000);
    })
    .await;
}
