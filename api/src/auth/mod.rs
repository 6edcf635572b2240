//! Who is calling: keys, tokens, passwords, second factors, and the rule that slows guessing.
//!
//! Nothing in here knows the domain. A bearer token is checked by [`token`] or, when an outside issuer signed it, by
//! [`jwks`]; what its account may do is read from the database, never from the token.

pub mod gate;
pub mod jwks;
pub mod keys;
pub mod lockout;
pub mod password;
pub mod session;
pub mod setup;
pub mod sign_in;
pub mod token;
pub mod totp;

pub use setup::{Auth, AuthRules, BadAuth};

#[cfg(test)]
mod fixtures;
