//! Tokens by which a device is known again: proof of an earlier login to one account, and nothing else.

use crate::auth::keys::MacKey;
use data_encoding::BASE64URL_NOPAD;
use kit::sources::Sources;
use subtle::ConstantTimeEq;

/// A device that showed its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceId([u8; ID_BYTES]);

impl DeviceId {
    /// A session in place of a device: for attempts of who is logged in already.
    pub fn of_session(session: i64) -> Self {
        let mut id = *b"session:\0\0\0\0\0\0\0\0";
        id[8..].copy_from_slice(&session.to_be_bytes());
        Self(id)
    }

    /// For keyed hashes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Makes and checks device tokens. A token is 16 random bytes, the time, and a keyed hash of both and the account's
/// name; it gives no right, it only has failures counted apart.
#[derive(Clone, Debug)]
pub struct Devices {
    key: MacKey,
    sources: Sources,
}

impl Devices {
    /// Tokens under this key, which has the purpose of its own.
    pub fn new(key: MacKey, sources: Sources) -> Self {
        Self { key, sources }
    }

    /// A token for the device that just logged in to this account.
    pub fn issue(&self, account: &str) -> String {
        let id = self.sources.bytes::<ID_BYTES>();
        let at = self.sources.now().to_be_bytes();
        BASE64URL_NOPAD.encode(&[&id[..], &at, &self.mac(account, &id, &at)].concat())
    }

    /// The device of this token, when it was issued for this account within the last 180 days.
    pub fn verify(&self, account: &str, token: &str) -> Option<DeviceId> {
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
        let (id, rest) = bytes.split_first_chunk::<ID_BYTES>()?;
        let (at, mac) = rest.split_first_chunk::<8>()?;
        let age = self.sources.now().checked_sub(i64::from_be_bytes(*at))?;
        let right = bool::from(self.mac(account, id, at).ct_eq(mac));
        (right && age <= LONGEST_MILLISECONDS).then_some(DeviceId(*id))
    }

    fn mac(&self, account: &str, id: &[u8], at: &[u8]) -> [u8; 32] {
        self.key.mac(&[account.trim().to_lowercase().as_bytes(), id, at])
    }
}

const ID_BYTES: usize = 16;

/// 180 days.
const LONGEST_MILLISECONDS: i64 = 180 * 86_400_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::timed;

    #[test]
    fn a_token_is_of_one_account_and_one_device() {
        let (sources, hands) = timed();
        let devices = Devices::new(MacKey::derive(b"root", "device"), sources);
        let token = devices.issue("wang.fang");
        let device = devices.verify("Wang.Fang ", &token);
        assert!(device.is_some());
        assert_ne!(devices.verify("wang.fang", &devices.issue("wang.fang")), device);
        assert_eq!(devices.verify("li.na", &token), None);
        for broken in
            ["", "AAAA", &token[..token.len() - 2], &format!("{token}AA"), &format!("B{}", &token[1..])]
        {
            assert_eq!(devices.verify("wang.fang", broken), None, "{broken}");
        }
        hands.forward(180 * 86_400);
        assert_eq!(devices.verify("wang.fang", &token), device);
        hands.forward(1);
        assert_eq!(devices.verify("wang.fang", &token), None);
    }
}
