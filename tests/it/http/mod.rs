//! The endpoint over a real port, as the reference clients of other makers see it.

mod clients;
mod node;
mod server;
mod toy;
