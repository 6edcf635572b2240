//! What happens by itself, and that a clock that stands still keeps nothing open.

use super::scene::{Office, STUB, in_the_office, of};
use crate::places::town::{COMMUNITY, ELSEWHERE};
use kit::access::Access;
use serde_json::{Value, json};

impl Office<'_> {
    async fn clocks(&self) -> u64 {
        self.stage.platform.run_clocks(&self.modules, "test").await.unwrap()
    }

    async fn states(&self) -> Vec<String> {
        self.stage.database.texts("SELECT state FROM key_file ORDER BY id").await
    }

    /// The day of birth of who is of age in so many days.
    fn born(&self, of_age_in: i64) -> Value {
        let of_age = self.stage.platform.system().today() + chrono::TimeDelta::days(of_age_in);
        json!((of_age - chrono::Months::new(12 * 18)).to_string())
    }

    /// Corrects the day of birth of a person.
    async fn corrected(&self, person: &Value, birth: Value) {
        let clerk = self.again(&self.clerk).await;
        let now = self.stage.now(&clerk, person, "Resident", "id version").await;
        self.does(&clerk, "changeResident", "id", of(&now, json!({ "birthOn": birth }))).await;
    }

    /// The days on which files are sealed, in the order of their entry.
    async fn days_of_sealing(&self) -> Vec<String> {
        let sql = "SELECT COALESCE(CAST(seal_on AS text), '-') FROM key_file ORDER BY id";
        self.stage.database.texts(sql).await
    }

    /// The day on which a file is sealed, and the one that follows from the birth of now.
    async fn sealing(&self, who: &Access, file: &Value) -> Value {
        let query = format!(
            "{{ keyFile(id: {}, purpose: \"走访前了解情况\") {{ sealOn sealOnByBirth }} }}",
            file["id"]
        );
        self.stage.ask(who, &query).await["keyFile"].take()
    }

    /// The rights of the day.
    async fn again(&self, who: &Access) -> Access {
        who.again().await.unwrap()
    }
}

