//! Key groups: files, who helps, visits, objections, and who saw them.

pub mod key_file;
pub mod key_helper;
pub mod key_objection;
pub mod key_view;
pub mod key_visit;
