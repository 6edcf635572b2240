//! Changes are heard by who keeps the file or helps, and by nobody else.

use super::scene::{STUB, in_the_office, of};
use futures_util::StreamExt;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::timeout;

const CHANGES: &str = "subscription { keyFileChanged { id file { state version helpers } } }";

#[tokio::test]
async fn keepers_and_helpers_hear_of_their_files() {
    in_the_office(async |office| {
        let file = office.file(&office.person("甲", json!({})).await).await;
        let mut keeper = office.stage.follow(&office.custodian, CHANGES);
        let mut helper = office.stage.follow(&office.police, CHANGES);
        let mut stranger = office.stage.follow(&office.health, CHANGES);
        for stream in [&mut keeper, &mut helper, &mut stranger] {
            // it has its position once it waits
            let first = timeout(Duration::from_millis(300), stream.next()).await;
            assert!(first.is_err(), "{first:?}");
        }
        let posts = of(&file, json!({ "posts": [office.post(&office.police)] }));
        let file = office.does(&office.deputy, "setKeyHelpers", STUB, posts).await;
        for stream in [&mut keeper, &mut helper] {
            let event = stream.next().await.unwrap()["data"]["keyFileChanged"].take();
            assert_eq!((&event["id"], &event["file"]["state"]), (&file["id"], &json!("OPEN")));
        }
        office.does(&office.deputy, "closeKeyFile", STUB, of(&file, json!({ "reason": "期满" }))).await;
        for stream in [&mut keeper, &mut helper] {
            let event = stream.next().await.unwrap()["data"]["keyFileChanged"].take();
            assert_eq!(event, json!({ "id": file["id"], "file": Value::Null }));
        }
        let heard = timeout(Duration::from_millis(800), stranger.next()).await;
        assert!(heard.is_err(), "{heard:?}");
        // nobody else may listen, and no service account
        for who in [&office.system, &office.clerk, &office.member, &office.auditor] {
            let first = office.stage.follow(who, CHANGES).next().await.unwrap();
            assert_eq!(first["errors"][0]["extensions"]["code"], "FORBIDDEN");
        }
    })
    .await;
}
