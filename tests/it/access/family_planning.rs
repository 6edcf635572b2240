//! Family planning of the walk: in each grid with people registered births, certificates in each state, applications in each
//! stage, payments in each state, services, and care at home by the nurses of the demo's accounts with many visits.

use crate::harness::TestDatabase;

/// Enters them, after people and matters. Ids are those of the residences and matters, and so much more.
pub(super) async fn enter(database: &TestDatabase) {
    for sql in CASES {
        database.execute(sql).await;
    }
    for (table, columns, of, values) in RESIDENTS {
        let kept = "district_code, id, grid_code, grid_id, resident_id, person_id";
        for (at, kind, values) in *values {
            let sql = format!(
                "INSERT INTO {table} ({kept}, {columns}, version, created_at, changed_at) SELECT r.district_code, r.id + {at}, \
                 r.grid_code, r.grid_id, r.id, r.person_id, {values}, 1, 0, 0 FROM {of} WHERE r.kind = '{kind}'"
            );
            database.execute(&sql).await;
        }
    }
    for (at, values) in PAYMENTS {
        let sql = format!(
            "INSERT INTO family_support_payment (district_code, id, grid_code, grid_id, resident_id, person_id, support_id, \
             amount_fen, drafted_on, year, state, checked_by, checked_on, paid_on, return_reason, version, created_at, \
             changed_at) SELECT district_code, id + {at}, grid_code, grid_id, resident_id, person_id, id, 12000, '2025-07-02', \
             {values}, 1, 0, 0 FROM family_support WHERE from_on IS NOT NULL"
        );
        database.execute(&sql).await;
    }
    for sql in AFTER {
        database.execute(sql).await;
    }
}

const CASES: &[&str] = &[
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, chain, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     version, created_at, changed_at) SELECT id + 850, area_code, 'family-support', 1, 'family', 'x', 'approval', \
     'family-planning', 'approval', 'line', FALSE, 7, 60, 2, '{}', 'done', '[]', 'resident,staff,system', FALSE, FALSE, FALSE, \
     '2025-01-01', 1, 0, 0 FROM matter_kind WHERE code = 'kind-approval'",
    "INSERT INTO family_support (district_code, id, grid_code, grid_id, resident_id, person_id, programme, matter_id, \
     applied_on, version, created_at, changed_at) SELECT m.district_code, m.id + 1300000, m.grid_code, m.grid_id, r.id, \
     r.person_id, 'only_child_bonus', m.id, '2025-06-02', 1, 0, 0 FROM matter m JOIN resident r ON r.district_code = \
     m.district_code AND r.grid_id = m.grid_id AND r.kind = 'registered' WHERE m.procedure = 'approval'",
    "UPDATE family_support SET amount_fen = 12000, from_on = '2025-07-01' \
     WHERE matter_id IN (SELECT id FROM matter WHERE stage = 'done')",
];

/// A table, its columns, where its rows are of, and of each row what is added to the id of the residence, the kind of
/// residence and the values.
type Rows = (&'static str, &'static str, &'static str, &'static [(u32, &'static str, &'static str)]);

