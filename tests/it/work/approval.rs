//! The approval procedure along its three chains: who files neither reviews nor decides, and who reviews does not
//! decide.

use super::town::{DISTRICT, TOWN, Town, Worker, in_a_town, stands};
use crate::places::town::COMMUNITY;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const DAY: i64 = 86_400_000;

impl Town<'_> {
    /// Follows an application from its report to its file; `review` and `decide` are desks, with unit and role.
    async fn follows(&self, kind: &str, review: (&Worker, &str, &str), decide: (&Worker, &str, &str)) {
        let matter = self.report(&self.leader, kind, json!({})).await;
        assert_eq!(stands(&matter), ("FIRST_REVIEW", "OPEN", 2, COMMUNITY));
        self.refused(review.0, "passMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = self.step(&self.clerk, "passMatter", &matter).await;
        assert_eq!(stands(&matter), ("REVIEW", "OPEN", 3, review.1));
        self.refused(&self.clerk, "passMatter", &matter, json!({}), "FORBIDDEN").await;
        self.refused(decide.0, "grantMatter", &matter, json!({}), "CONFLICT").await;
        let matter = self.step(review.0, "passMatter", &matter).await;
        assert_eq!(stands(&matter), ("DECIDE", "OPEN", 3, decide.1));
        self.refused(review.0, "grantMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = self.step(decide.0, "grantMatter", &matter).await;
        assert_eq!(stands(&matter), ("VERIFY", "OPEN", 4, COMMUNITY));
        let matter = self.step(&self.director, "reworkMatter", &matter).await;
        assert_eq!(stands(&matter), ("DECIDE", "OPEN", 3, decide.1));
        let matter = self.step(decide.0, "grantMatter", &matter).await;
        let matter = self.step(&self.director, "verifyMatter", &matter).await;
        let matter = self.step(&self.clerk, "fileMatter", &matter).await;
        assert_eq!(stands(&matter), ("DONE", "CLOSED", 6, COMMUNITY));
        let wanted: BTreeMap<_, _> = [("reported", 1), ("closed", 1), ("on_time", 1)].into();
        assert_eq!(self.counts(kind).await, wanted);
        let steps = [
            ("REPORT", "1", "grid-leader"),
            ("PASS", "2", "community-clerk"),
            ("PASS", "", review.2),
            ("GRANT", "3", decide.2),
            ("REWORK", "", "community-director"),
            ("GRANT", "3", decide.2),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
        ];
        self.signed(&matter, &steps).await;
    }

    /// An application before the desk that decides.
    async fn before_decision(&self) -> Value {
        let matter = self.report(&self.leader, "stall-district", json!({})).await;
        let matter = self.step(&self.clerk, "passMatter", &matter).await;
        self.step(&self.town_clerk, "passMatter", &matter).await
    }

    /// Nobody but the staff of the test sits at the desks of the town and the district.
    async fn alone(&self) {
        let ours = [&self.town_clerk, &self.town_leader, &self.command].map(|who| who.account.to_string());
        let others = format!(
            "UPDATE post SET ended_at = 1 WHERE line IS NULL AND area_code IN ('{TOWN}', '{DISTRICT}') AND id NOT IN ({})",
            ours.join(", ")
        );
        self.stage.database.execute(&others).await;
    }

    /// An application that this desk refused at its review, and the appeal against that.
    async fn appealed(&self, kind: &str, review: &Worker) -> Value {
        let matter = self.report(&self.leader, kind, json!({})).await;
        let matter = self.step(&self.clerk, "passMatter", &matter).await;
        let matter = self.step(review, "denyMatter", &matter).await;
        self.step(&self.leader, "appealMatter", &matter).await
    }

    /// Their posts are over.
    async fn leave(&self, who: &[&Worker]) {
        for worker in who {
            let sql = format!("UPDATE post SET ended_at = 1 WHERE account_id = {}", worker.account);
            self.stage.database.execute(&sql).await;
        }
    }

    /// Gives somebody a second post.
    pub(super) async fn also(&self, who: &Worker, role: &str, area: &str) -> Worker {
        let (id, account) = (self.stage.platform.system().new_id(), who.account);
        self.stage
            .database
            .execute(&format!(
                "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
                 VALUES ({id}, {account}, '{role}', '{area}', '2020-01-01', 1, 0, 0)"
            ))
            .await;
        Worker { access: self.stage.platform.caller(account).await.unwrap().unwrap(), account }
    }
}

#[tokio::test]
async fn the_centres_of_town_and_district_review_and_decide() {
    in_a_town(async |town| {
        town.follows(
            "stall-district",
            (&town.town_clerk, TOWN, "town-clerk"),
            (&town.command, DISTRICT, "district-command"),
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_street_department_reviews_and_its_leader_decides() {
    in_a_town(async |town| {
        town.follows(
            "stall-street",
            (&town.officer, TOWN, "line-officer"),
            (&town.town_leader, TOWN, "town-leader"),
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_town_centre_reviews_and_the_department_decides() {
    in_a_town(async |town| {
        town.follows(
            "stall-department",
            (&town.town_clerk, TOWN, "town-clerk"),
            (&town.district_reviewer, DISTRICT, "line-reviewer"),
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn who_files_or_reviews_does_not_decide() {
    in_a_town(async |town| {
        let filed = town.report(&town.clerk, "stall-district", json!({})).await;
        for mutation in ["passMatter", "denyMatter"] {
            let told = town.refused(&town.clerk, mutation, &filed, json!({}), "FORBIDDEN").await;
            assert_eq!(told, "who filed an application does not review or decide it");
        }
        let reviewed = town.report(&town.leader, "stall-district", json!({})).await;
        let reviewed = town.step(&town.clerk, "passMatter", &reviewed).await;
        let both = town.also(&town.clerk, "town-clerk", TOWN).await;
        for mutation in ["passMatter", "denyMatter"] {
            let told = town.refused(&both, mutation, &reviewed, json!({}), "FORBIDDEN").await;
            assert_eq!(told, "who passed the first review of an application does not review it again");
        }
        let matter = town.before_decision().await;
        for (who, text) in [
            (&town.clerk, "who reviewed an application does not decide it"),
            (&town.town_clerk, "who reviewed an application does not decide it"),
            (&town.leader, "who filed an application does not review or decide it"),
        ] {
            let both = town.also(who, "district-command", DISTRICT).await;
            for mutation in ["grantMatter", "denyMatter"] {
                let told = town.refused(&both, mutation, &matter, json!({}), "FORBIDDEN").await;
                assert_eq!(told, text);
            }
        }
        town.step(&town.command, "denyMatter", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_appealed_against_once_in_time_and_looked_at_by_others() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "stall-district", json!({ "served": town.residence })).await;
        let matter = town.step(&town.clerk, "denyMatter", &matter).await;
        assert_eq!(
            (stands(&matter), &matter["result"]),
            (("DONE", "REFUSED", 6, COMMUNITY), &json!("because"))
        );
        let wanted: BTreeMap<_, _> = [("reported", 1), ("refused", 1)].into();
        assert_eq!(town.counts("stall-district").await, wanted);
        town.refused(&town.director, "appealMatter", &matter, json!({}), "FORBIDDEN").await;
        town.stage.clock.forward(60 * DAY);
        let matter = town.step(&town.resident, "appealMatter", &matter).await;
        assert_eq!(stands(&matter), ("REVIEW", "OPEN", 3, TOWN));
        let wanted: BTreeMap<_, _> = [("reported", 1), ("opened", 1), ("handle", 1)].into();
        assert_eq!(town.counts("stall-district").await, wanted);
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        let matter = town.step(&town.command, "denyMatter", &matter).await;
        town.refused(&town.resident, "appealMatter", &matter, json!({}), "CONFLICT").await;
        let steps = [
            ("REPORT", "1", "grid-leader"),
            ("DENY", "2", "community-clerk"),
            ("APPEAL", "", "-"),
            ("PASS", "", "town-clerk"),
            ("DENY", "", "district-command"),
        ];
        town.signed(&matter, &steps).await;
        let late = town.before_decision().await;
        let late = town.step(&town.command, "denyMatter", &late).await;
        town.stage.clock.forward(61 * DAY);
        town.refused(&town.leader, "appealMatter", &late, json!({}), "CONFLICT").await;
    })
    .await;
}

#[tokio::test]
async fn who_refused_an_application_does_not_decide_on_the_appeal() {
    in_a_town(async |town| {
        let matter = town.before_decision().await;
        let matter = town.step(&town.command, "denyMatter", &matter).await;
        let other = super::town::worker(town.stage, "district-command", DISTRICT, None).await;
        let matter = town.step(&town.leader, "appealMatter", &matter).await;
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        let told = town.refused(&town.command, "grantMatter", &matter, json!({}), "FORBIDDEN").await;
        assert_eq!(told, "who refused an application does not look at it again after the appeal");
        // the desk has somebody else, so that no other one decides
        town.refused(&town.district_reviewer, "grantMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.step(&other, "grantMatter", &matter).await;
        assert_eq!(stands(&matter).0, "VERIFY");
    })
    .await;
}

#[tokio::test]
async fn where_one_person_decides_another_desk_decides_on_the_appeal() {
    in_a_town(async |town| {
        town.alone().await;
        let (clerk, officer) = (&town.town_clerk, &town.officer);
        let (command, department) = (&town.command, &town.district_reviewer);
        for (kind, review, decide, other) in [
            ("stall-district", clerk, command, department),
            ("stall-street", officer, &town.town_leader, command),
            ("stall-department", clerk, department, command),
        ] {
            let matter = town.report(&town.leader, kind, json!({})).await;
            let matter = town.step(&town.clerk, "passMatter", &matter).await;
            let matter = town.step(review, "passMatter", &matter).await;
            let matter = town.step(decide, "denyMatter", &matter).await;
            let matter = town.step(&town.leader, "appealMatter", &matter).await;
            // the same desk reviews it
            let matter = town.step(review, "passMatter", &matter).await;
            assert_eq!(stands(&matter), ("DECIDE", "OPEN", 3, DISTRICT), "{kind}");
            town.refused(decide, "grantMatter", &matter, json!({}), "FORBIDDEN").await;
            let matter = town.step(other, "grantMatter", &matter).await;
            // and what is sent back goes to who decided last
            let matter = town.step(&town.director, "reworkMatter", &matter).await;
            let matter = town.step(other, "grantMatter", &matter).await;
            assert_eq!(stands(&matter).0, "VERIFY", "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn where_one_person_reviews_another_desk_reviews_after_an_appeal() {
    in_a_town(async |town| {
        town.alone().await;
        let (clerk, officer) = (&town.town_clerk, &town.officer);
        // the desk has somebody else
        let matter = town.appealed("stall-street", officer).await;
        assert_eq!(stands(&matter), ("REVIEW", "OPEN", 3, TOWN));
        town.refused(officer, "passMatter", &matter, json!({}), "FORBIDDEN").await;
        town.step(&town.reviewer, "passMatter", &matter).await;
        town.leave(&[&town.reviewer]).await;
        for (kind, review) in
            [("stall-district", clerk), ("stall-street", officer), ("stall-department", clerk)]
        {
            let matter = town.appealed(kind, review).await;
            assert_eq!(stands(&matter), ("REVIEW", "OPEN", 3, DISTRICT), "{kind}");
            town.refused(review, "passMatter", &matter, json!({}), "FORBIDDEN").await;
            let matter = town.step(&town.district_officer, "passMatter", &matter).await;
            assert_eq!(stands(&matter), ("DECIDE", "OPEN", 3, DISTRICT), "{kind}");
            let matter = town.step(&town.command, "grantMatter", &matter).await;
            assert_eq!(stands(&matter).0, "VERIFY", "{kind}");
        }
        // nor has the department anybody in the district: the other desk of the town reviews
        town.leave(&[&town.district_officer, &town.district_reviewer]).await;
        let matter = town.appealed("stall-district", clerk).await;
        assert_eq!(stands(&matter), ("REVIEW", "OPEN", 3, TOWN));
        let matter = town.step(officer, "passMatter", &matter).await;
        assert_eq!(stands(&matter), ("DECIDE", "OPEN", 3, DISTRICT));
        town.step(&town.command, "grantMatter", &matter).await;
        // and where nobody is there either, it waits
        town.leave(&[officer]).await;
        let matter = town.appealed("stall-district", clerk).await;
        assert_eq!(stands(&matter), ("REVIEW", "OPEN", 3, TOWN));
        town.refused(clerk, "passMatter", &matter, json!({}), "FORBIDDEN").await;
    })
    .await;
}

#[tokio::test]
async fn each_desk_is_another_accounts_also_after_an_appeal() {
    in_a_town(async |town| {
        // the first reviewer has a post at the desk of the review, too, when it comes back after an appeal
        let matter = town.before_decision().await;
        let matter = town.step(&town.command, "denyMatter", &matter).await;
        let matter = town.step(&town.leader, "appealMatter", &matter).await;
        assert_eq!(stands(&matter).0, "REVIEW");
        let both = town.also(&town.clerk, "town-clerk", TOWN).await;
        for mutation in ["passMatter", "denyMatter"] {
            let told = town.refused(&both, mutation, &matter, json!({}), "FORBIDDEN").await;
            assert_eq!(told, "who passed the first review of an application does not review it again");
        }
        // whoever reviewed it before may do so again, but not decide
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        for who in [&town.clerk, &town.town_clerk] {
            let both = town.also(who, "district-command", DISTRICT).await;
            for mutation in ["grantMatter", "denyMatter"] {
                let told = town.refused(&both, mutation, &matter, json!({}), "FORBIDDEN").await;
                assert_eq!(told, "who reviewed an application does not decide it");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn who_granted_does_not_review_what_somebody_else_refused_afterwards() {
    in_a_town(async |town| {
        let matter = town.before_decision().await;
        let matter = town.step(&town.command, "grantMatter", &matter).await;
        let matter = town.step(&town.director, "reworkMatter", &matter).await;
        let other = super::town::worker(town.stage, "district-command", DISTRICT, None).await;
        let matter = town.step(&other, "denyMatter", &matter).await;
        let matter = town.step(&town.leader, "appealMatter", &matter).await;
        let both = town.also(&town.command, "town-clerk", TOWN).await;
        let told = town.refused(&both, "passMatter", &matter, json!({}), "FORBIDDEN").await;
        assert_eq!(told, "who decided on an application does not review it");
        town.step(&town.town_clerk, "passMatter", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn the_post_that_granted_does_not_verify_whoever_covers_it() {
    in_a_town(async |town| {
        let first = town.before_decision().await;
        let second = town.before_decision().await;
        let first = town.step(&town.command, "grantMatter", &first).await;
        let deputy = super::town::worker(town.stage, "cleaner", &town.grid, None).await;
        let (a, b) = (town.command.account, deputy.account);
        let leave = format!(
            "UPDATE post SET covered_by = {b} WHERE id = {a}; INSERT INTO post_leave (id, post_id, account_id, area_code, \
             kind, from_on, to_on, entered_by, version, created_at, changed_at) VALUES (1, {a}, {a}, '{DISTRICT}', 'annual', \
             '2026-01-01', '2026-02-01', {a}, 1, 0, 0)"
        );
        town.stage.database.execute(&leave).await;
        let deputy = Worker { access: town.stage.platform.caller(b).await.unwrap().unwrap(), account: b };
        let second = town.step(&deputy, "grantMatter", &second).await;
        for (who, matter) in [(&deputy, &first), (&town.command, &second)] {
            for mutation in ["verifyMatter", "reworkMatter"] {
                let told = town.refused(who, mutation, matter, json!({}), "FORBIDDEN").await;
                assert_eq!(told, "the post by which it was dealt with does not verify it; another one does");
            }
            assert_eq!(town.actions(who, matter).await, ["TRACK", "URGE"]);
            let others = town.actions(&town.director, matter).await;
            assert!(others.contains(&"VERIFY".to_owned()), "{others:?}");
            town.step(&town.director, "verifyMatter", matter).await;
        }
    })
    .await;
}

#[tokio::test]
async fn who_applies_does_not_review_the_own_application_whoever_filed_it() {
    in_a_town(async |town| {
        let more = json!({ "served": town.residence });
        let matter = town.report(&town.leader, "stall-district", more).await;
        let staff = format!("UPDATE account SET kind = 'staff' WHERE id = {}", town.resident.account);
        town.stage.database.execute(&staff).await;
        let both = town.also(&town.resident, "community-clerk", COMMUNITY).await;
        // also where the matter is another account's own
        for own in [town.resident.account, town.leader.account] {
            town.stage.database.execute(&format!("UPDATE matter SET account_id = {own}")).await;
            for mutation in ["passMatter", "denyMatter"] {
                let told = town.refused(&both, mutation, &matter, json!({}), "FORBIDDEN").await;
                assert_eq!(told, "who applies does not review or decide the own application");
            }
            let shown = town.actions(&both, &matter).await;
            assert!(!shown.contains(&"PASS".to_owned()) && !shown.contains(&"DENY".to_owned()), "{shown:?}");
        }
        town.step(&town.clerk, "passMatter", &matter).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_announced_first_waits_at_the_announcement() {
    in_a_town(async |town| {
        let matter = town.report(&town.leader, "stall-announced", json!({})).await;
        let matter = town.step(&town.clerk, "passMatter", &matter).await;
        let matter = town.step(&town.town_clerk, "passMatter", &matter).await;
        assert_eq!(stands(&matter), ("ANNOUNCE", "OPEN", 3, COMMUNITY));
        town.refused(&town.command, "grantMatter", &matter, json!({}), "CONFLICT").await;
    })
    .await;
}
