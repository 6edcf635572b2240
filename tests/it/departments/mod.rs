//! What holds where several department modules meet.

mod pages;