const RESIDENTS: &[Rows] = &[
    (
        "birth_registration",
        "born_on, children, birthplace, other_parent, way, registered_on, state",
        "resident r",
        &[
            (
                1_110_000,
                "registered",
                "'2025-06-01', 1, 'hospital', 'parent', 'window', '2025-07-01', 'registered'",
            ),
            (
                1_120_000,
                "floating",
                "'2025-06-02', 2, 'hospital', 'parent', 'online', '2025-07-01', 'registered'",
            ),
            (1_130_000, "registered", "'2025-06-03', 1, 'hospital', 'parent', 'visit', '2025-07-01', 'void'"),
        ],
    ),
    (
        "family_certificate",
        "kind, number, issuer, issued_on, valid_to, state, checked_by, checked_on, check_note",
        "resident r",
        &[
            (
                1_210_000,
                "registered",
                "'only_child', 'number', 'issuer', '2024-01-01', NULL, 'unchecked', NULL, NULL, NULL",
            ),
            (
                1_220_000,
                "floating",
                "'floating_marriage', 'number', 'issuer', '2024-01-01', '2025-12-01', 'verified', 1, '2025-02-01', 'note'",
            ),
            (
                1_230_000,
                "registered",
                "'birth_certificate', 'number', 'issuer', '2024-01-01', NULL, 'refuted', 1, '2025-02-01', 'note'",
            ),
            (
                1_240_000,
                "floating",
                "'only_child', 'number', 'issuer', '2024-01-01', NULL, 'void', NULL, NULL, NULL",
            ),
        ],
    ),
    (
        "family_service",
        "kind, offered_on, answer, answered_on, done_on",
        "resident r",
        &[
            (1_410_000, "floating", "'guidance', '2025-09-01', 'open', NULL, NULL"),
            (1_420_000, "floating", "'free_check', '2025-09-01', 'taken', '2025-09-02', NULL"),
            (1_430_000, "floating", "'vaccination', '2025-09-01', 'taken', '2025-09-02', '2025-09-03'"),
            (1_440_000, "floating", "'childcare', '2025-09-01', 'declined', '2025-09-02', NULL"),
            (1_450_000, "floating", "'contraceptives', '2025-09-01', 'declined', '2025-09-02', NULL"),
        ],
    ),
    (
        "health_care_plan",
        "nurse_account, nurse_area, consent_on, consent_way, consent_by, need_mask, visit_days, visited_on, kind, \
         visit_due_on, state, closed_on, close_reason, withdrawn_on",
        "resident r JOIN post p ON p.role = 'family-planning-nurse' AND substr(p.area_code, 1, 6) = r.district_code",
        &[
            (
                1_510_000,
                "registered",
                "p.account_id, p.area_code, '2025-10-01', 'written', 'person', '******', 30, '2025-12-01', 'maternal', \
                 '2025-12-31', 'open', NULL, NULL, NULL",
            ),
            (
                1_520_000,
                "floating",
                "p.account_id, p.area_code, '2025-10-01', 'spoken', 'guardian', '******', 60, '2025-12-01', 'child', \
                 '2026-02-01', 'open', NULL, NULL, NULL",
            ),
            (
                1_530_000,
                "floating",
                "p.account_id, p.area_code, '2025-10-01', 'written', 'person', '******', 30, '2025-12-01', 'maternal', \
                 NULL, 'closed', '2025-12-02', 'withdrawn', '2025-12-02'",
            ),
        ],
    ),
];

/// What is added to the id of the support, and the year, state, check, payment and return.
const PAYMENTS: &[(u32, &str)] = &[
    (110_000, "2022, 'draft', NULL, NULL, NULL, NULL"),
    (120_000, "2023, 'checked', 1, '2025-07-03', NULL, NULL"),
    (130_000, "2024, 'paid', 1, '2025-07-03', '2025-07-04', NULL"),
    (140_000, "2025, 'returned', 1, '2025-07-03', '2025-07-04', 'note'"),
    (150_000, "2021, 'discarded', NULL, NULL, NULL, NULL"),
];

const AFTER: &[&str] = &[
    "INSERT INTO health_care_visit (district_code, id, grid_code, grid_id, resident_id, person_id, plan_id, nurse_account, \
     visited_on, result, note_mask, next_due_on, version, created_at, changed_at) SELECT l.district_code, l.id + n.at, \
     l.grid_code, l.grid_id, l.resident_id, l.person_id, l.id, l.nurse_account, '2025-11-01', 'well', '******', '2025-12-01', \
     1, 0, 0 FROM health_care_plan l CROSS JOIN (SELECT 100000 AS at UNION ALL SELECT 200000 UNION ALL SELECT 300000 UNION ALL \
     SELECT 400000 UNION ALL SELECT 500000) n",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7500000, grid_code, 'BirthRegistration', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM birth_registration",
];
