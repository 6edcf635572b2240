//! The module of logging in: what every account does with its own password, sessions and second factor.
//!
//! A login that fails never says whether the account exists. What is expected to happen is an outcome of the payload;
//! errors are for denial and bad input. None of these mutations is replayed by an idempotency key: logging out or
//! ending a session twice does nothing the second time, and tokens, codes and secrets are not kept for a repeat.

mod factor;
mod input;
mod login;
mod mutations;
mod policy;
mod queries;

use kit::module::{Module, Parts};

/// Mutations that try a secret or give one a new value; the edge takes one of them an operation.
pub const LONE: &[&str] =
    &["login", "refresh", "changePassword", "enrolTotp", "confirmTotp", "resetAccountPassword"];

/// The module; its fields work in requests that a [`super::gate::TokenGate`] prepared.
#[derive(Clone, Copy, Debug, Default)]
pub struct SignIn;

impl Module for SignIn {
    fn id(&self) -> &'static str {
        "sign-in"
    }

    fn policy(&self) -> kit::access::policy::Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts.queries::<queries::SignInQueries>();
        parts.mutations::<login::LoginMutations>();
        parts.mutations::<mutations::SessionMutations>();
        parts.mutations::<factor::FactorMutations>();
    }
}
