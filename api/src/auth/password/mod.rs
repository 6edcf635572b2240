//! Passwords: argon2id (RFC 9106) with the parameters that OWASP recommends.
//!
//! Hashing takes 19 MiB and some 20 ms, so it runs beside the request threads and never on more of them than there
//! are cores. Checking the password of an account that does not exist costs the same as of one that does.

mod initial;
mod rule;

pub use rule::{MAXIMUM_BYTES, MINIMUM_CHARACTERS, problem_of};

use argon2::password_hash::SaltString;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use kit::sources::Sources;
use kit::{Code, Error};
use std::fmt::{Debug, Formatter};
use std::sync::Arc;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// What a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// 19 MiB, 2 passes, 1 lane.
    fn default() -> Self {
        Self { memory: 19 * 1_024, passes: 2, lanes: 1 }
    }
}

/// A password as a client sent it. Zeroized when dropped, printed as `[password]`.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes over the text.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text. Do not print or copy it.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Debug for Password {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("[password]")
    }
}

/// What the check of a password found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the right one.
    Right,
    /// It is the right one, but its hash costs other than configured now: hash it again.
    RightButOutdated,
    /// It is not, or there is no account or no password.
    Wrong,
}

/// Argon2id refused: its parameters are out of range, or there is no memory.
#[derive(Debug)]
pub struct CannotHash(argon2::password_hash::Error);

impl std::fmt::Display for CannotHash {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "argon2id cannot hash at this cost: {}", self.0)
    }
}

impl std::error::Error for CannotHash {}

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    params: Params,
    at_once: Arc<Semaphore>,
    nobody: Arc<str>,
    sources: Sources,
}

impl Passwords {
    /// Passwords at this cost, `at_once` of them at a time.
    ///
    /// # Errors
    /// When argon2id does not allow this cost.
    pub fn new(cost: Cost, at_once: usize, sources: Sources) -> Result<Self, CannotHash> {
        let params =
            Params::new(cost.memory, cost.passes, cost.lanes, None).map_err(|e| CannotHash(e.into()))?;
        let nobody = hash(&params, b"the password of nobody", &sources.bytes())?;
        Ok(Self { params, at_once: Arc::new(Semaphore::new(at_once.max(1))), nobody: nobody.into(), sources })
    }

    /// The hash to store, in PHC format.
    pub async fn hash(&self, password: Password) -> Result<String, Error> {
        let (params, salt) = (self.params.clone(), self.sources.bytes());
        self.beside(move || hash(&params, password.text().as_bytes(), &salt)).await?.map_err(Error::internal)
    }

    /// Checks a password against the stored hash. `None`: there is no such account, which costs the same.
    pub async fn verify(&self, stored: Option<String>, password: Password) -> Result<Verdict, Error> {
        let (params, nobody) = (self.params.clone(), self.nobody.clone());
        self.beside(move || match stored {
            Some(stored) => verdict(&params, &stored, &password),
            None => {
                verdict(&params, &nobody, &password);
                Verdict::Wrong
            }
        })
        .await
    }

    async fn beside<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let busy = || Error::new(Code::Unavailable, "the platform is shutting down, try again");
        let permit = self.at_once.clone().acquire_owned().await.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        done.await.map_err(Error::internal)
    }
}

fn hash(params: &Params, password: &[u8], salt: &[u8; 16]) -> Result<String, CannotHash> {
    let salt = SaltString::encode_b64(salt).map_err(CannotHash)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    argon2.hash_password(password, &salt).map(|h| h.to_string()).map_err(CannotHash)
}

fn verdict(params: &Params, stored: &str, password: &Password) -> Verdict {
    let Ok(stored) = PasswordHash::new(stored) else { return Verdict::Wrong };
    // the cost is the stored hash's own
    if Argon2::default().verify_password(password.text().as_bytes(), &stored).is_err() {
        return Verdict::Wrong;
    }
    let same = |p: Params| {
        (p.m_cost(), p.t_cost(), p.p_cost()) == (params.m_cost(), params.t_cost(), params.p_cost())
    };
    match Params::try_from(&stored).is_ok_and(same) {
        true => Verdict::Right,
        false => Verdict::RightButOutdated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::sources;

    const CHEAP: Cost = Cost { memory: 16, passes: 1, lanes: 1 };

    fn passwords(cost: Cost) -> Passwords {
        Passwords::new(cost, 2, sources()).unwrap()
    }

    fn password(text: &str) -> Password {
        Password::new(text.into())
    }

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let passwords = passwords(CHEAP);
        let stored = passwords.hash(password("a grid of one's own")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=16,t=1,p=1$"), "{stored}");
        let check = async |stored: Option<&str>, text| {
            passwords.verify(stored.map(str::to_owned), password(text)).await.unwrap()
        };
        assert_eq!(check(Some(&stored), "a grid of one's own").await, Verdict::Right);
        assert_eq!(check(Some(&stored), "a grid of one's owN").await, Verdict::Wrong);
        assert_eq!(check(None, "the password of nobody").await, Verdict::Wrong);
        assert_eq!(check(Some("nonsense"), "nonsense").await, Verdict::Wrong);
    }

    #[tokio::test]
    async fn an_outdated_cost_is_told() {
        let stored = passwords(CHEAP).hash(password("a grid of one's own")).await.unwrap();
        let now = passwords(Cost { memory: 32, ..CHEAP });
        assert_eq!(
            now.verify(Some(stored), password("a grid of one's own")).await.unwrap(),
            Verdict::RightButOutdated
        );
    }

    #[tokio::test]
    async fn salts_differ() {
        let passwords = passwords(CHEAP);
        let one = passwords.hash(password("a grid of one's own")).await.unwrap();
        assert_ne!(one, passwords.hash(password("a grid of one's own")).await.unwrap());
    }

    #[test]
    fn the_default_cost_is_the_recommended_one() {
        let passwords = passwords(Cost::default());
        assert!(passwords.nobody.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(format!("{:?}", password("secret")), "[password]");
    }
}
