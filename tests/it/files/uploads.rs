//! What may be uploaded, by whom, and how much.

use super::desk::{ATTACH, REMOVE, RULES, at_the_desk};
use super::pictures::{form, photo, plain};
use crate::harness::before::Before;
use crate::harness::client::Answer;
use crate::places::town::COMMUNITY;
use axum::body::Body;
use http::{Request, StatusCode};
use serde_json::json;

/// The only error of a refused upload: status and code.
fn refused(answer: &Answer, status: u16, code: &str) -> String {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    assert_eq!(answer.errors(), [(code.to_owned(), String::new())]);
    answer.body["errors"][0]["message"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn only_pictures_and_forms_of_known_types_are_taken() {
    at_the_desk(async |desk| {
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let before = Before::now(desk.stage.database, &[]).await;
        for page in
            [&b"<html><script>alert(1)</script></html>"[..], b"GIF89a\x01\0\x01\0", b"PK\x03\x04office", b""]
        {
            let told = refused(&desk.send(&director, page.to_vec()).await, 415, "BAD_USER_INPUT");
            assert!(told.contains("JPEG, PNG and WebP"), "{told}");
        }
        let broken = [&photo()[..40], b"cut"].concat();
        refused(&desk.send(&director, broken).await, 400, "BAD_USER_INPUT");
        refused(&desk.send(&director, bomb()).await, 413, "LIMIT_EXCEEDED");
        let large = vec![0; usize::try_from(RULES.max_bytes).unwrap() + 1];
        refused(&desk.send(&director, large.clone()).await, 413, "LIMIT_EXCEEDED");
        let parts = futures_util::stream::iter(
            large.chunks(1_000).map(|part| Ok::<_, std::io::Error>(part.to_vec())).collect::<Vec<_>>(),
        );
        refused(&desk.send(&director, Body::from_stream(parts)).await, 413, "LIMIT_EXCEEDED");
        refused(&desk.send(&desk.stage.platform.anonymous(), plain()).await, 401, "UNAUTHENTICATED");
        before.assert_same().await;
        assert!(desk.objects().await.is_empty());
        let answer = desk.send(&director, form()).await;
        assert_eq!(
            (answer.status, &answer.body["mediaType"]),
            (StatusCode::CREATED, &json!("application/pdf"))
        );
        assert_eq!(desk.objects().await.len(), 1);
    })
    .await;
}

/// A small file that says it is a picture of 60,000 by 60,000 pixels.
fn bomb() -> Vec<u8> {
    let mut png = plain();
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let right = crc(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&right);
    png
}

/// The check sum of a chunk of PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    };
    !bytes.iter().fold(!0, step)
}

#[tokio::test]
async fn a_day_of_an_account_has_an_end() {
    at_the_desk(async |desk| {
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        for _ in 0..RULES.daily_files {
            desk.upload(&director, &plain()).await;
        }
        let told = refused(&desk.send(&director, plain()).await, 429, "LIMIT_EXCEEDED");
        assert!(told.contains("6 files"), "{told}");
        let other = desk.stage.caller("community-director", COMMUNITY).await;
        desk.upload(&other, &plain()).await;
        desk.stage.clock.forward(24 * 3_600_000);
        desk.upload(&director, &plain()).await;
    })
    .await;
}

#[tokio::test]
async fn an_upload_is_its_account_s_and_is_attached_once() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let building = desk.building(&grid).await;
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let other = desk.stage.caller("community-director", COMMUNITY).await;
        let upload = desk.upload(&director, &form()).await;
        let input = |kind: &str, name: &str| json!({ "input": { "record": building, "upload": upload, "kind": kind, "name": name } });
        let refused = async |access, input, code| {
            let before = Before::now(desk.stage.database, &[]).await;
            desk.client(access).expect_error(ATTACH, input, code, "attachFile").await;
            before.assert_same().await;
        };
        refused(&other, input("FORM", "a"), "NOT_FOUND").await;
        refused(&director, input("PHOTO", "a"), "BAD_USER_INPUT").await;
        refused(&director, input("FORM", " "), "BAD_USER_INPUT").await;
        refused(&director, input("FORM", "a\nb"), "BAD_USER_INPUT").await;
        refused(&director, input("FORM", "a\u{202e}gpj.exe"), "BAD_USER_INPUT").await;
        let elsewhere = desk.stage.caller("community-director", "340705005003").await;
        let theirs = desk.upload(&elsewhere, &form()).await;
        let outside = json!({ "input": { "record": building, "upload": theirs, "kind": "FORM", "name": "a" } });
        refused(&elsewhere, outside, "NOT_FOUND").await;
        let leader = desk.stage.caller("grid-leader", &grid).await;
        let division = kit::node::GlobalId::global("Division", COMMUNITY).to_string();
        let mine = desk.upload(&leader, &form()).await;
        let no_carrier = json!({ "input": { "record": division, "upload": mine, "kind": "FORM", "name": "a" } });
        refused(&leader, no_carrier, "BAD_USER_INPUT").await;
        let done = desk.client(&director).query(ATTACH, input("FORM", " 登记表 ")).await;
        assert_eq!(done["attachFile"]["attachment"]["name"], "登记表");
        refused(&director, input("FORM", "again"), "NOT_FOUND").await;
    })
    .await;
}

#[tokio::test]
async fn pages_of_listed_sites_alone_may_upload() {
    at_the_desk(async |desk| {
        let nobody = desk.client(&desk.stage.platform.anonymous());
        let ask = |origin: &str| {
            Request::options("/files")
                .header("origin", origin)
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "authorization")
                .body(Body::empty())
                .unwrap()
        };
        assert_eq!(nobody.request(ask("https://partner.example")).await.status, StatusCode::NO_CONTENT);
        assert_eq!(nobody.request(ask("https://other.example")).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn what_is_retired_takes_no_file_and_gives_up_what_it_has() {
    at_the_desk(async |desk| {
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let grid = desk.stage.grids().await.remove(0);
        let building = desk.building(&grid).await;
        let there = desk.attach(&director, &building, "PHOTO", &photo()).await;
        let id: kit::node::GlobalId = building.parse().unwrap();
        let retired = format!(
            "UPDATE building SET status = 'retired', retired_on = '2025-06-01' WHERE id = {}",
            id.key
        );
        desk.stage.database.execute(&retired).await;
        let upload = desk.upload(&director, &form()).await;
        let before = Before::now(desk.stage.database, &[]).await;
        let input =
            json!({ "input": { "record": building, "upload": upload, "kind": "FORM", "name": "late" } });
        let client = desk.client(&director);
        let refused = client.expect_error(ATTACH, input, "CONFLICT", "attachFile").await;
        let told = &refused.body["errors"][0]["message"];
        assert_eq!(told, "this is retired, and nothing more is attached to it");
        before.assert_same().await;
        let removed = json!({ "input": { "id": there["id"], "version": 1 } });
        assert_eq!(client.query(REMOVE, removed).await["removeAttachment"]["version"], 2);
    })
    .await;
}
