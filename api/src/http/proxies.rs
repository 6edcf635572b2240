//! Networks: of the reverse proxies in front, whose word on where a request comes from is taken, and of those who may
//! read the figures.

use http::HeaderMap;
use serde::{Deserialize, Deserializer, de};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

/// The header to which each proxy adds the address that it was asked from.
const FORWARDED: &str = "x-forwarded-for";

/// The networks of the proxies in front; none by default, and then the header counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Proxies(Vec<Network>);

/// Addresses that begin alike, written as `10.0.0.0/8`, `2001:db8::/32` or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: u128,
    bits: u32,
}

impl Proxies {
    /// The address of the client of a request that arrived from `peer`: the last one in `X-Forwarded-For` that is no
    /// proxy's, since what stands before it is the client's own word. It is `peer` itself unless that is a proxy.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer;
        let values: Vec<_> = headers.get_all(FORWARDED).iter().map(|value| value.to_str().ok()).collect();
        let told = values.iter().rev().flat_map(|value| value.unwrap_or("?").rsplit(','));
        for hop in told {
            if !self.has(client) {
                break;
            }
            match address(hop.trim()) {
                Some(before) => client = before,
                None => break,
            }
        }
        client
    }

    /// This machine.
    pub fn here() -> Self {
        let loopback = [IpAddr::from(Ipv4Addr::new(127, 0, 0, 0)), IpAddr::from(Ipv6Addr::LOCALHOST)];
        let bits = [104, 128];
        Self(
            loopback
                .into_iter()
                .zip(bits)
                .map(|(address, bits)| Network { address: whole(address), bits })
                .collect(),
        )
    }

    /// Whether a request passed a proxy that is none of these: what it says of its client is not to be believed.
    pub(super) fn strange(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        headers.contains_key(FORWARDED) && !self.has(peer)
    }

    /// Whether an address is in one of the networks.
    pub(super) fn has(&self, address: IpAddr) -> bool {
        let address = whole(address);
        self.0.iter().any(|network| network.has(address))
    }
}

impl Network {
    fn has(self, address: u128) -> bool {
        let mask = u128::MAX.checked_shl(128 - self.bits).unwrap_or(0);
        (address ^ self.address) & mask == 0
    }
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "write a network as 10.0.0.0/8 or 2001:db8::/32, or one address";
        let (address, bits) = text.split_once('/').map_or((text, None), |(a, bits)| (a, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| WRONG)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| WRONG)?;
        if bits > most {
            return Err(WRONG);
        }
        Ok(Self { address: whole(address), bits: bits + 128 - most })
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// An address of either kind as one of IPv6.
fn whole(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().into(),
        IpAddr::V6(v6) => v6.into(),
    }
}

/// An address as proxies write it, perhaps with a port.
fn address(hop: &str) -> Option<IpAddr> {
    let plain = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    plain.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn client(proxies: &[&str], peer: &str, told: &[&str]) -> String {
        let proxies = Proxies(proxies.iter().map(|network| network.parse().unwrap()).collect());
        let mut headers = HeaderMap::new();
        for value in told {
            headers.append(FORWARDED, HeaderValue::from_str(value).unwrap());
        }
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn the_header_counts_only_from_a_proxy() {
        let told = ["198.51.100.7"];
        assert_eq!(client(&[], "10.0.0.1", &told), "10.0.0.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &told), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &told), "198.51.100.7");
        assert_eq!(client(&["10.0.0.0/8"], "::ffff:10.0.0.1", &told), "198.51.100.7");
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn what_the_client_wrote_itself_is_not_believed() {
        let proxies = ["10.0.0.0/8", "2001:db8::/32"];
        let forged = "203.0.113.9, 198.51.100.7, 10.1.2.3";
        assert_eq!(client(&proxies, "10.0.0.1", &[forged]), "198.51.100.7");
        assert_eq!(
            client(&proxies, "10.0.0.1", &["203.0.113.9", "198.51.100.7", "10.1.2.3"]),
            "198.51.100.7"
        );
        assert_eq!(client(&proxies, "2001:db8::1", &["10.9.9.9, 10.1.2.3"]), "10.9.9.9");
        assert_eq!(client(&proxies, "10.0.0.1", &["203.0.113.9, unknown, 10.1.2.3"]), "10.1.2.3");
    }

    #[test]
    fn an_address_may_have_a_port() {
        let proxies = ["127.0.0.0/8"];
        assert_eq!(client(&proxies, "127.0.0.1", &["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(client(&proxies, "127.0.0.1", &["[2001:db8::7]:4711"]), "2001:db8::7");
        assert_eq!(client(&proxies, "127.0.0.1", &["[2001:db8::7]"]), "2001:db8::7");
    }

    #[test]
    fn this_machine_has_all_its_addresses() {
        for (address, is) in
            [("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("128.0.0.1", false), ("::2", false)]
        {
            assert_eq!(Proxies::here().has(address.parse().unwrap()), is, "{address}");
        }
    }

    #[test]
    fn a_wrong_network_is_refused() {
        assert!(serde_json::from_str::<Proxies>(r#"["0.0.0.0/0", "::/0", "::1"]"#).is_ok());
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "proxy"] {
            let error = serde_json::from_str::<Proxies>(&format!("[{wrong:?}]")).unwrap_err().to_string();
            assert!(error.contains("write a network as"), "{wrong}: {error}");
        }
    }
}
