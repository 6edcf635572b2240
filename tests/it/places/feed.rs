//! Changes of places as they happen.

use super::stage::{Stage, codes, on_the_demo};
use data_encoding::BASE64URL_NOPAD;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use serde_json::{Value, json};
use std::time::Duration;

const COMMUNITY: &str = "340705005002";

fn document(after: Option<&Value>) -> String {
    let after = after.map(|cursor| format!(", after: {cursor}")).unwrap_or_default();
    format!(
        r#"subscription {{ placeChanged(area: "{COMMUNITY}"{after}) {{ event cursor at
            place {{ id name ... on Grid {{ code version community {{ code }} }} }} }} }}"#
    )
}

async fn rename(stage: &Stage<'_>, access: &kit::access::Access, code: &str, name: &str) {
    let found = stage.ask(access, &format!(r#"{{ grid(code: "{code}") {{ id version }} }}"#)).await;
    let change = "mutation($input: ChangeGridInput!) { changeGrid(input: $input) { grid { version } } }";
    let input = json!({ "id": found["grid"]["id"], "version": found["grid"]["version"], "name": name });
    stage.ask_with(access, change, json!({ "input": input })).await;
}

/// The next answer, which must come in time.
pub(crate) async fn next(stream: &mut BoxStream<'static, Value>) -> Option<Value> {
    tokio::time::timeout(Duration::from_secs(20), stream.next()).await.expect("an event in time")
}

/// Begins to follow: polls the stream until it listens.
pub(crate) async fn begin(stage: &Stage<'_>, stream: &mut BoxStream<'static, Value>) {
    let before = stage.platform.listeners();
    while stage.platform.listeners() == before {
        let early = futures_util::poll!(stream.next());
        assert!(early.is_pending(), "{early:?}");
        tokio::task::yield_now().await;
    }
}

fn told(answer: &Value) -> (String, String) {
    let event = &answer["data"]["placeChanged"];
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    (text(&event["event"]), text(&event["place"]["name"]))
}

#[tokio::test]
async fn a_subscriber_hears_each_change_once_and_goes_on_from_a_cursor() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let grid = format!("{COMMUNITY}001");
        let mut stream = stage.follow(&command, &document(None));
        begin(stage, &mut stream).await;
        rename(stage, &command, &grid, "东一网格").await;
        stage.platform.sequence("test").await.unwrap();
        let first = next(&mut stream).await.unwrap();
        assert_eq!(told(&first), ("change".into(), "东一网格".into()), "{first:#}");
        assert_eq!(first["data"]["placeChanged"]["place"]["community"]["code"], COMMUNITY);
        drop(stream);
        for name in ["东二网格", "东三网格"] {
            rename(stage, &command, &grid, name).await;
            stage.platform.sequence("test").await.unwrap();
        }
        let cursor = &first["data"]["placeChanged"]["cursor"];
        let mut stream = stage.follow(&command, &document(Some(cursor)));
        let second = next(&mut stream).await.unwrap();
        let third = next(&mut stream).await.unwrap();
        let version = |answer: &Value| answer["data"]["placeChanged"]["place"]["version"].clone();
        assert_eq!((version(&second), version(&third)), (json!(4), json!(4)), "both as they are now");
        assert_ne!(second["data"]["placeChanged"]["cursor"], third["data"]["placeChanged"]["cursor"]);
        rename(stage, &command, &grid, "东四网格").await;
        stage.platform.sequence("test").await.unwrap();
        assert_eq!(version(&next(&mut stream).await.unwrap()), 5, "none was told twice");
    })
    .await;
}

#[tokio::test]
async fn a_subscriber_hears_nothing_beyond_its_reach() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let leader = stage.caller("grid-leader", &format!("{COMMUNITY}001")).await;
        let mut stream = stage.follow(&leader, &document(None));
        begin(stage, &mut stream).await;
        rename(stage, &command, &format!("{COMMUNITY}002"), "西网格").await;
        rename(stage, &command, &format!("{COMMUNITY}001"), "东网格").await;
        stage.platform.sequence("test").await.unwrap();
        let heard = next(&mut stream).await.unwrap();
        assert_eq!(told(&heard).1, "东网格", "the neighbour's change is not told");
        let elsewhere = r#"subscription { placeChanged(area: "371102") { event } }"#;
        assert_eq!(codes(&next(&mut stage.follow(&leader, elsewhere)).await.unwrap()), ["NOT_FOUND"]);
        let anonymous = stage.platform.anonymous();
        let refused = next(&mut stage.follow(&anonymous, &document(None))).await.unwrap();
        assert_eq!(codes(&refused), ["UNAUTHENTICATED"]);
    })
    .await;
}

