//! Matters.

mod demo;
mod procedures;
mod replay;
mod stat;
