//! One-time codes: 16 characters that are not mistaken for one another, of which the first six find the row.

use kit::access::Access;
use std::fmt;

/// Digits and letters without 0, 1, I and O.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH: usize = 16;
const SELECTOR: usize = 6;

/// A one-time code. It is kept nowhere, only its keyed hashes are.
pub(super) struct Code(String);

impl Code {
    /// A new one, of 80 bits.
    pub(super) fn new(access: &Access) -> Self {
        let bytes = access.random::<LENGTH>();
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// As it was typed, in whatever case and groups; None when it cannot be one.
    pub(super) fn typed(text: &str) -> Option<Self> {
        let plain = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let code: String = plain.map(|c| c.to_ascii_uppercase()).take(LENGTH + 1).collect();
        let fits = code.len() == LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
        fits.then_some(Self(code))
    }

    /// In groups of four, for people.
    pub(super) fn grouped(&self) -> String {
        let groups: Vec<&str> = (0..LENGTH).step_by(4).map(|at| &self.0[at..at + 4]).collect();
        groups.join("-")
    }

    /// Keyed hash of the part that finds the row.
    pub(super) fn selector_mac(&self, access: &Access) -> String {
        access.mac("binding-selector", &self.0.as_bytes()[..SELECTOR])
    }

    /// Keyed hash of the whole.
    pub(super) fn mac(&self, access: &Access) -> String {
        access.mac("binding-code", self.0.as_bytes())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::typed("abcd efgh-JKLM npqr").unwrap();
        assert_eq!(code.grouped(), "ABCD-EFGH-JKLM-NPQR");
        for bad in
            ["", "ABCD-EFGH-JKLM-NPQ", "ABCD-EFGH-JKLM-NPQRS", "0BCD-EFGH-JKLM-NPQR", "码CD-EFGH-JKLM-NPQR"]
        {
            assert!(Code::typed(bad).is_none(), "{bad}");
        }
    }
}
