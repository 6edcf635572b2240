//! The second factor: time-based one-time passwords (RFC 6238; SHA-1, 6 digits, 30 seconds, which every app can), and
//! recovery codes for whoever lost the telephone.
//!
//! The account row keeps the secret (encrypted with the key ring), the last step that was used, and the keyed hashes
//! of the unused recovery codes.

mod recovery;

pub use recovery::{RECOVERY_CODES, RecoveryCodes};

use data_encoding::BASE32_NOPAD;
use kit::sources::Sources;
use std::fmt::{Debug, Formatter};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, TOTP};
use zeroize::{Zeroize, Zeroizing};

/// Seconds that a code is shown.
pub const STEP_SECONDS: i64 = 30;

/// The secret that the server shares with an app: 20 bytes. Zeroized when dropped, and never printed.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<Vec<u8>>);

impl TotpSecret {
    /// A new secret from the injected randomness.
    pub fn generate(sources: &Sources) -> Self {
        let mut secret = Zeroizing::new(vec![0; SECRET_BYTES]);
        sources.random.fill(&mut secret);
        Self(secret)
    }

    /// Reads what [`TotpSecret::to_base32`] wrote; `None` when it is no secret of 16 bytes or more.
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = Zeroizing::new(BASE32_NOPAD.decode(text.as_bytes()).ok()?);
        (secret.len() >= 16).then_some(Self(secret))
    }

    /// The secret as an app takes it by hand. Show it once, to its holder.
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&self.0))
    }

    /// The `otpauth://` address that an app reads from a QR code. Show it once, to its holder. Colons, which separate
    /// issuer and account there, become blanks.
    pub fn url(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        Zeroizing::new(self.with(issuer, account, TOTP::get_url))
    }

    /// The step whose code this is, when it is the present one or one beside it and none that was used before: it is
    /// later than `last_step`. The caller stores it as the last one, on condition that nobody did so meanwhile.
    /// `now` is in milliseconds.
    pub fn accepted_step(&self, code: &str, now: i64, last_step: Option<i64>) -> Option<i64> {
        let code: Zeroizing<String> = Zeroizing::new(code.chars().filter(|c| !c.is_whitespace()).collect());
        let present = now.div_euclid(1_000 * STEP_SECONDS);
        let mut accepted = None;
        for step in present - 1..=present + 1 {
            let right = self.code(step).as_bytes().ct_eq(code.as_bytes());
            if bool::from(right) && last_step.is_none_or(|last| step > last) {
                accepted = Some(step);
            }
        }
        accepted
    }

    /// The code of a step.
    fn code(&self, step: i64) -> Zeroizing<String> {
        let seconds = u64::try_from(step.saturating_mul(STEP_SECONDS)).unwrap_or_default();
        Zeroizing::new(self.with("", "", |totp| totp.generate(seconds)))
    }

    /// The code of the present moment, for tests that log in. `now` is in milliseconds.
    pub fn code_at(&self, now: i64) -> Zeroizing<String> {
        self.code(now.div_euclid(1_000 * STEP_SECONDS))
    }

    fn with<T>(&self, issuer: &str, account: &str, work: impl FnOnce(&TOTP) -> T) -> T {
        let label = |text: &str| text.replace(':', " ");
        let mut totp = TOTP::new_unchecked(
            Algorithm::SHA1,
            6,
            1,
            STEP_SECONDS as u64,
            self.0.to_vec(),
            Some(label(issuer)),
            label(account),
        );
        let result = work(&totp);
        totp.secret.zeroize();
        result
    }
}

impl Debug for TotpSecret {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("[totp secret]")
    }
}

/// RFC 4226 recommends the length of the hash.
const SECRET_BYTES: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixtures::{NEW_YEAR, sources};

    /// The secret and the times of RFC 6238, appendix B (SHA-1), with the last six digits.
    #[test]
    fn the_vectors_of_the_rfc() {
        let secret = TotpSecret(Zeroizing::new(b"12345678901234567890".to_vec()));
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.accepted_step(code, seconds * 1_000, None), Some(seconds / 30));
        }
    }

    #[test]
    fn one_step_beside_is_accepted_two_are_not() {
        let secret = TotpSecret::generate(&sources());
        let code = secret.code_at(NEW_YEAR);
        let step = NEW_YEAR / 30_000;
        for (seconds, accepted) in [(-31, false), (-30, true), (0, true), (59, true), (60, false)] {
            let found = secret.accepted_step(&code, NEW_YEAR + seconds * 1_000, None);
            assert_eq!(found, accepted.then_some(step), "{seconds}");
        }
    }

    #[test]
    fn no_code_works_twice() {
        let secret = TotpSecret::generate(&sources());
        let code = secret.code_at(NEW_YEAR);
        let step = secret.accepted_step(&code, NEW_YEAR, None).unwrap();
        assert_eq!(secret.accepted_step(&code, NEW_YEAR, Some(step)), None);
        let earlier = secret.code_at(NEW_YEAR - 30_000);
        assert_eq!(secret.accepted_step(&earlier, NEW_YEAR, Some(step)), None, "nor one from before");
        let later = secret.code_at(NEW_YEAR + 30_000);
        assert_eq!(secret.accepted_step(&later, NEW_YEAR, Some(step)), Some(step + 1));
    }

    #[test]
    fn bad_codes_are_refused() {
        let secret = TotpSecret::generate(&sources());
        let code = secret.code_at(NEW_YEAR);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert!(secret.accepted_step(&spaced, NEW_YEAR, None).is_some());
        for bad in ["", "000000", &code[1..], &format!("{}0", *code), "abcdef"] {
            assert_eq!(secret.accepted_step(bad, NEW_YEAR, None), None, "{bad}");
        }
    }

    #[test]
    fn the_secret_is_shown_to_its_holder_only() {
        let secret = TotpSecret::generate(&sources());
        let base32 = secret.to_base32();
        let again = TotpSecret::from_base32(&base32).unwrap();
        assert_eq!(again.code_at(NEW_YEAR), secret.code_at(NEW_YEAR));
        assert!(TotpSecret::from_base32("AAAA").is_none());
        assert_eq!(format!("{secret:?}"), "[totp secret]");
        let url = secret.url("Wangge: 网格", "wang.fang");
        assert!(
            url.starts_with("otpauth://totp/Wangge%20%20%E7%BD%91%E6%A0%BC:wang.fang?secret="),
            "{}",
            *url
        );
        assert!(url.contains(base32.as_str()));
    }
}
