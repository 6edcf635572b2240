//! What an answer must be: computed from the text of the reviewed policy and the rows of the database, by code that
//! shares nothing with the platform's own.

mod facts;
mod kinds;
mod printed;
mod reach;
mod shown;

pub(crate) use facts::{Facts, Row, flag, int, rows, text};
pub(crate) use kinds::{At, KINDS, Kind};
pub(crate) use printed::Printed;
pub(crate) use reach::{Reach, View, Who};
pub(crate) use shown::{global_id, shown};
