//! Attachments.

pub mod attachment;
