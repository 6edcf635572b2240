//! What the filters of lists go by, also by the case, and where those are held that are not held against the records.

/// What a filter narrows by: a column, or what is so in SQL.
pub(super) enum By {
    /// Each value of a column, which is an enum or a number.
    Each(&'static str),
    /// Each value of a column, which is a text.
    Text(&'static str),
    /// What is asked for, and what is so in SQL.
    Says(&'static [(&'static str, &'static str)]),
    /// A day, and what is later.
    Since(&'static str),
    /// A day, and what is earlier.
    Until(&'static str),
    /// What is earlier than a day.
    Before(&'static str),
    /// The record of a district that a column names, of this type.
    Placed(&'static str, &'static str),
    /// The record of no district that a column names.
    Global(&'static str, &'static str),
    /// What is so, and what is not; `TODAY` is the day of today.
    Is(&'static str),
}

/// A list, its table, which of its rows it has without a filter, and its filters.
pub(super) struct List(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static [(&'static str, By)],
);

/// Filters that are held elsewhere, since they ask for a right to read that a reader of the list may lack: in the tests of payments.
pub(super) const ELSEWHERE: &[(&str, &[&str])] = &[("familySupports", &["unpaidIn"])];

/// Lists that go by the case of their rows, their table, and which of their filters do.
pub(super) const CASES: &[(&str, &str, &[&str])] = &[
    ("assistanceApplications", "assistance_application", &["state", "overdue"]),
    ("familySupports", "family_support", &["state", "overdue"]),
    ("unemploymentBenefits", "unemployment_benefit", &["state", "overdue"]),
    ("jobHardships", "job_hardship", &["state", "overdue"]),
    ("fireHazards", "fire_hazard", &["case"]),
    ("violations", "violation", &["case", "overdue"]),
];

/// How a case stands, and what is so of its matter in SQL.
pub(super) const STATES: &[(&str, &str)] = &[
    ("UNDER_WAY", "m.status = 'open' AND m.stage NOT IN ('verify', 'file')"),
    ("SETTLED", "m.status = 'open' AND m.stage IN ('verify', 'file')"),
    ("CLOSED", "m.status = 'closed'"),
    ("REFUSED", "m.status = 'refused'"),
    ("CANCELLED", "m.status = 'cancelled'"),
    ("JOINED", "m.status = 'joined'"),
];
