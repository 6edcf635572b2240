//! Every column that holds something of a person has a class, and no field says what nobody may ask.

use crate::access::all_modules;
use crate::harness::TestDatabase;
use crate::storage::catalog;
use kit::record::Class;
use std::collections::BTreeSet;

/// Columns that every record has: keys, places and counts.
const COMMON: &[&str] = &[
    "district_code",
    "id",
    "grid_code",
    "grid_id",
    "version",
    "created_at",
    "changed_at",
    "person_id",
    "resident_id",
];

/// Columns of tables of people that no field shows: table, column, class and why. One place for all of them.
const UNSHOWN: &[(&str, &str, Class, &str)] = &[
    ("resident", "account_id", Class::Internal, "the account that is bound; taken out with the erasure"),
    ("resident", "name_initials", Class::Personal, "what a name is found by; in BLANKS"),
    ("resident", "identity_number_cipher", Class::Sensitive, "sealed; the field shows the mask"),
    ("resident", "telephone_cipher", Class::Sensitive, "sealed; the field shows the mask"),
    ("resident", "unit_district_code", Class::Internal, "a link; taken out with the erasure"),
    ("resident", "unit_id", Class::Internal, "a link; taken out with the erasure"),
    ("resident", "verified_by", Class::Internal, "an account of staff"),
    ("person", "number_mac", Class::Sensitive, "the blind index; destroyed with the erasure"),
    ("person", "key_id", Class::Internal, "which key of the ring wraps the person's"),
    ("person", "data_key", Class::Restricted, "the person's key, wrapped; destroyed with the erasure"),
    ("person", "merged_into", Class::Internal, "a link between persons"),
    ("person", "erased_at", Class::Internal, "when it was erased"),
    ("erasure", "account_id", Class::Internal, "the account that asked"),
    ("erasure", "decided_by", Class::Internal, "an account of staff"),
    (
        "binding",
        "code_mac",
        Class::Internal,
        "a keyed hash of a code that was used; the row goes with the erasure",
    ),
    ("binding", "issued_by", Class::Internal, "an account of staff"),
    ("binding", "tries", Class::Internal, "a number"),
    ("binding", "expires_at", Class::Internal, "a time"),
    ("binding", "used_at", Class::Internal, "a time"),
    ("correction", "account_id", Class::Internal, "the account that asked; the row goes with the erasure"),
    ("correction", "fields", Class::Internal, "names of fields"),
    ("correction", "proposal_cipher", Class::Sensitive, "sealed by the person's key"),
    ("correction", "note", Class::Personal, "what the person wrote; the row goes with the erasure"),
    ("correction", "state", Class::Internal, "how far it is"),
    ("correction", "answer", Class::Personal, "what was answered; the row goes with the erasure"),
    ("correction", "decided_by", Class::Internal, "an account of staff"),
    ("correction", "decided_at", Class::Internal, "a time"),
    ("resident_certificate", "kind", Class::Personal, "the row goes with the erasure"),
    ("resident_certificate", "number_cipher", Class::Sensitive, "sealed by the person's key"),
    ("resident_certificate", "number_mask", Class::Sensitive, "the mask; the row goes with the erasure"),
    ("resident_certificate", "issuer", Class::Personal, "the row goes with the erasure"),
    ("resident_certificate", "issued_on", Class::Personal, "the row goes with the erasure"),
    ("resident_certificate", "expires_on", Class::Personal, "the row goes with the erasure"),
    ("resident_certificate", "status", Class::Internal, "whether it is in force"),
    ("resident_certificate", "retired_on", Class::Internal, "a day"),
];

#[tokio::test]
async fn every_column_of_a_table_of_people_has_a_class() {
    let database = TestDatabase::sqlite().await;
    let modules = all_modules();
    let mut problems = Vec::new();
    for table in catalog::read(&database).await {
        let names: BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let record = modules.records().iter().find(|record| record.table == table.name);
        let of_people = names.contains("person_id") || names.contains("resident_id");
        if !of_people && !["person", "household"].contains(&table.name.as_str()) {
            continue;
        }
        for column in &names {
            let field = record.is_some_and(|record| {
                let sealed = |cipher: &str| {
                    record.fields.iter().any(|f| f.sealing.is_some_and(|s| s.cipher == cipher))
                };
                record.fields.iter().any(|field| field.column == *column) || sealed(column)
            });
            let listed = UNSHOWN.iter().any(|(of, name, ..)| *of == table.name && name == column);
            if !field && !listed && !COMMON.contains(column) {
                problems.push(format!("{}.{column} is no field and has no class in classes.rs", table.name));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    database.remove().await;
}

#[test]
fn sensitive_fields_are_sealed_and_what_cannot_be_null_has_a_blank() {
    for record in all_modules().records().iter() {
        for field in record.fields {
            let at = format!("{}.{}", record.name, field.name);
            assert_eq!(field.class == Class::Sensitive, field.sealing.is_some(), "{at}: mask and sealing");
            assert!(field.sealing.is_none() || record.person.is_some(), "{at}: whose key seals it");
        }
    }
    let resident = kit::access::erased_columns::<people::resident::Resident>(Class::Personal);
    for column in ["name", "name_initials", "sex", "identity_number_cipher", "telephone_mask", "birth_on"] {
        assert!(resident.contains_key(column), "{column}");
    }
    let sensitive = kit::access::erased_columns::<people::resident::Resident>(Class::Sensitive);
    let ciphers = ["identity_number_cipher", "identity_number_mask", "telephone_cipher", "telephone_mask"];
    assert_eq!(sensitive.into_keys().collect::<Vec<_>>(), ciphers);
}

/// What nobody may ask: religion, ethnicity, movement, biometrics.
const NEVER: &[&str] = &[
    "religio",
    "faith",
    "ethnic",
    "nationality",
    "race",
    "minzu",
    "movement",
    "trajectory",
    "track",
    "biometric",
    "fingerprint",
    "iris",
    "voiceprint",
    "dna",
    "facialfeature",
];

#[test]
fn no_field_of_the_graph_says_what_nobody_may_ask() {
    for line in kit::schema::build(&all_modules(), |builder| builder).sdl().lines() {
        let Some((name, _)) = line.trim().split_once([':', '(']) else { continue };
        let word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let lower = name.to_lowercase();
        let bad = NEVER.iter().find(|never| word && lower.starts_with(**never));
        assert!(bad.is_none(), "{name}");
    }
}
