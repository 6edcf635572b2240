//! What a vacancy links to, and the vacancies of a unit.

use super::record::JobVacancy;
use async_graphql::{Context, Object, Value};
use kit::access::Ask;
use kit::record::Row;
use property::unit::Unit;
use wangge_core::links::{all, near, one};

one! {
    /// The unit, if it is within your reach.
    VacancyUnit(JobVacancy).unit: Unit, |row| near(row, "unit_id")
}

all! {
    /// The work that it offers, or offered, newest first.
    UnitVacancies(Unit).vacancies: JobVacancy, "unit_id"
}

/// Whether a vacancy is open.
pub(super) struct VacancyOpen {
    closed: bool,
    last: Option<String>,
}

impl From<&Row<JobVacancy>> for VacancyOpen {
    fn from(vacancy: &Row<JobVacancy>) -> Self {
        let day = |name: &str| match vacancy.value(name) {
            Some(Value::String(day)) => Some(day.clone()),
            _ => None,
        };
        Self { closed: day("closed_on").is_some(), last: day("closes_on") }
    }
}

#[Object]
impl VacancyOpen {
    /// Whether somebody can be introduced to it today: it is neither filled nor withdrawn, and its last day is not over.
    async fn open(&self, ctx: &Context<'_>) -> Option<bool> {
        let today = ctx.access().today().to_string();
        Some(!self.closed && self.last.as_ref().is_none_or(|last| *last >= today))
    }
}
