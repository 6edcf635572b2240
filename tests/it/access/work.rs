//! Matters of the walk: in each grid with people one of each kind and stage, of two department lines, some of them a
//! resident's own; their steps and work sheets, the catalogue that they follow, and the calendar.

use crate::harness::TestDatabase;

/// A matter as the walk has it in each grid.
struct Laid {
    procedure: &'static str,
    stage: (&'static str, i16, &'static str),
    /// Digits of its unit.
    unit: usize,
    line: &'static str,
    /// Columns beside, with their values in SQL.
    more: &'static [(&'static str, &'static str)],
}

const OWN: &str = "urban-management";

const fn laid(
    procedure: &'static str,
    stage: (&'static str, i16, &'static str),
    unit: usize,
    more: &'static [(&'static str, &'static str)],
) -> Laid {
    Laid { procedure, stage, unit, line: OWN, more }
}

/// The account of the resident of the grid.
const RESIDENT: &str =
    "(SELECT min(a.id) FROM account a WHERE a.kind = 'resident' AND a.area_code = g.grid_code)";
/// The post of the grid's leader among the walk's accounts.
const LEADER: &str =
    "(SELECT min(p.id) FROM post p WHERE p.role = 'grid-leader' AND p.area_code = g.grid_code)";

const MATTERS: &[Laid] = &[
    laid("general", ("accept", 2, "open"), 15, &[("account_id", RESIDENT), ("reported_by", RESIDENT)]),
    laid("general", ("handle", 3, "open"), 15, &[("lon", "117.8"), ("lat", "30.9")]),
    laid("general", ("handle", 3, "open"), 15, &[("post_id", LEADER), ("asked_post_id", LEADER)]),
    laid("general", ("verify", 4, "open"), 15, &[("handled_by", "1"), ("result", "'done'")]),
    laid("general", ("file", 5, "open"), 15, &[("light", "'red'"), ("late", "TRUE")]),
    laid("general", ("done", 6, "closed"), 15, &[("account_id", RESIDENT), ("closed_at", "1700000000000")]),
    laid(
        "coordination",
        ("accept", 2, "open"),
        12,
        &[
            ("source_name", "'system'"),
            ("source_number", "CAST(g.id AS text)"),
            ("source_ref", "':' || CAST(g.id AS text)"),
        ],
    ),
    laid("coordination", ("dispatch", 2, "open"), 12, &[("urgency", "'urgent'")]),
    laid("coordination", ("handle", 3, "open"), 9, &[]),
    Laid { line: "police", ..laid("coordination", ("handle", 3, "open"), 9, &[]) },
    Laid {
        line: "police",
        ..laid("coordination", ("receipt", 3, "open"), 9, &[("asked_line", "'urban-management'")])
    },
    laid("coordination", ("arbitrate", 2, "open"), 9, &[("returns", "3")]),
    laid(
        "coordination",
        ("handle", 3, "open"),
        12,
        &[("paused", "'asked'"), ("pause_until", "'2026-02-01'")],
    ),
    laid("coordination", ("handle", 3, "open"), 12, &[("paused", "'on'"), ("pause_until", "'2026-02-01'")]),
    laid("emergency", ("handle", 3, "open"), 15, &[("level", "2"), ("light", "'yellow'")]),
    laid("approval", ("first_review", 2, "open"), 12, &[]),
    laid("approval", ("review", 3, "open"), 9, &[]),
    laid("approval", ("decide", 3, "open"), 6, &[]),
    laid("approval", ("done", 6, "refused"), 12, &[("account_id", RESIDENT), ("closed_at", "1767400000000")]),
    laid("general", ("done", 6, "joined"), 15, &[("joined_to", "50103"), ("discreet", "TRUE")]),
    laid("approval", ("verify", 4, "open"), 12, &[("handled_by", "1"), ("result", "'done'")]),
    Laid { line: "fire-safety", ..laid("general", ("handle", 3, "open"), 15, &[]) },
    laid("general", ("accept", 2, "open"), 15, &[("discreet", "TRUE")]),
    laid(
        "coordination",
        ("handle", 3, "open"),
        12,
        &[("discreet", "TRUE"), ("post_id", LEADER), ("asked_post_id", LEADER)],
    ),
    laid("coordination", ("accept", 2, "open"), 12, &[("discreet", "TRUE"), ("account_id", RESIDENT)]),
    Laid { line: "police", ..laid("coordination", ("handle", 3, "open"), 9, &[("discreet", "TRUE")]) },
];

