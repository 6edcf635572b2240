//! Mutations of attachments.

use super::super::oracle::{Kind, global_id};
use super::On::{Attached, Belonging};
use super::{Deed, deed};
use data_encoding::BASE64URL_NOPAD;
use serde_json::json;

/// The mutations of attachments.
pub(super) const DEEDS: &[Deed] = &[
    deed(
        "attachFile",
        Belonging("Facility", "facility", "change"),
        |view, row| {
            let upload = format!("Upload::{}", view.who.account.unwrap_or_default() + 800_000);
            json!({
                "record": global_id(Kind::of("Facility"), row),
                "upload": BASE64URL_NOPAD.encode(upload.as_bytes()),
                "kind": "PHOTO",
                "name": "Walked",
            })
        },
        |row| {
            let sql = "SELECT name FROM attachment WHERE name = 'Walked' AND record_type = 'Facility'";
            (format!("{sql} AND record_id = {}", row["id"]), "Walked".to_owned())
        },
    )
    .fits(|_, row| row["status"] == "active"),
    deed(
        "removeAttachment",
        Attached("Facility", "change"),
        |_, _| json!({}),
        |row| (format!("SELECT status FROM attachment WHERE id = {}", row["id"]), "removed".to_owned()),
    )
    .fits(|_, row| row["record_type"] == "Facility" && row["status"] == "active"),
];
