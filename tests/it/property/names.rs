//! Names of owners and landlords outside the platform are erased when somebody asks, and when the time to keep is over.

use crate::access::modules;
use crate::places::stage::Stage;
use crate::places::town::{COMMUNITY, on_a_copy};
use kit::access::Access;
use property::erase_due;
use serde_json::{Value, json};

const NAME: &str = "龘外人";
const DAY: i64 = 86_400_000;

/// A dwelling of somebody outside, let by the same: ownership and tenancy.
async fn of_somebody(stage: &Stage<'_>, clerk: &Access, grid: &str, number: &str) -> [Value; 2] {
    let building = stage.building(clerk, grid).await;
    let input = json!({ "building": building, "number": number, "usage": "VACANT" });
    let dwelling = stage.does(clerk, "createDwelling", "id", input).await["id"].take();
    let own = json!({ "dwelling": dwelling, "owner": { "name": NAME } });
    let ownership = stage.does(clerk, "recordOwnership", "id", own).await;
    let start = json!({ "dwelling": dwelling, "landlord": { "name": NAME }, "purpose": "LIVING" });
    let tenancy = stage.does(clerk, "startTenancy", "id", start).await;
    [ownership, tenancy].map(|mut made| made["id"].take())
}

/// The names that the database has.
async fn names(stage: &Stage<'_>) -> Vec<String> {
    let names = "SELECT party_name FROM ownership WHERE party_name LIKE '龘%' \
                 UNION ALL SELECT party_name FROM tenancy WHERE party_name LIKE '龘%'";
    stage.database.texts(names).await
}

#[tokio::test]
async fn a_name_is_erased_by_who_decides() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let director = stage.caller("community-director", COMMUNITY).await;
        let made = of_somebody(stage, &clerk, &grid, "6-601").await;
        for (id, (mutation, fields, shown)) in made.iter().zip([
            ("eraseOwnerName", "version ownerKind ownerName share status", "ownerName"),
            ("eraseLandlordName", "version landlordKind landlordName status", "landlordName"),
        ]) {
            let erase =
                json!({ "id": id, "version": 1, "ground": "PURPOSE_OVER", "idempotencyKey": mutation });
            let denied = stage.fails(&clerk, mutation, erase.clone()).await;
            assert_eq!(denied, ["FORBIDDEN"], "{mutation}");
            let old = json!({ "id": id, "version": 7, "ground": "PURPOSE_OVER" });
            assert_eq!(stage.fails(&director, mutation, old).await, ["CONFLICT"]);
            for _ in 0..2 {
                let seen = stage.does(&director, mutation, fields, erase.clone()).await;
                assert_eq!((&seen["version"], &seen["status"]), (&json!(2), &json!("ACTIVE")), "{seen}");
                assert_eq!(seen[shown], Value::Null);
            }
            let nothing = json!({ "id": id, "version": 2, "ground": "PURPOSE_OVER" });
            assert_eq!(stage.fails(&director, mutation, nothing).await, ["CONFLICT"]);
        }
        assert_eq!(names(stage).await, [""; 0]);
        let told = "SELECT record_type || ' ' || fields FROM audit WHERE action = 'erase' ORDER BY 1";
        assert_eq!(stage.database.texts(told).await, ["Ownership ownerName", "Tenancy landlordName"]);
        let history = "SELECT 'x' FROM history WHERE changes LIKE '%龘%'";
        assert_eq!(stage.database.texts(history).await, [""; 0], "the history has no names");
    })
    .await;
}

#[tokio::test]
async fn a_name_is_kept_as_long_as_its_district_says() {
    on_a_copy(async |stage| {
        let grid = stage.grids().await.remove(0);
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        of_somebody(stage, &clerk, &grid, "6-602").await;
        let [ownership, tenancy] = of_somebody(stage, &clerk, &grid, "6-603").await;
        let end = json!({ "id": ownership, "version": 1 });
        stage.does(&clerk, "endOwnership", "id", end).await;
        let end = json!({ "id": tenancy, "version": 1 });
        stage.does(&clerk, "endTenancy", "id", end).await;
        let run = async || erase_due(&stage.platform, "test").await.unwrap();
        assert_eq!(run().await, 0);
        stage.clock.forward(1_000 * DAY);
        assert_eq!((run().await, names(stage).await.len()), (0, 4), "less than 36 months");
        stage.clock.forward(200 * DAY);
        assert!(run().await >= 2);
        assert_eq!(names(stage).await, [NAME, NAME], "what is in force has its names");
        assert_eq!(run().await, 0);
        stage.platform.sequence("test").await.unwrap();
        stage.platform.run_hooks(&modules::all()).await.unwrap();
        assert!(stage.platform.verify_audit(&COMMUNITY[..6]).await.unwrap().is_ok());
    })
    .await;
}
