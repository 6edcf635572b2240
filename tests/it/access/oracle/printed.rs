//! The policy, read back from its printed text.

use std::collections::BTreeMap;

/// What the reviewed text says.
#[derive(Default)]
pub(crate) struct Printed {
    /// resource, action, role -> reaches
    cells: BTreeMap<(String, String, String), Vec<String>>,
    /// `Type.field` -> resource, action
    rules: BTreeMap<String, (String, String)>,
    /// Type -> resource
    records: BTreeMap<String, String>,
    roles: BTreeMap<String, Role>,
    departments: Vec<String>,
}

/// Who appoints to a role, and whom it appoints.
#[derive(Default)]
struct Role {
    appoints: Vec<String>,
    appointed_by: Vec<String>,
    restricted: bool,
}

impl Printed {
    /// Reads the text.
    pub(crate) fn read(text: &str) -> Self {
        let mut read = Self::default();
        let mut part = "";
        for line in text.lines().filter(|line| !line.is_empty()) {
            if let Some(title) = line.strip_prefix("# ") {
                part = title;
                continue;
            }
            let cells: Vec<&str> = line.split(" | ").collect();
            let own = |at: usize| cells[at].to_owned();
            match part.split(',').next() {
                Some("Who may do what how far") => {
                    read.cells.entry((own(0), own(1), own(2))).or_default().push(own(3));
                }
                Some("What reading each record asks") => drop(read.records.insert(own(0), own(1))),
                Some("What each field asks") => drop(read.rules.insert(own(0), (own(1), own(2)))),
                Some("Roles") => {
                    let roles = |before: &str| {
                        let roles =
                            cells.iter().find_map(|cell| cell.strip_prefix(before)).unwrap_or_default();
                        roles.split_whitespace().map(str::to_owned).collect()
                    };
                    let (appoints, appointed_by) = (roles("appoints "), roles("appointed by "));
                    let restricted = cells.contains(&"restricted");
                    read.roles.insert(own(0), Role { appoints, appointed_by, restricted });
                }
                Some("Departments") => read.departments.push(own(0)),
                _ => assert!(part == "Resources", "a new part of the policy: {part}"),
            }
        }
        read
    }

    /// How far a role may do `action` with `resource`.
    pub(crate) fn reaches(&self, resource: &str, action: &str, role: &str) -> &[String] {
        let cell = (resource.to_owned(), action.to_owned(), role.to_owned());
        self.cells.get(&cell).map(Vec::as_slice).unwrap_or_default()
    }

    /// Resource and action that a field asks for.
    pub(crate) fn rule(&self, on: &str, field: &str) -> Option<(&str, &str)> {
        self.rules.get(&format!("{on}.{field}")).map(|(resource, action)| (&**resource, &**action))
    }

    /// Resource that reading a record asks for.
    pub(crate) fn record(&self, on: &str) -> Option<&str> {
        self.records.get(on).map(String::as_str)
    }

    /// Every rule, as `Type.field`.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &str> {
        self.rules.keys().map(String::as_str)
    }

    /// Every role, by its code.
    pub(crate) fn roles(&self) -> impl Iterator<Item = &str> {
        self.roles.keys().map(String::as_str)
    }

    /// Every department, by its code.
    pub(crate) fn departments(&self) -> impl Iterator<Item = &str> {
        self.departments.iter().map(String::as_str)
    }

    /// May a holder of `role` appoint to `other`?
    pub(crate) fn appoints(&self, role: &str, other: &str) -> bool {
        let (own, to) = (&self.roles[role], &self.roles[other]);
        let named = |name: &str| own.appoints.iter().any(|role| role == name);
        named(other) || (named("*") && !to.restricted) || to.appointed_by.iter().any(|by| by == role)
    }

    /// May a holder of `role` remove from `other`?
    pub(crate) fn removes(&self, role: &str, other: &str) -> bool {
        self.appoints(role, other) || self.roles[role].appoints.iter().any(|role| role == "*")
    }

    /// Every record type.
    pub(crate) fn records(&self) -> impl Iterator<Item = &str> {
        self.records.keys().map(String::as_str)
    }
}