#[tokio::test]
async fn a_stream_ends_with_the_account() {
    on_the_demo(async |stage| {
        let account = stage.account("district-command", "340705").await;
        let command = stage.platform.caller(account).await.unwrap().unwrap();
        let mut stream = stage.follow(&command, &document(None));
        begin(stage, &mut stream).await;
        stage
            .database
            .execute(&format!(
                "UPDATE account SET status = 'suspended' WHERE id = {account};
                 DELETE FROM rights_epoch; INSERT INTO rights_epoch (id, epoch) VALUES (1, 77)"
            ))
            .await;
        stage.platform.poll_rights().await.unwrap();
        let last = next(&mut stream).await.unwrap();
        assert_eq!(codes(&last), ["UNAUTHENTICATED"], "{last:#}");
        assert_eq!(next(&mut stream).await, None, "it is over");
    })
    .await;
}

#[tokio::test]
async fn a_cursor_is_checked() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        // the last as cursors were before they were encrypted
        let old = BASE64URL_NOPAD.encode(br#"["340705005002",{"340705":17}]"#);
        for bad in ["", "x", "eyJhIjoxfQ", &old] {
            let answer = next(&mut stage.follow(&command, &document(Some(&json!(bad))))).await.unwrap();
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "{bad}");
            let told = &answer["errors"][0]["message"];
            assert_eq!(told, "after: not a cursor of this stream; use one that an event carried");
        }
    })
    .await;
}

#[tokio::test]
async fn a_cursor_shows_no_numbers() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let mut stream = stage.follow(&command, &document(None));
        begin(stage, &mut stream).await;
        let mut cursors = Vec::new();
        for name in ["东一网格", "东二网格"] {
            rename(stage, &command, &format!("{COMMUNITY}001"), name).await;
            stage.platform.sequence("test").await.unwrap();
            let told = next(&mut stream).await.unwrap();
            let cursor = told["data"]["placeChanged"]["cursor"].as_str().unwrap();
            cursors.push(BASE64URL_NOPAD.decode(cursor.as_bytes()).unwrap());
        }
        for cursor in &cursors {
            assert!(!cursor.windows(6).any(|part| part == b"340705"), "no district");
        }
        assert_eq!(cursors[0].len(), cursors[1].len());
        let same = cursors[0].iter().zip(&cursors[1]).filter(|(a, b)| a == b).count();
        assert!(same < cursors[0].len() / 4, "one does not tell how far it is from the other");
        let changed = |at: usize| {
            let mut cursor = cursors[0].clone();
            cursor[at] ^= 1;
            json!(BASE64URL_NOPAD.encode(&cursor))
        };
        for at in [0, cursors[0].len() / 2, cursors[0].len() - 1] {
            let answer = next(&mut stage.follow(&command, &document(Some(&changed(at))))).await.unwrap();
            assert_eq!(codes(&answer), ["BAD_USER_INPUT"], "changed at {at}");
        }
    })
    .await;
}

#[tokio::test]
async fn from_now_on_tells_nothing_of_before_whenever_that_gets_its_number() {
    on_the_demo(async |stage| {
        let command = stage.caller("district-command", "340705").await;
        let grid = |number: usize| format!("{COMMUNITY}{number:03}");
        rename(stage, &command, &grid(1), "早").await;
        let mut stream = stage.follow(&command, &document(None));
        begin(stage, &mut stream).await;
        rename(stage, &command, &grid(2), "后").await;
        stage.platform.sequence("test").await.unwrap();
        let first = next(&mut stream).await.unwrap();
        assert_eq!(told(&first).1, "后", "and not what was renamed before");
        rename(stage, &command, &grid(1), "再").await;
        stage.platform.sequence("test").await.unwrap();
        assert_eq!(told(&next(&mut stream).await.unwrap()).1, "再", "of the same record what came later");
        let cursor = &first["data"]["placeChanged"]["cursor"];
        let mut again = stage.follow(&command, &document(Some(cursor)));
        assert_eq!(told(&next(&mut again).await.unwrap()).1, "再", "nor from its cursor");
    })
    .await;
}
