//! Attachments: each through its record.

use super::super::oracle::{Kind, Row, View, global_id};
use super::{Call, Case, call, case};
use serde_json::{Value, json};

/// The cases of attachments.
pub(super) const CASES: &[Case] = &[
    case("Grid", "attachments", |_| vec![attached("Grid")]),
    case("Compound", "attachments", |_| vec![attached("Compound")]),
    case("Building", "attachments", |_| vec![attached("Building")]),
    case("Road", "attachments", |_| vec![attached("Road")]),
    case("Facility", "attachments", |_| vec![attached("Facility"), forms()]),
    case("Resident", "attachments", |_| vec![attached("Resident")]),
    case("Household", "attachments", |_| vec![attached("Household")]),
    case("Post", "photo", |_| {
        vec![call("{ mediaType width height }", |view: &View<'_>, post: &Row| {
            let photos = view.facts.rows("attachment").iter();
            let mut photos =
                photos.filter(|photo| !post["photo_id"].is_null() && photo["id"] == post["photo_id"]);
            photos.next().map_or(Value::Null, |photo| {
                json!({ "mediaType": photo["media_type"], "width": photo["width"], "height": photo["height"] })
            })
        })]
    }),
    // nobody sees an attachment by its own id; `files/reading.rs` follows the paths
    case("Attachment", "url", |_| vec![call("", |_: &View<'_>, _: &Row| Value::Null)]),
];

/// What is attached to a row, for who may read the files of its record.
pub(super) fn attached(kind: &'static str) -> Call {
    call("(first: 200) { nodes { id name bytes } }", move |view: &View<'_>, row: &Row| {
        let (of, reach) = (Kind::of(kind), view.rule(kind, "attachments").unwrap());
        let mine = |file: &&Row| {
            let same = file["record_type"] == kind && file["record_id"] == row["id"];
            same && file["district_code"] == row["district_code"] && file["status"] == "active"
        };
        let files = view.facts.rows("attachment").iter().filter(mine);
        let shown = |file: &Row| {
            let id = global_id(Kind::of("Attachment"), file);
            json!({ "id": id, "name": file["name"], "bytes": file["bytes"] })
        };
        let nodes: Vec<Value> = match view.within(&reach, of, row) {
            true => files.map(shown).collect(),
            false => Vec::new(),
        };
        json!({ "nodes": nodes })
    })
}

fn forms() -> Call {
    call("(kind: FORM) { nodes { id } }", |_: &View<'_>, _: &Row| json!({ "nodes": [] }))
}
