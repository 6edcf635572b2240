//! The endpoint over a real port, as the reference clients of other makers see it.

mod clients;
pub(crate) mod node;
mod server;
mod toy;
