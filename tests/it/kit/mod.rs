//! What every module stands on, seen on the databases themselves.

mod audit;
mod extension;
mod lease;
mod sequencer;
