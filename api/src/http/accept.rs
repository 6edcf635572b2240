//! Which media type an answer has (RFC 9110, section 12.5.1, and GraphQL over HTTP).

use http::HeaderMap;
use http::header::ACCEPT;

/// The media type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status tells whether the request was right.
    Graphql,
    /// `application/json`: the status is 200 once the parameters were read.
    Json,
    /// `text/event-stream`: a stream of answers.
    Events,
}

impl Media {
    /// The value of `Content-Type`.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Graphql => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::Events => "text/event-stream; charset=utf-8",
        }
    }
}

/// What the client wants most; `None` if it wants nothing that is spoken here.
///
/// Without `Accept`, and for wildcards, it is `application/json`, as old clients expect. Of equal weights the first
/// wins.
pub(super) fn negotiate(headers: &HeaderMap) -> Option<Media> {
    if !headers.contains_key(ACCEPT) {
        return Some(Media::Json);
    }
    let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut best: Option<(Media, u32)> = None;
    for (media, weight) in values.flat_map(|value| value.split(',')).filter_map(parse) {
        if weight > 0 && best.is_none_or(|(_, b)| weight > b) {
            best = Some((media, weight));
        }
    }
    best.map(|(media, _)| media)
}

fn parse(range: &str) -> Option<(Media, u32)> {
    let mut parts = range.split(';').map(str::trim);
    let media = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/graphql-response+json" => Media::Graphql,
        "application/json" | "application/*" | "*/*" => Media::Json,
        "text/event-stream" => Media::Events,
        _ => return None,
    };
    let mut weight = 1.0;
    for part in parts {
        match part.split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case("q") => weight = value.parse().ok()?,
            Some((name, value)) if name.eq_ignore_ascii_case("charset") && !is_utf8(value) => return None,
            _ => {}
        }
    }
    Some((media, (f64::clamp(weight, 0.0, 1.0) * 1000.0) as u32))
}

/// Whether the value of a `charset` parameter is the one that is spoken here.
pub(super) fn is_utf8(value: &str) -> bool {
    value.trim_matches('"').eq_ignore_ascii_case("utf-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(accept: &str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, accept.parse().unwrap());
        negotiate(&headers)
    }

    #[test]
    fn the_heaviest_known_type_wins_and_the_first_of_equals() {
        assert_eq!(of("application/json"), Some(Media::Json));
        assert_eq!(of("application/graphql-response+json, application/json;q=0.9"), Some(Media::Graphql));
        assert_eq!(of("application/json;q=0.9, application/graphql-response+json"), Some(Media::Graphql));
        assert_eq!(of("application/json, application/graphql-response+json"), Some(Media::Json));
        assert_eq!(of("text/event-stream"), Some(Media::Events));
        assert_eq!(of("Application/JSON; Charset=\"UTF-8\""), Some(Media::Json));
    }

    #[test]
    fn wildcards_and_silence_mean_json() {
        assert_eq!(negotiate(&HeaderMap::new()), Some(Media::Json));
        assert_eq!(of("*/*"), Some(Media::Json));
        assert_eq!(of("text/html, */*;q=0.1"), Some(Media::Json));
    }

    #[test]
    fn what_is_not_spoken_is_none() {
        assert_eq!(of("text/html"), None);
        assert_eq!(of("application/json;q=0"), None);
        assert_eq!(of("application/json; charset=gbk"), None);
        assert_eq!(of(""), None);
    }
}
