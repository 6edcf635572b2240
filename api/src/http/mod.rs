//! The HTTP edge: GraphQL over HTTP (POST, GET), graphql-transport-ws and graphql-sse on `/graphql`, GraphiQL on `/`,
//! health, metrics. It knows no module and no table; who calls is told by a [`Gate`].
//!
//! An operation is parsed, measured against the [`Limits`], validated, and its variables and arguments are coerced,
//! all before any resolver runs: a bad variable of the second field of a mutation changes nothing. What is wrong then
//! is a request error, whose answer has no `data`; what a resolver says is a field error beside `data`.
//!
//! # Known gaps
//! - A scalar of the schema is checked before execution only if it is made known by [`Edge::scalar`]; another one is
//!   parsed by its first resolver.
//! - Two fields of one name that differ only deeper than their arguments (fields of different types below fragments)
//!   are merged by the library without the full check of section 5.3.2.

mod accept;
mod answer;
mod arguments;
mod body;
mod coerce;
mod core;
mod cors;
mod discreet;
mod distinct;
mod edge;
mod engine;
mod entry;
mod escapes;
mod files;
mod gate;
mod graphiql;
mod health;
mod hosts;
mod introspection;
mod known;
#[cfg(test)]
mod library;
mod limits;
mod line;
mod measure;
mod params;
mod parts;
mod positions;
mod prepare;
mod problem;
mod proxies;
mod range;
mod rate;
mod run;
mod scalars;
mod scan;
mod serve;
mod shape;
mod sse;
mod streams;
mod tokens;
#[cfg(test)]
mod toy;
mod variables;
mod walk;
mod ws;

pub use core::Probe;
pub use edge::{Edge, recorded, router};
pub use files::{Depot, Given, NotTaken};
pub use gate::{Admission, Gate, Meter, Prepare};
pub use hosts::Hosts;
pub use limits::Limits;
pub use proxies::Proxies;
pub use serve::{ClientAddress, serve};
