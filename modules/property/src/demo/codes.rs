use crate::credit_code::CreditCode;
use kit::error::{Error, Result};

/// Gives each unit a credit code that no other has. Its area is none that a division has.
#[derive(Debug, Default)]
pub(super) struct Codes {
    last: u32,
}

impl Codes {
    /// The next code of this authority and class for a unit in a district.
    pub(super) fn next(&mut self, class: &str, district: &str) -> Result<String> {
        self.last += 1;
        let area = format!("99{}", district.get(2..).unwrap_or_default());
        let code = CreditCode::compose(class, &area, &format!("MA{:06}", self.last));
        Ok(code.map_err(Error::internal)?.as_str().to_owned())
    }
}
