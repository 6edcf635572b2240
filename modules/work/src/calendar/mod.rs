//! Working days: weekdays, but for holidays and the days that are worked instead.

mod days;

pub use days::Days;
