//! Recovery codes: each logs in once in place of a code of the app.

use crate::auth::keys::MacKey;
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use kit::sources::Sources;
use zeroize::Zeroizing;

/// How many codes an account gets.
pub const RECOVERY_CODES: usize = 10;

/// Makes and checks recovery codes. Only keyed hashes of them, bound to the account, are stored; with 80 random bits
/// each they need no slow hash.
#[derive(Clone, Debug)]
pub struct RecoveryCodes(MacKey);

impl RecoveryCodes {
    /// Codes under this key, which has the purpose of its own.
    pub fn new(key: MacKey) -> Self {
        Self(key)
    }

    /// New codes of an account, to be shown once, and what to store of them. They replace all earlier ones.
    pub fn generate(&self, account: i64, sources: &Sources) -> (Vec<Zeroizing<String>>, Vec<String>) {
        let codes: Vec<_> = (0..RECOVERY_CODES).map(|_| new_code(sources)).collect();
        let stored = codes.iter().map(|code| self.stored(account, code)).collect();
        (codes, stored)
    }

    /// What is left to store after this code was used; `None` when it is none of the unused ones.
    pub fn without(&self, account: i64, code: &str, unused: &[String]) -> Option<Vec<String>> {
        let used = self.stored(account, code);
        let left: Vec<_> = unused.iter().filter(|u| **u != used).cloned().collect();
        (left.len() < unused.len()).then_some(left)
    }

    fn stored(&self, account: i64, code: &str) -> String {
        let plain = |c: char| c.is_ascii_alphanumeric().then_some(c.to_ascii_uppercase());
        let code: Zeroizing<String> = Zeroizing::new(code.chars().filter_map(plain).collect());
        BASE64URL_NOPAD.encode(&self.0.mac(&[&account.to_be_bytes(), code.as_bytes()]))
    }
}

/// Four groups of four letters and digits.
fn new_code(sources: &Sources) -> Zeroizing<String> {
    let text = Zeroizing::new(BASE32_NOPAD.encode(&*Zeroizing::new(sources.bytes::<10>())));
    let mut code = Zeroizing::new(String::with_capacity(19));
    for (i, c) in text.chars().enumerate() {
        if i > 0 && i % 4 == 0 {
            code.push('-');
        }
        code.push(c);
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::sources;

    #[test]
    fn each_code_works_once_for_its_account() {
        let recovery = RecoveryCodes::new(MacKey::derive(b"root", "recovery"));
        let (codes, stored) = recovery.generate(7, &sources());
        assert_eq!((codes.len(), stored.len(), codes[0].len()), (10, 10, 19));
        assert!(stored.iter().all(|s| !codes.iter().any(|c| s.contains(c.as_str()))));
        assert_eq!(recovery.without(8, &codes[3], &stored), None);
        let left = recovery.without(7, &codes[3].to_lowercase().replace('-', " "), &stored).unwrap();
        assert_eq!(left.len(), 9);
        assert_eq!(recovery.without(7, &codes[3], &left), None);
        assert_eq!(recovery.without(7, "", &left), None);
        assert_eq!(recovery.without(7, &codes[4], &left).unwrap().len(), 8);
    }

    #[test]
    fn codes_differ() {
        let (codes, _) = RecoveryCodes::new(MacKey::derive(b"root", "x")).generate(7, &sources());
        let different: std::collections::BTreeSet<&str> = codes.iter().map(|c| c.as_str()).collect();
        assert_eq!(different.len(), 10);
    }
}
