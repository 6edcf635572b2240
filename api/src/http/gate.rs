//! Who may come in: the edge asks, `api::auth` answers.

use async_graphql::Request;
use async_trait::async_trait;
use std::fmt;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Tells who calls.
#[async_trait]
pub trait Gate: Send + Sync + 'static {
    /// Called once for an HTTP request and once for a socket's `connection_init`; without `bearer` the caller is
    /// anonymous.
    ///
    /// # Errors
    /// UNAUTHENTICATED if the token is not valid, UNAVAILABLE if that cannot be found out.
    async fn admit(&self, bearer: Option<&str>) -> kit::Result<Admission>;
}

/// Readies one operation's request: puts in the caller's access and fresh loaders.
pub type Prepare = Arc<dyn Fn(Request) -> (Request, Arc<dyn Meter>) + Send + Sync>;

/// A caller who came in. Whoever goes on holds it: a gate may end only those whose admission is still held.
#[derive(Clone)]
pub struct Admission {
    /// Key of the rate limit: the account; `None` for an anonymous caller, who is limited by address.
    pub account: Option<String>,
    /// The caller, for what is no operation of the graph; none where a gate lets only those in.
    pub access: Option<kit::access::Access>,
    /// Called once for each operation.
    pub prepare: Prepare,
    /// Cancelled when the token expires or the account loses its rights: streams and sockets end then.
    pub ended: CancellationToken,
}

impl fmt::Debug for Admission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Admission").field("ended", &self.ended.is_cancelled()).finish_non_exhaustive()
    }
}

/// What an operation cost the database, for the request log.
pub trait Meter: Send + Sync {
    /// Statements so far.
    fn statements(&self) -> u64;

    /// Time spent in them so far, in milliseconds.
    fn database_ms(&self) -> f64;
}

/// The token of an `Authorization` value.
///
/// # Errors
/// The value is there but is no bearer token.
pub(super) fn bearer(authorization: Option<&str>) -> kit::Result<Option<&str>> {
    let Some(value) = authorization else { return Ok(None) };
    match value.trim().split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty() => {
            Ok(Some(token.trim()))
        }
        _ => Err(kit::Error::new(
            kit::Code::Unauthenticated,
            "write `Authorization: Bearer` and the token, or leave the header out",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bearer_token_is_taken() {
        assert_eq!(bearer(None).unwrap(), None);
        assert_eq!(bearer(Some("bearer  abc ")).unwrap(), Some("abc"));
        for wrong in ["", "abc", "Basic abc", "Bearer", "Bearer "] {
            assert_eq!(bearer(Some(wrong)).unwrap_err().code(), kit::Code::Unauthenticated, "{wrong}");
        }
    }
}
