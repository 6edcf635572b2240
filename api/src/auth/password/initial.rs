//! First passwords, which an administrator chooses: the same rule and the same hash as for all others.

use super::{Password, Passwords, problem_of};
use kit::{Error, Result};
use wangge_core::staff::account::InitialPasswords;

#[async_trait::async_trait]
impl InitialPasswords for Passwords {
    async fn initial_hash(&self, password: &str, account: &str, path: &str) -> Result<String> {
        match problem_of(password, account) {
            Some(problem) => Err(Error::bad_input(path, problem)),
            None => self.hash(Password::new(password.to_owned())).await,
        }
    }
}
