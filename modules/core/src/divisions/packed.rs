use kit::code::{BadCode, DivisionCode};
use std::fmt;
use std::str::FromStr;

/// A division code in twelve bytes, without memory of its own, for hundreds of thousands at once. Ordered like the
/// text: by byte, so that a division comes before those below it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackedCode([u8; 12]);

impl PackedCode {
    /// The digits.
    pub fn as_str(&self) -> &str {
        let digits = self.0.iter().position(|b| *b == 0).unwrap_or(12);
        std::str::from_utf8(&self.0[..digits]).unwrap_or_default()
    }

    /// Number of digits: 2, 4, 6, 9 or 12.
    pub fn digits(&self) -> usize {
        self.as_str().len()
    }

    /// Level: 1 province, 2 city, 3 district, 4 street or town, 5 community or village.
    pub fn level(&self) -> i16 {
        match self.digits() {
            2 => 1,
            4 => 2,
            6 => 3,
            9 => 4,
            _ => 5,
        }
    }

    /// Code of the division above, `None` for a province.
    pub fn parent(&self) -> Option<&str> {
        let digits = [9, 6, 4, 2].into_iter().find(|n| *n < self.digits())?;
        Some(&self.as_str()[..digits])
    }
}

impl From<&DivisionCode> for PackedCode {
    fn from(code: &DivisionCode) -> Self {
        let mut bytes = [0; 12];
        bytes[..code.as_str().len()].copy_from_slice(code.as_str().as_bytes());
        Self(bytes)
    }
}

impl FromStr for PackedCode {
    type Err = BadCode;
    fn from_str(digits: &str) -> Result<Self, BadCode> {
        Ok(Self::from(&digits.parse::<DivisionCode>()?))
    }
}

impl fmt::Display for PackedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PackedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_codes_are_ordered_like_their_text() {
        let mut texts = ["441900", "4419", "44", "441900003", "4420", "350527000000", "350527000", "350527"];
        let mut packed: Vec<PackedCode> = texts.iter().map(|t| t.parse().unwrap()).collect();
        texts.sort_unstable();
        packed.sort_unstable();
        assert_eq!(packed.iter().map(|p| p.as_str()).collect::<Vec<_>>(), texts);
    }

    #[test]
    fn the_division_above_is_a_prefix() {
        let code: PackedCode = "441900003001".parse().unwrap();
        assert_eq!((code.parent(), code.level()), (Some("441900003"), 5));
        let town: PackedCode = "441900003".parse().unwrap();
        assert_eq!((town.parent(), town.level()), (Some("441900"), 4));
        assert_eq!("44".parse::<PackedCode>().unwrap().parent(), None);
        assert!("4419000030".parse::<PackedCode>().is_err());
    }
}
