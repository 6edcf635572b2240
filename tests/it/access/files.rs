//! Attachments of the walk: on one in three records of each kind that takes them, one that was removed, and for each
//! account a file that it uploaded.

use crate::harness::TestDatabase;

const COLUMNS: &str = "district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, media_type, \
    bytes, sha256, width, height, uploaded_by, status, version, created_at, changed_at";

/// Enters them, after all records.
pub(super) async fn enter(database: &TestDatabase) {
    for table in ["grid", "compound", "building", "road", "facility"] {
        attach(database, table, "internal", "active", "id % 3 = 0").await;
    }
    for table in ["resident", "household"] {
        attach(database, table, "personal", "active", "id > 0").await;
    }
    attach(database, "facility", "internal", "removed", "id % 3 = 1").await;
    for sql in POSTS.iter().chain(UPLOADS) {
        database.execute(sql).await;
    }
}

async fn attach(database: &TestDatabase, table: &str, class: &str, status: &str, which: &str) {
    let kind = format!("{}{}", table[..1].to_uppercase(), &table[1..]);
    // no two records have one id, so the attachment takes the record's
    database
        .execute(&format!(
            "INSERT INTO attachment ({COLUMNS}) SELECT district_code, id, grid_code, '{kind}', id, id, 'photo', \
             'shown', '{class}', 'image/png', 68, '', 1, 1, 1, '{status}', 1, 1700000000000, 1700000000000 \
             FROM {table} WHERE {which}"
        ))
        .await;
}

/// Photos of the posts on boards.
const POSTS: &[&str] = &[
    "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, \
     media_type, bytes, sha256, width, height, uploaded_by, status, version, created_at, changed_at) \
     SELECT substr(area_code, 1, 6), id + 900000, area_code, 'Post', id, id + 900000, 'photo', 'face', 'public', \
     'image/jpeg', 68, '', 3, 4, 1, 'active', 1, 1700000000000, 1700000000000 \
     FROM post WHERE on_board AND length(area_code) = 15 AND id < 10000",
    "UPDATE post SET photo_id = id + 900000 WHERE on_board AND length(area_code) = 15 AND id < 10000",
];

/// A file of each account that waits to be attached.
const UPLOADS: &[&str] = &[
    "INSERT INTO stored_file (id, account_id, state, media_type, bytes, sha256, width, height, expires_at, created_at) \
     SELECT id + 800000, id, 'ready', 'image/png', 68, '', 1, 1, 9000000000000, 1700000000000 FROM account \
     WHERE id < 10000",
];
