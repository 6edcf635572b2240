//! Matters: what streets admit, what is announced, and what a report repeats.

mod admission;
mod announce;
mod scene;
mod similar;
