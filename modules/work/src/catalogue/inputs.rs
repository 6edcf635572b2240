//! What clients send about the catalogue.

use super::record::Source;
use crate::clock::Limits;
use crate::procedure::ProcedureKind;
use async_graphql::InputObject;
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::scalar::Date;

/// An edition of a kind of matter: the first, or the one that follows.
#[derive(Debug, InputObject)]
pub struct DefineMatterKindInput {
    /// The division whose catalogue it is: a district, a city or a province.
    pub area: DivisionCode,
    /// Code of the kind: 1 to 40 of a to z, 0 to 9, `-` and `.`. With a code that exists it is the next edition.
    pub code: String,
    /// English title, at most 100 characters.
    pub title: String,
    /// Chinese title, at most 100 characters.
    pub chinese: String,
    /// Category: 1 to 40 of a to z, 0 to 9 and `-`.
    pub category: String,
    /// Department line that answers for it, by its code.
    pub line: String,
    /// The procedure.
    pub procedure: ProcedureKind,
    /// Who reviews and decides: needed for an approval, and only there.
    pub chain: Option<String>,
    /// An approval is announced before it is decided; not a discreet one.
    #[graphql(default)]
    pub announced: bool,
    /// Days of the announcement, 1 to 90; 7 when left out.
    #[graphql(default = 7)]
    pub announce_days: i32,
    /// Days in which a refusal can be appealed against, 1 to 365; 60 when left out.
    #[graphql(default = 60)]
    pub appeal_days: i32,
    /// How often a matter can be returned, its receipt refused, or be handed on by a line that it was handed to, before the
    /// centre decides who deals with it, 1 to 10; 2 when left out.
    #[graphql(default = 2)]
    pub returns: i32,
    /// Hours after it happened within which it must be reported, 1 to 720.
    pub report_hours: Option<i32>,
    /// Time limits by step.
    pub limits: Limits,
    /// When it counts as completed, at most 500 characters.
    pub standard: String,
    /// Titles of the attachments that are required, at most 10.
    #[graphql(default)]
    pub required_attachments: Vec<String>,
    /// Who may report it, at least one.
    pub reporters: Vec<Source>,
    /// It binds a community only after the street admitted it.
    #[graphql(default)]
    pub admitted_only: bool,
    /// Its matters are found and counted by who handles them, who reported them and who is served by them alone. They are
    /// not listed with the person whom they are about, and not announced. Those of a line whose matters are discreet, such as
    /// family planning, are so whatever is said here.
    #[graphql(default)]
    pub discreet: bool,
    /// It is an errand on a person's behalf (代办): who reports it names the person and the authority given.
    #[graphql(default)]
    pub agency: bool,
    /// First day on which it is in force, today or later; today when left out. The edition before ends the day before.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The end of a kind of matter. Matters that are open follow it to their end.
#[derive(Debug, InputObject)]
pub struct EndMatterKindInput {
    /// The edition.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Last day on which it is in force, today or later; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
