//! The policy, read back from its printed text.

use std::collections::BTreeMap;

/// What the reviewed text says.
pub(crate) struct Printed {
    /// resource, action, role -> reaches
    cells: BTreeMap<(String, String, String), Vec<String>>,
    /// `Type.field` -> resource, action
    rules: BTreeMap<String, (String, String)>,
    /// Type -> resource
    records: BTreeMap<String, String>,
}

impl Printed {
    /// Reads the text.
    pub(crate) fn read(text: &str) -> Self {
        let mut read = Self { cells: BTreeMap::new(), rules: BTreeMap::new(), records: BTreeMap::new() };
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
                _ => assert!(matches!(part, "Roles" | "Resources"), "a new part of the policy: {part}"),
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

    /// Every record type.
    pub(crate) fn records(&self) -> impl Iterator<Item = &str> {
        self.records.keys().map(String::as_str)
    }
}
