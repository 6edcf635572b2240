//! The districts that the platform knows: records are spread by them, so a wider area is a list of them.

use std::collections::BTreeSet;

/// Every six-digit code under which records can lie, also retired ones.
#[derive(Clone, Debug, Default)]
pub struct Districts(BTreeSet<Box<str>>);

impl Districts {
    /// From a list of codes.
    pub fn new(codes: impl IntoIterator<Item = String>) -> Self {
        Self(codes.into_iter().map(String::into_boxed_str).collect())
    }

    /// The districts of an area: those below a province or a city, or the one that a longer code lies in.
    pub fn of(&self, area: &str) -> Vec<String> {
        match area.get(..6) {
            Some(district) => vec![district.to_owned()],
            None => self
                .0
                .range(Box::from(area)..)
                .take_while(|c| c.starts_with(area))
                .map(|c| c.to_string())
                .collect(),
        }
    }

    /// Does the platform run in this district?
    pub fn contains(&self, district: &str) -> bool {
        self.0.contains(district)
    }
}
