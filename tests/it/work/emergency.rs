//! The emergency: with everybody at once, tracked until it is over.

use super::town::{LINE, TOWN, in_a_town, stands};
use crate::places::town::COMMUNITY;
use chrono::{DateTime, SecondsFormat};
use kit::sources::Clock;
use serde_json::json;
use std::collections::BTreeMap;

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn an_emergency_is_tracked_passed_up_handed_over_and_filed() {
    in_a_town(async |town| {
        let then = DateTime::from_timestamp_millis(town.stage.clock.now() - 2 * HOUR).unwrap();
        let happened = json!({ "happenedAt": then.to_rfc3339_opts(SecondsFormat::Millis, true), "level": 2 });
        let matter = town.report(&town.member, "leak", happened).await;
        assert_eq!(stands(&matter), ("HANDLE", "OPEN", 3, town.grid.as_str()));
        assert_eq!((&matter["reportedLate"], &matter["late"]), (&json!(true), &json!(false)));
        let soon = town.report(&town.member, "leak", json!({})).await;
        assert_eq!(soon["reportedLate"], false);
        let matter = town.step(&town.member, "trackMatter", &matter).await;
        let matter = town.step(&town.leader, "escalateMatter", &matter).await;
        assert_eq!((stands(&matter), &matter["post"]), (("HANDLE", "OPEN", 3, COMMUNITY), &json!(null)));
        town.refused(&town.leader, "finishMatter", &matter, json!({}), "FORBIDDEN").await;
        let matter = town.act(&town.clerk, "handOverMatter", &matter, json!({ "line": LINE })).await;
        assert_eq!(stands(&matter), ("RECEIPT", "OPEN", 3, COMMUNITY));
        let matter = town.step(&town.leader, "trackMatter", &matter).await;
        let matter = town.step(&town.officer, "receiveMatter", &matter).await;
        assert_eq!(
            (stands(&matter), &matter["post"]["id"]),
            (("HANDLE", "OPEN", 3, TOWN), &town.officer.post())
        );
        town.stage.clock.forward(5 * HOUR);
        let matter = town.step(&town.officer, "finishMatter", &matter).await;
        assert_eq!((stands(&matter).0, &matter["late"]), ("VERIFY", &json!(true)));
        let matter = town.step(&town.director, "verifyMatter", &matter).await;
        let matter = town.step(&town.clerk, "fileMatter", &matter).await;
        assert_eq!(stands(&matter), ("DONE", "CLOSED", 6, TOWN));
        let wanted: BTreeMap<_, _> =
            [("reported", 2), ("opened", 1), ("handle", 1), ("closed", 1), ("late", 1)].into();
        assert_eq!(town.counts("leak").await, wanted);
        let steps = [
            ("REPORT", "12", "grid-member"),
            ("TRACK", "", "grid-member"),
            ("ESCALATE", "", "grid-leader"),
            ("HAND_OVER", "", "community-clerk"),
            ("TRACK", "", "grid-leader"),
            ("RECEIVE", "", "line-officer"),
            ("FINISH", "3", "line-officer"),
            ("VERIFY", "4", "community-director"),
            ("FILE", "5", "community-clerk"),
        ];
        town.signed(&matter, &steps).await;
        let late = town.stage.database.texts("SELECT act FROM matter_step WHERE late").await;
        assert_eq!(late, ["finish"]);
    })
    .await;
}
