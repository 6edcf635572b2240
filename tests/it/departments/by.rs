//! What the filters of lists go by, and where those are held that are not held against the records.

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

/// Lists with filters that are held elsewhere: those by the case, in the tests of cases, which have one in every state, and what
/// asks for a right to read that a reader of the list may lack.
pub(super) const ELSEWHERE: &[(&str, &[&str])] = &[
    ("assistanceApplications", &["state", "overdue"]),
    ("familySupports", &["state", "overdue", "unpaidIn"]),
    ("unemploymentBenefits", &["state", "overdue"]),
    ("jobHardships", &["state", "overdue"]),
    ("fireHazards", &["case"]),
    ("violations", &["case", "overdue"]),
];
