//! Leaves, notice boards, liaisons and bodies.

pub mod body;
pub mod body_member;
pub mod liaison;
pub mod notice_board;
pub mod post_leave;
