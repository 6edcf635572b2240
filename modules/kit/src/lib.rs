//! What every module of Wangge is made of.
//!
//! The kit knows no table but the platform's own: accounts, posts, sessions, audit, outbox and the like.

pub mod code;
pub mod error;
pub mod sources;

pub use error::{Code, Error, Result};
