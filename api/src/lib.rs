//! The edge of the process: configuration, HTTP, and who is calling. No knowledge of the domain.

pub mod auth;
pub mod http;
