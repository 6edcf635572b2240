//! What a vacancy shows of its table.

use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;

text_enum! {
    /// Why a vacancy was closed (关闭原因).
    VacancyCloseReason {
        /// As many were hired as were looked for (已招满).
        Filled = "filled",
        /// The unit looks for nobody any more (撤销).
        Withdrawn = "withdrawn",
    }
}

/// Work that a unit offers.
#[derive(Debug)]
pub struct JobVacancy;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for JobVacancy {
    type Entity = entities::social_security::job_vacancy::Entity;
    const TYPE: &'static str = "JobVacancy";
    const ABOUT: &'static str = "Work that a unit of the area offers (招聘岗位). It is open until as many were hired as are looked for, until its \
        last day is over, or until it is withdrawn.";
    const RESOURCE: &'static str = "job-vacancy";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const FIELDS: &'static [Field] = &[
        of::<String>("employer", "employer", "Name of the unit as it was advertised."),
        of::<String>("title", "title", "The work, in a line."),
        of::<i16>("places", "places", "People who are looked for."),
        of::<i16>("hired", "hired", "People who were hired through introductions."),
        of::<Option<Counter>>("wageFromFen", "wage_from_fen", "Lowest wage of a month, in fen."),
        of::<Option<Counter>>("wageToFen", "wage_to_fen", "Highest wage of a month, in fen."),
        of::<Option<String>>("requirements", "requirements", "What is asked of applicants."),
        of::<Date>("openedOn", "opened_on", "First day."),
        of::<Option<Date>>(
            "closesOn",
            "closes_on",
            "Last day on which somebody can be introduced; null when none was set.",
        ),
        of::<Option<Date>>("closedOn", "closed_on", "Day on which it was filled or withdrawn."),
        of::<Maybe<VacancyCloseReason>>("closeReason", "close_reason", "Why it was closed."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Key>("unit_id"),
        Field::hidden_as::<Option<Date>>("closes_on", "closes_on"),
        Field::hidden_as::<Option<Date>>("closed_on", "closed_on"),
    ];
}
