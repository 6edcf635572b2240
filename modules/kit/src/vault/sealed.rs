//! A sensitive field as it is declared and written: its encrypted value and its masked form, side by side.

use super::key::PersonKey;
use super::mask::Mask;
use crate::access::Access;
use crate::error::{Error, Result};
use crate::record::{Field, Record};
use zeroize::Zeroizing;

/// How a sensitive field is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealing {
    /// The column that holds the encrypted value.
    pub cipher: &'static str,
    /// How the value is masked.
    pub mask: Mask,
}

/// A sensitive value, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// For the column that holds the encrypted value.
    pub cipher: String,
    /// For the column that holds the masked form.
    pub mask: String,
}

/// The sealed field of `T` with this name.
pub(super) fn sealed_field<T: Record>(name: &str) -> Option<(&'static Field, Sealing)> {
    let field = T::FIELDS.iter().find(|field| field.name == name)?;
    Some((field, field.sealing?))
}

/// Where a value belongs: what the encryption binds it to.
fn place<T: Record>(sealing: Sealing) -> String {
    format!("{}.{}", T::TYPE, sealing.cipher)
}

impl PersonKey {
    /// Seals `value` for the field `name` of `T`, which is one of its sealed fields.
    ///
    /// # Errors
    /// INTERNAL when there is no such sealed field, or the cipher fails.
    pub fn sealed<T: Record>(&self, access: &Access, name: &'static str, value: &str) -> Result<Sealed> {
        let (_, sealing) = sealed_field::<T>(name).ok_or_else(|| Error::internal(NotSealed(name)))?;
        let cipher = self.seal(access, &place::<T>(sealing), value)?;
        Ok(Sealed { cipher, mask: sealing.mask.of(value) })
    }

    /// Seals what this key sealed for the field `name` of `T` anew with the key of another person. The value stays here.
    ///
    /// # Errors
    /// INTERNAL when there is no such sealed field, or the cipher fails.
    pub(crate) fn resealed<T: Record>(
        &self,
        access: &Access,
        sealing: Sealing,
        cipher: &str,
        to: &Self,
    ) -> Result<String> {
        let place = place::<T>(sealing);
        to.seal(access, &place, &self.open(&place, cipher)?)
    }

    /// What this key sealed for the field `name` of `T`, for what is computed of it. It is never answered, nor written
    /// anywhere: only [`Reveal`](super::Reveal) shows it, on record.
    ///
    /// # Errors
    /// INTERNAL when there is no such sealed field, or it was changed.
    pub fn opened<T: Record>(&self, name: &'static str, cipher: &str) -> Result<Zeroizing<String>> {
        let (_, sealing) = sealed_field::<T>(name).ok_or_else(|| Error::internal(NotSealed(name)))?;
        self.open(&place::<T>(sealing), cipher)
    }

    /// The value of a sealed field of `T`.
    pub(super) fn value<T: Record>(&self, sealing: Sealing, cipher: &str) -> Result<String> {
        Ok(self.open(&place::<T>(sealing), cipher)?.to_string())
    }
}

/// A field is not declared as sealed.
#[derive(Debug)]
struct NotSealed(&'static str);

impl std::fmt::Display for NotSealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "field {} is not sealed", self.0)
    }
}

impl std::error::Error for NotSealed {}
