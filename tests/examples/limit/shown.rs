//! The answers as they are shown.

use serde::Serialize;

/// `{"data": {...}}`.
#[derive(Serialize)]
pub struct Data<T> {
    /// What was asked for.
    pub data: T,
}

/// `{"nodes": [...]}`.
#[derive(Default, Serialize)]
pub struct Nodes<T> {
    /// The list.
    pub nodes: Vec<T>,
}

/// A resident's own columns.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resident {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: String,
    /// Sex.
    pub sex: &'static str,
    /// Day of birth.
    pub birth_on: Option<String>,
    /// Masked.
    pub identity_number: Option<String>,
    /// Masked.
    pub telephone: Option<String>,
    /// Code of the relation.
    pub relation: Option<String>,
    /// Version.
    pub version: i64,
}

/// A resident with grid and household.
#[derive(Serialize)]
pub struct Linked {
    /// Its own columns.
    #[serde(flatten)]
    pub resident: Resident,
    /// The grid.
    pub grid: Grid,
    /// The household.
    pub household: Option<Household>,
}

/// A grid.
#[derive(Serialize)]
pub struct Grid {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: String,
}

/// A household.
#[derive(Serialize)]
pub struct Household {
    /// Number.
    pub number: Option<String>,
    /// Members.
    pub people: i32,
    /// Kind.
    pub kind: String,
}

/// A community.
#[derive(Serialize)]
pub struct Community {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Grids.
    pub grids: Nodes<HeldGrid>,
}

/// A grid with its households.
#[derive(Serialize)]
pub struct HeldGrid {
    /// Id, to find its households.
    #[serde(skip)]
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Households.
    pub households: Nodes<HeldHousehold>,
}

/// A household with its members.
#[derive(Serialize)]
pub struct HeldHousehold {
    /// Number.
    pub number: Option<String>,
    /// Members in number.
    pub people: i32,
    /// Members.
    pub members: Nodes<Member>,
}

/// A member of a household.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: &'static str,
    /// Day of birth.
    pub birth_on: Option<String>,
}

/// The value of the enum for a code of GB/T 2261.1.
pub fn sex(code: &str) -> &'static str {
    match code {
        "1" => "MALE",
        "2" => "FEMALE",
        "9" => "UNSTATED",
        _ => "UNKNOWN",
    }
}