#[tokio::test]
async fn a_file_closes_by_itself_after_its_review_date() {
    in_the_office(async |office| {
        let file = office.helped(&office.person("甲", json!({})).await).await;
        let proposed = office.person("乙", json!({})).await;
        office.does(&office.custodian, "proposeKeyFile", STUB, office.proposal(&proposed)).await;
        office.days(150);
        let custodian = office.again(&office.custodian).await;
        assert_eq!(office.sees(&custodian, &file).await["state"], "OPEN", "its last day");
        assert_eq!(office.clocks().await, 0);
        office.days(1);
        // no clock came by
        let (custodian, police) = (office.again(&office.custodian).await, office.again(&office.police).await);
        assert_eq!(office.states().await, ["open", "proposed"]);
        assert_eq!(office.sees(&custodian, &file).await["state"], "CLOSED");
        assert_eq!(office.sees(&police, &file).await, Value::Null);
        assert_eq!(office.list(&custodian, "JUSTICE").await, Vec::<Value>::new());
        office.refused(&custodian, "closeKeyFile", of(&file, json!({ "reason": "期满" })), "NOT_FOUND").await;
        assert_eq!(office.clocks().await, 2);
        assert_eq!(office.states().await, ["closed", "closed"]);
        assert_eq!(office.clocks().await, 0);
        let helpers = "SELECT CAST(count(*) AS text) FROM key_helper WHERE to_on IS NULL";
        assert_eq!(office.stage.database.texts(helpers).await, ["0"]);
        // another process does not do it at the same time
        office.days(400);
        assert!(office.stage.platform.lease("clock:key-groups", "000000", "other", 60_000).await.unwrap());
        assert_eq!(office.clocks().await, 0);
        office.stage.clock.forward(61_000);
        let custodian = office.again(&office.custodian).await;
        assert_eq!(office.clocks().await, 2, "what was closed a year ago is deleted");
        assert_eq!(office.sees(&custodian, &file).await, Value::Null);
        assert_eq!(office.states().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn the_file_of_a_minor_is_sealed_at_18() {
    in_the_office(async |office| {
        let today = office.stage.platform.system().today();
        let of_age = today + chrono::TimeDelta::days(40);
        let birth = of_age - chrono::Months::new(12 * 18);
        let person = office.person("甲", json!({ "birthOn": birth.to_string() })).await;
        let file = office.helped(&person).await;
        let resident = office.stage.resident().await;
        office.stage.bind_confirmed(&resident, &office.member, &person).await;
        assert_eq!(office.sees(&office.custodian, &file).await["state"], "OPEN");
        // one that was closed before is sealed with it
        let other = office.file(&office.person("乙", json!({ "birthOn": birth.to_string() })).await).await;
        office.does(&office.custodian, "closeKeyFile", STUB, of(&other, json!({ "reason": "期满" }))).await;
        assert_eq!(office.sees(&office.custodian, &other).await["state"], "CLOSED");
        office.days(40);
        let own = "{ myKeyFiles { state } }";
        for stage in ["before the clock", "after it"] {
            for who in [&office.custodian, &office.deputy, &office.police, &office.helper, &office.system] {
                for file in [&file, &other] {
                    assert_eq!(office.sees(&office.again(who).await, file).await, Value::Null, "{stage}");
                }
            }
            let custodian = office.again(&office.custodian).await;
            assert_eq!(office.list(&custodian, "JUSTICE").await, Vec::<Value>::new(), "{stage}");
            assert_eq!(office.stage.ask(&office.again(&resident).await, own).await["myKeyFiles"], json!([]));
            office.clocks().await;
            assert_eq!(office.states().await, ["sealed", "sealed"]);
        }
    })
    .await;
}

#[tokio::test]
async fn the_day_of_sealing_follows_a_birth_that_is_corrected_to_a_later_day() {
    in_the_office(async |office| {
        let child = office.person("甲", json!({ "birthOn": office.born(140) })).await;
        let adult = office.person("乙", json!({ "birthOn": office.born(140) })).await;
        for person in [&child, &adult] {
            office.file(person).await;
        }
        assert_eq!(office.days_of_sealing().await, [office.day(140), office.day(140)]);
        assert_eq!(office.clocks().await, 0);
        office.corrected(&child, office.born(145)).await;
        office.corrected(&adult, json!("1980-01-01")).await;
        assert_eq!(office.clocks().await, 2);
        assert_eq!(office.days_of_sealing().await, [office.day(145), "-".to_owned()]);
        assert_eq!(office.clocks().await, 0);
        office.days(145);
        assert_eq!(office.clocks().await, 1);
        assert_eq!(office.states().await, ["sealed", "open"]);
        // what is sealed stays so
        office.corrected(&child, json!("1980-01-01")).await;
        assert_eq!(office.clocks().await, 0);
        assert_eq!(office.states().await, ["sealed", "open"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_seals_a_file_by_a_birth_that_is_entered() {
    in_the_office(async |office| {
        let (adult, minor) = (
            office.person("甲", json!({})).await,
            office.person("乙", json!({ "birthOn": office.born(140) })).await,
        );
        let (of_adult, of_minor) = (office.helped(&adult).await, office.helped(&minor).await);
        let before = ["-".to_owned(), office.day(140)];
        for person in [&adult, &minor] {
            office.corrected(person, office.born(1)).await;
        }
        assert_eq!(office.clocks().await, 0);
        // nor by what somebody does who keeps no files
        let helper = office.again(&office.helper).await;
        let visit = json!({ "dueOn": office.day(7) });
        office.does(&helper, "planKeyVisit", STUB, of(&of_minor, visit)).await;
        assert_eq!(office.days_of_sealing().await, before);
        // the authority sees what would follow
        for (file, now) in [(&of_adult, Value::Null), (&of_minor, json!(office.day(140)))] {
            let days = json!({ "sealOn": now, "sealOnByBirth": office.day(1) });
            assert_eq!(office.sealing(&office.custodian, file).await, days);
        }
        office.days(2);
        assert_eq!(office.clocks().await, 0);
        assert_eq!(office.states().await, ["open", "open"]);
        let custodian = office.again(&office.custodian).await;
        for file in [&of_adult, &of_minor] {
            assert_eq!(office.sees(&custodian, file).await["state"], "OPEN");
        }
        office.corrected(&adult, json!("1980-01-01")).await;
        let days = json!({ "sealOn": null, "sealOnByBirth": null });
        assert_eq!(office.sealing(&custodian, &of_adult).await, days);
        assert_eq!(office.clocks().await, 0);
        assert_eq!(office.days_of_sealing().await, before);
    })
    .await;
}

#[tokio::test]
async fn an_act_of_the_authority_seals_a_file_by_the_birth_of_now() {
    in_the_office(async |office| {
        let (stays, goes) = (
            office.person("甲", json!({ "birthOn": office.born(140) })).await,
            office.person("乙", json!({ "birthOn": office.born(140) })).await,
        );
        let (file, _) = (office.file(&stays).await, office.file(&goes).await);
        for person in [&stays, &goes] {
            office.corrected(person, office.born(20)).await;
        }
        assert_eq!(office.clocks().await, 0);
        assert_eq!(office.days_of_sealing().await, [office.day(140), office.day(140)]);
        let posts = json!({ "posts": [office.post(&office.helper)] });
        office.does(&office.custodian, "setKeyHelpers", STUB, of(&file, posts)).await;
        assert_eq!(office.days_of_sealing().await, [office.day(20), office.day(140)]);
        // one that is handed over keeps its day until it is accepted there
        let mover = office.stage.mover(None).await;
        let now = office.stage.now(&mover, &goes, "Resident", "id version").await;
        office.does(&mover, "moveResident", "id", of(&now, json!({ "grid": ELSEWHERE }))).await;
        office.told().await;
        assert_eq!(office.states().await, ["open", "closed", "handed"]);
        assert_eq!(office.days_of_sealing().await, [office.day(20), office.day(140), office.day(140)]);
        office.days(20);
        office.clocks().await;
        assert_eq!(office.states().await, ["sealed", "closed", "handed"]);
    })
    .await;
}

#[tokio::test]
async fn a_clock_between_an_erasure_and_the_news_of_it_goes_on() {
    in_the_office(async |office| {
        let minor = office.person("甲", json!({ "birthOn": office.born(140) })).await;
        let other = office.person("乙", json!({ "birthOn": office.born(140) })).await;
        for person in [&minor, &other] {
            office.file(person).await;
        }
        let now = office.stage.now(&office.clerk, &minor, "Resident", "id version").await;
        let ask = json!({ "id": now["id"], "ground": "PURPOSE_OVER", "note": "本人申请" });
        let case = office.does(&office.clerk, "requestErasure", "id version", ask).await;
        let director = office.stage.caller("community-director", COMMUNITY).await;
        office.does(&director, "decideErasure", "state", of(&case, json!({ "decision": "ERASE" }))).await;
        office.corrected(&other, office.born(170)).await;
        office.clocks().await;
        assert_eq!(office.days_of_sealing().await, [office.day(140), office.day(170)]);
        office.told().await;
        assert_eq!(office.days_of_sealing().await, [office.day(170)]);
    })
    .await;
}
