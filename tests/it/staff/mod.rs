//! Accounts, posts and the audit, on both databases.

mod accounts;
mod appointing;
mod audit;
mod boards;
mod bodies;
mod history;
mod liaisons;
mod me;
mod passwords;
mod posts;
mod reading;
mod removal;
mod scene;
mod standing_in;
mod status;
mod teams;
mod transfer;
