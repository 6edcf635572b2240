//! What resolvers need of their request, and the limits of what a client sends.

use crate::auth::gate::CurrentSession;
use crate::auth::password::{MAXIMUM_BYTES, Password};
use crate::auth::session::Desk;
use crate::http::ClientAddress;
use async_graphql::Context;
use kit::{Code, Error, Result};
use std::net::IpAddr;
use std::sync::Arc;

/// The desk that the gate put into the request.
pub(super) fn desk<'a>(ctx: &Context<'a>) -> Result<&'a Desk> {
    let desk = ctx.data_opt::<Arc<Desk>>().map(|desk| &**desk);
    desk.ok_or_else(|| Error::new(Code::Unavailable, "logging in is not possible here"))
}

/// The session of the caller.
pub(super) fn session(ctx: &Context<'_>) -> Result<i64> {
    let session = ctx.data_opt::<CurrentSession>().and_then(|session| session.0);
    session.ok_or_else(|| {
        let text = "this token is of an outside issuer, which keeps its sessions and passwords itself";
        Error::new(Code::Forbidden, text)
    })
}

/// Where the request comes from.
pub(super) fn address(ctx: &Context<'_>) -> IpAddr {
    ctx.data_opt::<ClientAddress>().map_or(IpAddr::from([0, 0, 0, 0]), |address| address.0)
}

/// A text of 1 to `most` characters, without blanks around it.
pub(super) fn text(path: &str, text: &str, most: usize) -> Result<String> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::bad_input(path, "must not be empty")),
        length if length > most => Err(Error::bad_input(path, format!("at most {most} characters"))),
        _ if text.chars().any(kit::text::unseen) => {
            Err(Error::bad_input(path, "no control characters and others that are not seen"))
        }
        _ => Ok(text.to_owned()),
    }
}

/// A text of 1 to `most` characters, if there is one.
pub(super) fn optional(path: &str, given: Option<&str>, most: usize) -> Result<Option<String>> {
    given.map(|given| text(path, given, most)).transpose()
}

/// A password as it stands.
pub(super) fn password(path: &str, text: String) -> Result<Password> {
    let password = Password::new(text);
    match password.text().len() {
        0 => Err(Error::bad_input(path, "must not be empty")),
        length if length > MAXIMUM_BYTES => {
            Err(Error::bad_input(path, format!("at most {MAXIMUM_BYTES} bytes")))
        }
        _ => Ok(password),
    }
}

/// Seconds as the graph shows them.
pub(super) fn seconds(wait: i64) -> Option<i32> {
    Some(i32::try_from(wait).unwrap_or(i32::MAX))
}
