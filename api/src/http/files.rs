//! `/files`: takes files in and gives them out. What a file is and who may have it is told by a [`Depot`].

use super::accept::Media;
use super::answer;
use super::core::Core;
use super::entry::header;
use super::limits::over;
use super::line::Line;
use super::problem::{Refusal, finish, problem};
use super::range::{Part, part};
use async_trait::async_trait;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use bytes::Bytes;
use http::header::{
    ACCEPT_RANGES, AUTHORIZATION, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH,
    CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RANGE,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kit::Code;
use kit::access::Access;
use std::sync::Arc;
use std::time::Duration;

/// Where files come from and go to.
#[async_trait]
pub trait Depot: Send + Sync {
    /// Most bytes of one file.
    fn most(&self) -> u64;

    /// Seconds for a client to send one.
    fn read_seconds(&self) -> u64;

    /// Refuses who may not upload, before anything is read.
    ///
    /// # Errors
    /// UNAUTHENTICATED, FORBIDDEN, LIMIT_EXCEEDED.
    async fn may(&self, access: &Access) -> kit::Result<()>;

    /// Takes a file in; answers what the client is told.
    ///
    /// # Errors
    /// Why it is not taken.
    async fn take(&self, access: &Access, body: Bytes) -> Result<serde_json::Value, NotTaken>;

    /// The file behind a signed token.
    ///
    /// # Errors
    /// NOT_FOUND when there is none for who asks.
    async fn give(&self, token: &str) -> kit::Result<Given>;
}

/// Why a file is not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// Its type; those that are taken.
    Type(&'static str),
    /// It is not what it begins as.
    Broken,
    /// The picture has more pixels than this.
    Pixels(u64),
    /// Another reason.
    Platform(kit::Error),
}

/// A file as it is sent.
#[derive(Debug)]
pub struct Given {
    /// The content.
    pub bytes: Bytes,
    /// Media type.
    pub media_type: String,
    /// Name for people.
    pub name: String,
    /// Everybody may keep it.
    pub public: bool,
    /// The account that it is for.
    pub account: Option<i64>,
}

/// Takes a file in.
pub(super) async fn upload(State(core): State<Arc<Core>>, request: Request) -> Response {
    let line = Line::of(request.extensions());
    match taken(&core, request).await {
        Ok(told) => {
            let body = serde_json::to_vec(&told).unwrap_or_default();
            answer::response(Media::Json, StatusCode::CREATED, body.into())
        }
        Err(refused) => refusal(&core, &line, refused),
    }
}

async fn taken(core: &Core, request: Request) -> Result<serde_json::Value, Refusal> {
    let (parts, body) = request.into_parts();
    let address = core.client(&parts);
    let admission = core.admit(header(&parts.headers, AUTHORIZATION.as_str()), address).await?;
    core.count(admission.account.as_deref(), address)?;
    let (Some(depot), Some(access)) = (&core.depot, &admission.access) else {
        return Err(Refusal::platform(kit::Error::not_found("file")));
    };
    depot.may(access).await.map_err(Refusal::platform)?;
    fits(&parts.headers, depot.most())?;
    let body = read(body, &**depot).await?;
    depot.take(access, body).await.map_err(not_taken)
}

fn not_taken(reason: NotTaken) -> Refusal {
    match reason {
        NotTaken::Type(taken) => {
            let text = format!("a file of this type is not taken, whatever its name; taken are {taken}");
            Refusal::transport(StatusCode::UNSUPPORTED_MEDIA_TYPE, problem(Code::BadUserInput, text))
        }
        NotTaken::Broken => {
            let text = "the file is damaged: it is not what it begins as";
            Refusal::transport(StatusCode::BAD_REQUEST, problem(Code::BadUserInput, text))
        }
        NotTaken::Pixels(most) => {
            let error = over("files.max_pixels", most, "send a smaller picture");
            Refusal::transport(StatusCode::PAYLOAD_TOO_LARGE, error)
        }
        NotTaken::Platform(error) => Refusal::platform(error),
    }
}

/// Refuses by its headers what is packed or too large.
fn fits(headers: &HeaderMap, most: u64) -> Result<(), Refusal> {
    if headers.get(CONTENT_ENCODING).is_some_and(|value| value != "identity") {
        let error = problem(Code::BadUserInput, "send the file as it is, without `Content-Encoding`");
        return Err(Refusal::transport(StatusCode::UNSUPPORTED_MEDIA_TYPE, error));
    }
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > most) { Err(too_large(most)) } else { Ok(()) }
}