/// Kinds of the catalogue: of a district, and one of a city that is over.
const KINDS: &[&str] = &[
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, chain, \
     announced, announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, \
     from_on, version, created_at, changed_at) SELECT 7000 + row_number() OVER (ORDER BY d.code, p.name), d.code, \
     'kind-' || p.name, 1, p.name, 'x', 'city', 'urban-management', p.name, \
     CASE WHEN p.name = 'approval' THEN 'district' END, FALSE, 7, 60, 2, '{\"accept\":{\"warn\":1,\"due\":2,\"unit\":\"working_days\"}}', \
     'done', CASE WHEN p.name = 'coordination' THEN '[\"a form\"]' ELSE '[]' END, 'resident,staff,system', FALSE, FALSE, FALSE, '2025-01-01', 1, 0, 0 FROM (SELECT '340705' AS code \
     UNION ALL SELECT '371102' UNION ALL SELECT '410185') d CROSS JOIN (SELECT 'general' AS name UNION ALL \
     SELECT 'coordination' UNION ALL SELECT 'emergency' UNION ALL SELECT 'approval') p",
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     to_on, version, created_at, changed_at) VALUES (7900, '3407', 'kind-over', 1, 'over', 'x', 'city', 'police', \
     'general', FALSE, 7, 60, 2, '{}', 'done', '[]', 'staff', FALSE, FALSE, FALSE, '2024-01-01', '2025-01-01', 1, 0, 0)",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT area_code, id + 7100000, area_code, 'MatterKind', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM matter_kind WHERE length(area_code) = 6",
    "INSERT INTO work_day (code, area_code, day_on, works, title, version, changed_at) VALUES \
     ('0020260101', '00', '2026-01-01', FALSE, 'New Year', 1, 0), ('0020260104', '00', '2026-01-04', TRUE, 'worked', 1, 0), \
     ('340720260301', '3407', '2026-03-01', FALSE, 'city', 1, 0), ('37110220260302', '371102', '2026-03-02', FALSE, 'own', 1, 0)",
];

/// Steps, sheets and versions of the matters.
const BESIDE: &[&str] = &[
    "INSERT INTO matter_step (district_code, id, grid_code, grid_id, matter_id, seq, act, signs, from_stage, to_stage, \
     account_id, post_id, role, stands_in, unit_code, to_post_id, note, late, at) SELECT district_code, id, grid_code, \
     grid_id, id, 1, 'report', '1', '', stage, 1, (SELECT min(id) FROM post WHERE account_id = 1), 'auditor', FALSE, \
     unit_code, post_id, 'note', FALSE, 1700000000000 FROM matter",
    "INSERT INTO matter_step (district_code, id, grid_code, grid_id, matter_id, seq, act, signs, from_stage, to_stage, \
     stands_in, unit_code, late, at) SELECT district_code, id + 20000, grid_code, grid_id, id, 0, 'escalate', '', 'accept', \
     stage, FALSE, unit_code, TRUE, 1700000000001 FROM matter WHERE procedure = 'general'",
    "INSERT INTO work_sheet (district_code, id, grid_code, grid_id, matter_id, from_line, line, unit_code, number, task, \
     state, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, line, asked_line, unit_code, \
     '20260101-000001', 'task', 'sent', 1, 1700000000000, 1700000000000 FROM matter WHERE stage = 'receipt'",
    "INSERT INTO work_sheet (district_code, id, grid_code, grid_id, matter_id, from_line, line, unit_code, number, task, \
     state, answer, received_at, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, \
     'health', line, unit_code, '20260101-000002', 'task', 'received', 'yes', 1700000000001, 2, 1700000000000, 1700000000001 \
     FROM matter WHERE stage = 'handle' AND line = 'police'",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7200000, grid_code, 'Matter', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 FROM matter",
    "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, media_type, \
     bytes, sha256, width, height, uploaded_by, status, version, created_at, changed_at) SELECT district_code, id, grid_code, \
     'Matter', id, id, 'photo', 'shown', 'personal', 'image/png', 68, '', 1, 1, 1, 'active', 1, 1700000000000, 1700000000000 \
     FROM matter WHERE stage IN ('handle', 'done')",
];

