//! The leak test: one of each kind asks all that there is to ask, with files and without, and finds no difference. Of all
//! other roles the walk tells, whose oracle knows nothing of files.

use crate::access::oracle::Who;
use crate::access::world::World;
use crate::harness::TestDatabase;
use crate::harness::content::Content;
use serde_json::Value;

/// Roles to whom a file makes a difference: the two people of its authority see it in their list.
const KEEP: [&str; 2] = ["justice-custodian", "justice-deputy"];

/// One for each way to reach records.
const CURIOUS: &[&str] = &[
    "grid-leader",
    "community-clerk",
    "district-command",
    "auditor",
    "health-custodian",
    "civil-affairs-reader",
];

/// A file of justice of every resident, with a helper, a visit, an objection and somebody who looked.
const FILES: &[&str] = &[
    "INSERT INTO key_file (district_code, id, grid_code, grid_id, resident_id, person_id, desk_mac, state, content_cipher, \
     opened_on, review_on, version, created_at, changed_at) SELECT district_code, id + 900000, grid_code, grid_id, id, person_id, \
     'DESK', 'open', 'x', '2026-01-01', '2026-06-01', 1, 0, 0 FROM resident WHERE account_id IS NULL",
    "INSERT INTO key_helper (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, account_id, role, from_on, \
     version, created_at, changed_at) SELECT district_code, id + 910000, grid_code, grid_id, id, person_id, id + 900000, 999999, \
     'justice-helper', '2026-01-01', 1, 0, 0 FROM resident WHERE account_id IS NULL",
    "INSERT INTO key_visit (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, due_on, version, created_at, \
     changed_at) SELECT district_code, id + 920000, grid_code, grid_id, id, person_id, id + 900000, '2026-02-01', 1, 0, 0 \
     FROM resident WHERE account_id IS NULL",
    "INSERT INTO key_objection (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, made_on, text_cipher, \
     version, created_at, changed_at) SELECT district_code, id + 930000, grid_code, grid_id, id, person_id, id + 900000, \
     '2026-02-01', 'x', 1, 0, 0 FROM resident WHERE account_id IS NULL",
    "INSERT INTO key_view (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, role, purpose_cipher, version, \
     created_at, changed_at) SELECT district_code, id + 940000, grid_code, grid_id, id, person_id, id + 900000, \
     'justice-custodian', 'x', 1, 0, 0 FROM resident WHERE account_id IS NULL",
];

#[tokio::test]
async fn nobody_finds_a_difference() {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    for sql in ["key_view", "key_objection", "key_visit", "key_helper", "key_file"] {
        world.database.execute(&format!("DELETE FROM {sql}")).await;
    }
    let documents = crate::access::walk::documents(&world);
    assert!(documents.len() > 40, "every record type and the queries");
    // those who keep files come last: what they look at is on record, and the auditor reads that somebody did
    let without = answers(&world, &documents).await;
    let desk = world.platform.system().mac("key-file desk", b"justice");
    for sql in FILES {
        world.database.execute(&sql.replace("DESK", &desk)).await;
    }
    let with = answers(&world, &documents).await;
    assert!(without.iter().any(|(who, ..)| who.ends_with("justice-custodian")));
    let mut kept = 0;
    for (before, after) in without.iter().zip(&with) {
        if KEEP.iter().any(|role| before.0.ends_with(role)) {
            kept += usize::from(before != after);
        } else {
            assert!(
                before == after,
                "{} learns of files by {}:\n{:.300}\n{:.300}",
                before.0,
                before.1,
                before.2,
                after.2
            );
        }
    }
    assert!(kept > 0, "those who keep them see them");
    world.close().await;
}

/// What everybody is answered to each document.
async fn answers(world: &World, documents: &[(&'static str, String)]) -> Vec<(String, &'static str, String)> {
    let mut answers = Vec::new();
    let keeps = |who: &&Who| KEEP.iter().any(|role| who.name.ends_with(role));
    let curious = |who: &&Who| CURIOUS.iter().chain(&KEEP).any(|role| who.name == format!("tongguan-{role}"));
    let some: Vec<&Who> = world.everybody.iter().filter(curious).collect();
    assert_eq!(some.len(), CURIOUS.len() + KEEP.len());
    let others = some.iter().copied().filter(|who| !keeps(who));
    for who in others.chain(some.iter().copied().filter(keeps)) {
        for (name, document) in documents {
            let mut answer = world.ask(who, document).await;
            if let Some(errors) = answer["errors"].as_array_mut() {
                // parts that are worked out side by side fail in any order
                errors.sort_by_cached_key(Value::to_string);
            }
            answers.push((who.name.clone(), *name, answer.to_string()));
        }
    }
    answers
}
