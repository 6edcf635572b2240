//! Sensitive values at rest.
//!
//! Each person has a key of their own. It encrypts the person's sensitive values, and is itself wrapped by a key of
//! the ring: a change of the ring's key touches no value, and who destroys the person's key has erased them all.
//! Beside each encrypted value stands its masked form, so that a list decrypts nothing.

mod budget;
mod file;
mod key;
mod mask;
mod opaque;
mod reveal;
mod ring;
mod rotate;
mod sealed;
mod suite;

pub(crate) use budget::Budget;
pub use file::{FileKey, KeptKey};
pub use key::PersonKey;
pub use mask::Mask;
pub(crate) use opaque::Opaque;
pub use reveal::{Reveal, RevealRules, Revealers};
pub use ring::{Ring, RingKey};
pub use sealed::{Sealed, Sealing};
pub use suite::Suite;
