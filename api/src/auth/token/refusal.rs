//! Why a token is not valid.

use kit::{Code, Error};

/// Why a token is not valid. Written to the log; a client only learns whether the token expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no JWT, or too long.
    Malformed,
    /// Its header asks for something critical (`crit`), which is never understood here.
    Critical,
    /// Its type is not that of an access token.
    Type,
    /// Its algorithm is not the configured one.
    Algorithm,
    /// Its key is not known.
    Key,
    /// The keys of its issuer cannot be read at present.
    KeysUnavailable,
    /// Its signature is wrong.
    Signature,
    /// This claim is missing or wrong.
    Claim(&'static str),
    /// Another issuer made it.
    Issuer,
    /// It is meant for another audience.
    Audience,
    /// It has expired.
    Expired,
    /// It is not valid yet.
    NotYetValid,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Expired => {
                Self::new(Code::Unauthenticated, "the token has expired: refresh it, or log in again")
            }
            Refusal::KeysUnavailable => {
                Self::new(Code::Unavailable, "the keys of the token's issuer cannot be read, try again")
            }
            _ => Self::unauthenticated(),
        }
    }
}
