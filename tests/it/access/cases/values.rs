//! Types without rows of their own: what they show was granted with the field that answers them, so no field of theirs
//! has a rule. The list may only shrink; a type that has rows belongs in `oracle/kinds.rs`.

/// Each type with the reason; `*` stands for the name of a record.
pub(crate) const VALUES: &[(&str, &str)] = &[
    ("*Connection", "a page of records, each of which is checked"),
    ("*Edge", "a record of a page with its cursor"),
    ("PageInfo", "cursors of the page that it comes with"),
    ("Point", "two numbers of the place that it comes with"),
    ("ViewLevel", "a word of the view of the hierarchy that it comes with"),
    ("DivisionEdition", "read only by who may read divisions everywhere"),
    ("DivisionChange", "belongs to the division that shows it"),
    ("DivisionAlias", "belongs to the division that shows it"),
    ("DivisionPayload", "the division, read again through the caller's own access"),
    ("DistrictSettingPayload", "the setting, read again through the caller's own access"),
    ("GridPayload", "the grid, read again through the caller's own access"),
];
