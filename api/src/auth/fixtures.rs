//! What the tests of this folder share: a clock that stands still, seeded randomness, keys of each algorithm.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use data_encoding::BASE64;
use kit::sources::{Clock, Random, Sources};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, LazyLock};

/// 2026-01-01T00:00:00Z in milliseconds.
pub(crate) const NEW_YEAR: i64 = 1_767_225_600_000;

/// A clock that moves when told.
#[derive(Debug)]
pub(crate) struct Hands(AtomicI64);

impl Hands {
    pub(crate) fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000, Relaxed);
    }
}

impl Clock for Hands {
    fn now(&self) -> i64 {
        self.0.load(Relaxed)
    }
}

/// The same bytes in every run (SplitMix64).
#[derive(Debug)]
struct Seeded(AtomicU64);

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Relaxed);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// Sources whose clock stands at [`NEW_YEAR`].
pub(crate) fn sources() -> Sources {
    timed().0
}

/// Sources, and the hands of their clock.
pub(crate) fn timed() -> (Sources, Arc<Hands>) {
    let clock = Arc::new(Hands(AtomicI64::new(NEW_YEAR)));
    (Sources { clock: clock.clone(), random: Arc::new(Seeded(AtomicU64::new(1))) }, clock)
}

/// A new P-256 key in PEM.
pub(crate) fn ec_pem() -> Vec<u8> {
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    pem(key.as_ref())
}

/// An RSA key of 2,048 bits in PEM, made once a run.
pub(crate) fn rsa_pem() -> Vec<u8> {
    static KEY: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let key = aws_lc_rs::rsa::KeyPair::generate(KeySize::Rsa2048).unwrap();
        let der: Pkcs8V1Der<'_> = key.as_der().unwrap();
        pem(der.as_ref())
    });
    KEY.clone()
}

fn pem(der: &[u8]) -> Vec<u8> {
    let body = BASE64.encode(der);
    let lines: Vec<_> = body.as_bytes().chunks(64).map(|l| std::str::from_utf8(l).unwrap()).collect();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n")).into_bytes()
}
