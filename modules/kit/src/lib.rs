//! What every module of Wangge is made of.
//!
//! The kit knows no table but the platform's own: accounts, posts, sessions, audit, outbox and the like.

pub mod access;
pub mod actor;
pub mod apart;
pub mod belonging;
mod brake;
pub mod changes;
mod clocks;
pub mod code;
pub mod db;
pub mod discreet;
pub mod error;
pub mod export;
pub mod ext;
pub mod feed;
mod finish;
pub mod follow;
pub mod fresh;
pub mod hints;
pub mod history;
pub mod hooks;
pub mod id;
pub mod identity_number;
mod lanes;
mod lease;
pub mod links;
pub mod loaders;
pub mod look;
pub mod module;
pub mod node;
pub mod once;
pub mod open;
pub mod paging;
pub mod person;
pub mod platform;
pub mod reason;
pub mod record;
pub mod recount;
pub mod rows;
pub mod scalar;
pub mod schema;
pub mod search;
pub mod secrets;
mod selection;
pub mod shelf;
pub mod sources;
pub mod special;
pub mod stream;
pub mod text;
mod trace;
pub mod under;
pub mod vault;
mod wire;

pub use error::{Code, Error, Result};
pub use trace::About;
