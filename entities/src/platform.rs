//! The platform's own tables: accounts, posts, sessions, audit, outbox.

pub mod account;
pub mod audit;
pub mod history;
pub mod idempotency;
pub mod key_mark;
pub mod known_network;
pub mod lease;
pub mod outbox;
pub mod post;
pub mod rights_epoch;
pub mod session;
pub mod stored_file;
pub mod stream_head;
