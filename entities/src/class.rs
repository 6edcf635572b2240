//! The class of what a column holds. A record of the graph says it of its fields (`kit::record::Field`); here it is said
//! of the columns that are no field. A column of which nobody says it stops the process at its start.

/// How careful the platform is with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Anybody may read it.
    Public,
    /// For those who work with the record.
    Internal,
    /// About an identified person.
    Personal,
    /// About a person, harmful when it leaks; encrypted and masked.
    Sensitive,
    /// Never leaves its module.
    Restricted,
}

/// The class of a column that is no field; None when nobody says it.
pub fn of_column(table: &str, column: &str) -> Option<Class> {
    if EVERYWHERE.contains(&column) {
        return Some(Class::Internal);
    }
    let (_, columns) = BESIDE.iter().find(|(name, _)| *name == table)?;
    columns.iter().find(|(_, names)| names.contains(&column) || *names == ["*"]).map(|(class, _)| *class)
}

/// Keys, places and times of a row, internal in each table: a key tells nothing without the row that has it.
const EVERYWHERE: &[&str] = &[
    "id",
    "district_code",
    "grid_code",
    "area_code",
    "grid_id",
    "building_id",
    "person_id",
    "account_id",
    "version",
    "created_at",
    "changed_at",
];

/// The columns of a table that have this class.
type Columns = &'static [(Class, &'static [&'static str])];

/// Per table: its columns that no field shows, by their class; `*` is each.
const BESIDE: &[(&str, Columns)] = &[
    (
        "account",
        &[
            (Class::Internal, &["totp_last_step"]),
            (Class::Restricted, &["holder_mac", "password_hash", "totp_secret", "recovery_codes"]),
        ],
    ),
    ("announcement", &[(Class::Internal, &["kind_code", "announced_by"])]),
    ("attachment", &[(Class::Internal, &["record_type", "file_id", "class", "sha256"])]),
    ("audit", &[(Class::Internal, &["seq", "record_id", "break_glass_id", "outcome", "mac", "link"])]),
    ("assistance_application", &[(Class::Internal, &["applied_by", "resident_id"])]),
    ("assistance_batch", &[(Class::Internal, &["drafted_by", "checked_by", "sent_by"])]),
    ("assistance_payment", &[(Class::Internal, &["programme_id"])]),
    ("assistance_review", &[(Class::Internal, &["reviewed_by"])]),
    (
        "binding",
        &[
            (Class::Internal, &["resident_id", "issued_by", "tries", "expires_at", "used_at", "used_by"]),
            (Class::Restricted, &["selector_mac", "code_mac"]),
        ],
    ),
    ("binding_try", &[(Class::Internal, &["day_on", "tries"])]),
    ("body_member", &[(Class::Personal, &["name"])]),
    ("campaign_task", &[(Class::Internal, &["done_by"])]),
    ("care_visit", &[(Class::Internal, &["visited_by"])]),
    ("code_alias", &[(Class::Internal, &["record_type", "record_id", "code", "until_at"])]),
    ("code_counter", &[(Class::Internal, &["scope", "last_number"])]),
    ("correction", &[(Class::Internal, &["fields", "decided_by"]), (Class::Sensitive, &["proposal_cipher"])]),
    ("credit_code", &[(Class::Internal, &["code", "unit_district_code", "unit_id"])]),
    ("division_alias", &[(Class::Public, &["*"])]),
    ("division", &[(Class::Public, &["level"])]),
    ("division_change", &[(Class::Public, &["*"])]),
    ("division_edition", &[(Class::Public, &["*"])]),
    ("division_shape", &[(Class::Public, &["*"])]),
    ("division_search", &[(Class::Public, &["*"])]),
    ("dwelling", &[(Class::Internal, &["verified_by"])]),
    ("erasure", &[(Class::Internal, &["decided_by"])]),
    ("export_budget", &[(Class::Internal, &["day_on", "shown"])]),
    ("birth_registration", &[(Class::Internal, &["registered_by"])]),
    ("family_certificate", &[(Class::Internal, &["entered_by", "changed_by"])]),
    ("family_service", &[(Class::Internal, &["offered_by"])]),
    ("family_support", &[(Class::Internal, &["applied_by"])]),
    ("health_care_plan", &[(Class::Internal, &["nurse_area", "withdrawn_by"])]),
    ("health_care_visit", &[(Class::Internal, &["nurse_account"])]),
    ("grid_quarter", &[(Class::Internal, &["*"])]),
    ("grid_stat", &[(Class::Internal, &["*"])]),
    ("history", &[(Class::Internal, &["record_type"])]),
    ("household", &[(Class::Internal, &["verified_by"])]),
    ("household_visit", &[(Class::Internal, &["visited_by"])]),
    (
        "idempotency",
        &[(Class::Internal, &["outcome", "result"]), (Class::Restricted, &["key", "request_mac"])],
    ),
    ("job_hardship", &[(Class::Internal, &["applied_by"])]),
    ("job_introduction", &[(Class::Internal, &["introduced_by"])]),
    (
        "key_file",
        &[
            (Class::Internal, &["resident_id"]),
            (Class::Sensitive, &["content_cipher"]),
            (Class::Restricted, &["*"]),
        ],
    ),
    ("key_mark", &[(Class::Restricted, &["mark"])]),
    ("key_helper", &[(Class::Internal, &["resident_id"]), (Class::Restricted, &["*"])]),
    (
        "key_objection",
        &[
            (Class::Internal, &["resident_id"]),
            (Class::Sensitive, &["text_cipher", "answer_cipher"]),
            (Class::Restricted, &["*"]),
        ],
    ),
    (
        "key_view",
        &[
            (Class::Internal, &["resident_id"]),
            (Class::Sensitive, &["purpose_cipher"]),
            (Class::Restricted, &["*"]),
        ],
    ),
    (
        "key_visit",
        &[
            (Class::Internal, &["resident_id"]),
            (Class::Sensitive, &["note_cipher"]),
            (Class::Restricted, &["*"]),
        ],
    ),
    ("known_network", &[(Class::Internal, &["seen_at"]), (Class::Restricted, &["network_mac"])]),
    ("lease", &[(Class::Internal, &["job", "holder", "expires_at"])]),
    (
        "matter",
        &[(
            Class::Internal,
            &[
                "reported_in",
                "reported_post",
                "verified_by",
                "next_at",
                "left_over",
                "discreet",
                "source_ref",
            ],
        )],
    ),
    ("matter_admission", &[(Class::Internal, &["asked_by", "decided_by"])]),
    ("matter_stat", &[(Class::Internal, &["*"])]),
    ("matter_sum", &[(Class::Internal, &["*"])]),
    ("objection", &[(Class::Internal, &["answered_by"])]),
    ("outbox", &[(Class::Internal, &["seq", "event", "record_type", "record_id", "detail", "at"])]),
    (
        "person",
        &[
            (Class::Internal, &["resident_id", "key_id", "merged_into", "account_confirmed_at", "erased_at"]),
            (Class::Restricted, &["number_mac", "data_key"]),
        ],
    ),
    ("place_grid", &[(Class::Internal, &["compound_id", "road_id"])]),
    ("place_search", &[(Class::Internal, &["record_type", "record_id", "terms"])]),
    (
        "place_shape",
        &[(
            Class::Internal,
            &[
                "record_type",
                "record_id",
                "geometry",
                "lon",
                "lat",
                "west",
                "south",
                "east",
                "north",
                "source",
            ],
        )],
    ),
    ("qualification_check", &[(Class::Internal, &["checked_by"])]),
    ("resident", &[(Class::Internal, &["verified_by"]), (Class::Personal, &["name_initials"])]),
    ("resident_search", &[(Class::Internal, &["record_id"]), (Class::Personal, &["terms"])]),
    ("reveal_budget", &[(Class::Internal, &["day_on", "shown"])]),
    ("rights_epoch", &[(Class::Internal, &["epoch"])]),
    (
        "session",
        &[
            (
                Class::Internal,
                &["client", "restricted", "refreshed_at", "expires_at", "ended_at", "ended_because"],
            ),
            (Class::Restricted, &["refresh_mac"]),
        ],
    ),
    (
        "stored_file",
        &[
            (
                Class::Internal,
                &["state", "media_type", "bytes", "sha256", "width", "height", "key_id", "expires_at"],
            ),
            (Class::Restricted, &["data_key"]),
        ],
    ),
    ("violation_step", &[(Class::Internal, &["matter_id"])]),
    ("stream_head", &[(Class::Internal, &["stream", "seq", "link"])]),
    ("tenancy_tenant", &[(Class::Internal, &["tenancy_id", "resident_id"])]),
    ("unemployment_benefit", &[(Class::Internal, &["applied_by"])]),
    ("unit", &[(Class::Internal, &["name_initials", "verified_by"])]),
    ("visit_task", &[(Class::Internal, &["assigned_grid"])]),
    ("work_day", &[(Class::Public, &["code"])]),
    ("work_sheet", &[(Class::Internal, &["from_post_id", "post_id", "sent_by", "received_by", "discreet"])]),
];
