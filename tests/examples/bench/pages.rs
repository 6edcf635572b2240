//! The pages of matters that requests go round.

use crate::load::Target;
use serde_json::{Value, json};
use std::io::{Error, Result};

/// Where open matters wait for somebody.
const STAGES: [&str; 5] = ["ACCEPT", "DISPATCH", "HANDLE", "VERIFY", "FILE"];
/// Pages of a stage, at most.
const PAGES: usize = 40;
/// Matters of a page.
const FIRST: usize = 20;

const DOCUMENT: &str = "query ($stage: Stage!, $after: String) { matters(area: \"999901\", first: 20, filter: { stage: $stage }, \
    after: $after) { nodes { version } pageInfo { endCursor } } }";

/// Variables of full pages, of each stage the newest first.
///
/// # Errors
/// When there is none.
pub async fn pages(program: &Target) -> Result<Vec<Value>> {
    let mut pages = Vec::new();
    for stage in STAGES {
        // a first page has no cursor, not an empty one
        let mut variables = json!({ "stage": stage });
        for _ in 0..PAGES {
            let body = json!({ "query": DOCUMENT, "variables": variables }).to_string();
            let answer: Value = serde_json::from_slice(&program.ask("POST", &body).await?)?;
            let found = &answer["data"]["matters"];
            if found["nodes"].as_array().is_none_or(|nodes| nodes.len() < FIRST) {
                break;
            }
            let after = found["pageInfo"]["endCursor"].clone();
            pages.push(std::mem::replace(&mut variables, json!({ "stage": stage, "after": after })));
        }
    }
    match pages.is_empty() {
        true => Err(Error::other("no stage has a page of matters: give the district more of them")),
        false => Ok(pages),
    }
}
