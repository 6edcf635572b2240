//! The names that this server is asked by. A page whose name was made to lead here (DNS rebinding) is none of them, so
//! that its browser is sent away before anything runs.

use http::uri::Authority;
use std::net::IpAddr;

/// The names of the server: those of the configuration, `localhost`, and every address, since an address leads where it
/// says and a name where its owner wants.
#[derive(Clone, Debug, Default)]
pub struct Hosts(Vec<Authority>);

impl Hosts {
    /// With these public names, each `grid.example` or `grid.example:8443`.
    ///
    /// # Errors
    /// The one that is no name of a host.
    pub fn new(names: &[String]) -> Result<Self, String> {
        let read = |name: &String| {
            let authority: Authority = name.to_ascii_lowercase().parse().map_err(|_| name.clone())?;
            let plain = !authority.as_str().contains('@') && !authority.host().is_empty();
            plain.then_some(authority).ok_or_else(|| name.clone())
        };
        names.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Whether the server goes by this `Host`, whatever the port.
    pub(super) fn has(&self, host: &str) -> bool {
        let Some(asked) = authority(host) else { return false };
        let name = asked.host().trim_end_matches('.');
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost"
            || bare.parse::<IpAddr>().is_ok()
            || self.0.iter().any(|known| known.host().trim_end_matches('.') == name)
    }

    /// Whether a page of this origin is the server's own: it has the name and port by which the server was asked, or,
    /// where a proxy asks by another one, a public name.
    pub(super) fn is_own(&self, origin: &str, host: Option<&str>) -> bool {
        let Some(("http" | "https", page)) = origin.split_once("://") else { return false };
        let Some(page) = authority(page) else { return false };
        let asked = host.filter(|host| self.has(host)).and_then(authority);
        asked.is_some_and(|asked| asked == page) || self.0.contains(&page)
    }
}

fn authority(text: &str) -> Option<Authority> {
    text.to_ascii_lowercase().parse().ok().filter(|authority: &Authority| !authority.as_str().contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts::new(&["grid.example".into(), "Other.example:8443".into()]).unwrap()
    }

    #[test]
    fn addresses_this_machine_and_public_names_are_known() {
        for host in [
            "localhost",
            "localhost:8000",
            "127.0.0.1:8000",
            "[::1]:8000",
            "10.1.2.3",
            "grid.example",
            "GRID.example:80",
            "grid.example.",
            "other.example",
        ] {
            assert!(hosts().has(host), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:8000",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "",
            "a b",
            "evil@localhost",
            "xgrid.example",
        ] {
            assert!(!hosts().has(host), "{host}");
        }
    }

    #[test]
    fn a_page_is_own_by_the_name_that_was_asked_or_by_a_public_one() {
        let own = |origin: &str, host: &str| hosts().is_own(origin, Some(host));
        assert!(own("http://localhost:8000", "localhost:8000"));
        assert!(own("https://grid.example", "127.0.0.1:8000"), "behind a proxy that asks by an address");
        assert!(own("https://other.example:8443", "10.0.0.1"));
        assert!(!own("http://evil.example:8000", "evil.example:8000"), "its name was made to lead here");
        assert!(!own("http://localhost:3000", "localhost:8000"), "another server of this machine");
        assert!(!own("https://other.example", "127.0.0.1:8000"));
        assert!(!own("null", "localhost:8000"));
        assert!(!hosts().is_own("http://localhost:8000", None));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for name in ["", "https://grid.example", "grid.example/a", "a@grid.example", "grid example"] {
            assert_eq!(Hosts::new(&[name.to_owned()]).unwrap_err(), name);
        }
    }
}
