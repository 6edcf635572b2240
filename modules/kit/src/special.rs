//! Special groups: people entitled to care, told by the modules that are on.

use chrono::NaiveDate;
use sea_orm::sea_query::Condition;

/// A group of people who are entitled to care (特殊人群台账): old and alone, disabled, left behind, orphans, on a low
/// income. A module registers it with [`Parts::special_group`](crate::module::Parts::special_group), and it is in the
/// ledger of each grid, for who may read its resource there. Nothing is copied: its members are the residences in force
/// that meet its condition. It is never a list of suspicion: a module whose labels must not leave it registers none.
#[derive(Clone, Copy, Debug)]
pub struct SpecialGroup {
    /// Stable code, e.g. `living-alone`.
    pub code: &'static str,
    /// English title.
    pub title: &'static str,
    /// Chinese title.
    pub chinese: &'static str,
    /// Code of the resource that reading the group asks for, beside reading residences.
    pub resource: &'static str,
    /// What a row of `resident` meets on a day to be of the group: a condition on its columns, or an EXISTS on a table
    /// of the module that names `resident.district_code` and `resident.person_id`.
    pub members: fn(NaiveDate) -> Condition,
}

/// The groups of the modules that are on, in the order of the modules.
#[derive(Clone, Debug, Default)]
pub struct SpecialGroups(Vec<(&'static str, SpecialGroup)>);

impl SpecialGroups {
    pub(crate) fn add(&mut self, module: &'static str, group: SpecialGroup) -> Result<(), String> {
        if self.0.iter().any(|(_, known)| known.code == group.code) {
            return Err(format!("module `{module}`: special group `{}` is already taken", group.code));
        }
        self.0.push((module, group));
        Ok(())
    }

    /// Every group.
    pub fn iter(&self) -> impl Iterator<Item = &SpecialGroup> {
        self.0.iter().map(|(_, group)| group)
    }

    /// The modules that registered one.
    pub fn modules(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(module, _)| *module)
    }
}
