//! The edge of the process: configuration, HTTP, and who is calling. No knowledge of the domain.

pub mod auth;
pub mod background;
pub mod commands;
pub mod config;
pub mod database;
pub mod demo;
pub mod depot;
pub mod http;
pub mod modules;
pub mod sources;
pub mod start;
pub mod telemetry;