/// Enters them, after people and property.
pub(super) async fn enter(database: &TestDatabase) {
    for sql in KINDS {
        database.execute(sql).await;
    }
    for (number, laid) in (1..).zip(MATTERS) {
        database.execute(&laid.sql(number)).await;
    }
    for sql in BESIDE {
        database.execute(sql).await;
    }
}

impl Laid {
    /// Enters one in each grid with people: 50000, a hundred for each grid, and its number.
    fn sql(&self, number: i32) -> String {
        let (stage, step, status) = self.stage;
        let residence = "(SELECT min(r.id) FROM resident r WHERE r.grid_id = g.id)";
        let building = "(SELECT min(b.id) FROM building b WHERE b.grid_id = g.id)";
        let dwelling = "(SELECT min(d.id) FROM dwelling d WHERE d.grid_id = g.id)";
        let text = |text: &str| format!("'{text}'");
        let mut columns = vec![
            ("district_code", "g.district_code".to_owned()),
            ("id", format!("50000 + row_number() OVER (ORDER BY g.grid_code) * 100 + {number}")),
            ("grid_code", "g.grid_code".to_owned()),
            ("grid_id", "g.id".to_owned()),
            ("reported_in", "g.grid_code".to_owned()),
            (
                "kind_id",
                format!(
                    "(SELECT k.id FROM matter_kind k WHERE k.area_code = g.district_code AND k.code = 'kind-{}')",
                    self.procedure
                ),
            ),
            ("kind_code", format!("'kind-{}'", self.procedure)),
            ("category", text("city")),
            ("procedure", text(self.procedure)),
            ("line", text(self.line)),
            ("title", text("title")),
            ("detail", text("detail")),
            ("building_id", building.to_owned()),
            ("dwelling_id", dwelling.to_owned()),
            ("served_district_code", "g.district_code".to_owned()),
            ("served_id", residence.to_owned()),
            ("concerned_district_code", "g.district_code".to_owned()),
            ("concerned_id", "(SELECT max(r.id) FROM resident r WHERE r.grid_id = g.id)".to_owned()),
            ("source", text("staff")),
            ("urgency", text("ordinary")),
            ("stage", text(stage)),
            ("step", step.to_string()),
            ("status", text(status)),
            ("unit_code", format!("substr(g.grid_code, 1, {})", self.unit)),
            ("returns", "0".to_owned()),
            ("urged", "0".to_owned()),
            ("light", text("green")),
            ("reported_at", "1700000000000".to_owned()),
            ("stage_at", "1700000000000".to_owned()),
            ("version", "1".to_owned()),
            ("created_at", "1700000000000".to_owned()),
            ("changed_at", "1700000000000".to_owned()),
        ];
        for column in ["arbitrated", "reopened", "late", "reported_late", "discreet", "appealed"] {
            columns.push((column, "FALSE".to_owned()));
        }
        if self.procedure == "approval" {
            columns.push(("chain", text("district")));
        }
        for (column, value) in self.more {
            columns.retain(|(name, _)| name != column);
            columns.push((column, (*value).to_owned()));
        }
        let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
        let values: Vec<_> = columns.iter().map(|(_, value)| value.as_str()).collect();
        format!(
            "INSERT INTO matter ({}) SELECT {} FROM grid g WHERE g.id IN (SELECT grid_id FROM resident)",
            names.join(", "),
            values.join(", ")
        )
    }
}