async fn read(body: Body, depot: &dyn Depot) -> Result<Bytes, Refusal> {
    let most = depot.most();
    let reading = Limited::new(body, usize::try_from(most).unwrap_or(usize::MAX)).collect();
    match tokio::time::timeout(Duration::from_secs(depot.read_seconds()), reading).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large(most)),
        Ok(Err(_)) => {
            let error = problem(Code::BadUserInput, "the body ended too early");
            Err(Refusal::transport(StatusCode::BAD_REQUEST, error))
        }
        Err(_) => {
            let error = over("files.read_seconds", depot.read_seconds(), "send the file faster");
            Err(Refusal::transport(StatusCode::REQUEST_TIMEOUT, error))
        }
    }
}

fn too_large(most: u64) -> Refusal {
    Refusal::transport(StatusCode::PAYLOAD_TOO_LARGE, over("files.max_bytes", most, "send a smaller file"))
}

/// Gives a file out.
pub(super) async fn download(
    State(core): State<Arc<Core>>,
    Path(token): Path<String>,
    request: Request,
) -> Response {
    let line = Line::of(request.extensions());
    match given(&core, &token, request).await {
        Ok(response) => response,
        Err(refused) => refusal(&core, &line, refused),
    }
}

async fn given(core: &Core, token: &str, request: Request) -> Result<Response, Refusal> {
    let (parts, _) = request.into_parts();
    let address = core.client(&parts);
    let found = match &core.depot {
        Some(depot) => depot.give(token).await,
        None => Err(kit::Error::not_found("file")),
    };
    match found {
        Ok(given) => {
            core.count(given.account.map(|account| account.to_string()).as_deref(), address)?;
            Ok(sent(given, header(&parts.headers, RANGE.as_str())))
        }
        // trying tokens counts against the address
        Err(error) => {
            core.count(None, address)?;
            Err(Refusal::platform(error))
        }
    }
}

/// The file, or the part of it that was asked for.
fn sent(given: Given, range: Option<&str>) -> Response {
    let length = given.bytes.len();
    let (status, body, said) = match part(range, length) {
        Part::Whole => (StatusCode::OK, given.bytes, None),
        Part::Of(from, to) => {
            let said = format!("bytes {from}-{}/{length}", to - 1);
            (StatusCode::PARTIAL_CONTENT, given.bytes.slice(from..to), Some(said))
        }
        Part::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, Bytes::new(), Some(format!("bytes */{length}"))),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let mut set = |name, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    let shown = if given.media_type.starts_with("image/") { "inline" } else { "attachment" };
    set(CONTENT_DISPOSITION, format!("{shown}; filename*=UTF-8''{}", percent(&given.name)));
    set(CONTENT_TYPE, given.media_type);
    let kept = if given.public { "public, max-age=300" } else { "private, no-store" };
    set(CACHE_CONTROL, kept.to_owned());
    set(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned());
    set(ACCEPT_RANGES, "bytes".to_owned());
    if let Some(said) = said {
        set(CONTENT_RANGE, said);
    }
    response
}

/// A name as RFC 8187 writes it.
fn percent(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(one).collect()
}

fn refusal(core: &Core, line: &Line, mut refused: Refusal) -> Response {
    finish(&mut refused.errors, &core.sources, line.id());
    answer::refusal(Media::Json, &refused)
}
