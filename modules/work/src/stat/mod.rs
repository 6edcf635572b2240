//! What is counted of matters, by grid, kind and month of the report.

mod count;

pub(crate) use count::count;
