//! What clients send about applications.

use async_graphql::InputObject;
use kit::node::GlobalId;
use kit::scalar::Date;

/// An application for a person or that person's household.
#[derive(Debug, InputObject)]
pub struct ApplyForAssistanceInput {
    /// The programme, of the district of the residence and in force.
    pub programme: GlobalId,
    /// The residence in force of the person who applies: one's own, or one within your reach. A programme for households
    /// is for the household of that residence.
    pub resident: GlobalId,
    /// Persons of the household that it is for, 1 to 50; all members when left out. Only for a household.
    pub people: Option<i32>,
    /// Income of all of them in a month, in fen.
    pub income_fen: Option<i32>,
    /// Statement of means: what there is of property, savings and support, at most 2,000 characters. It is sealed.
    pub means: Option<String>,
    /// Why assistance is asked for, at most 4,000 characters. It is in the matter, where those who deal with it read it:
    /// nothing of health or means.
    pub detail: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A visit at home before the application is decided.
#[derive(Debug, InputObject)]
pub struct RecordHouseholdVisitInput {
    /// The application, whose case is under way.
    pub application: GlobalId,
    /// Day of the visit, from the day of the application until today; today when left out.
    pub on: Option<Date>,
    /// Persons who live there, 1 to 50.
    pub people: i32,
    /// What was stated is so.
    pub confirmed: bool,
    /// Income of all of them in a month that was found, in fen; the amount follows from it.
    pub income_fen: Option<i32>,
    /// What was found, at most 2,000 characters. It is sealed.
    pub findings: Option<String>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
