//! The fields that a resident can have corrected, and where each goes in a change of the record.

use crate::resident::Sex;
use crate::resident::inputs::ChangeResidentInput;
use async_graphql::{Enum, MaybeUndefined};
use kit::code::DivisionCode;
use kit::record::Mask;
use kit::scalar::Date;
use kit::{Error, Result};

/// A field that a resident can have corrected (可更正项目).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub(super) enum CorrectableField {
    /// Name (姓名).
    Name,
    /// Identity number (公民身份号码).
    IdentityNumber,
    /// Sex, code of GB/T 2261.1, where there is no identity number.
    Sex,
    /// Day of birth, where there is no identity number.
    BirthOn,
    /// Name used before (曾用名).
    UsedName,
    /// Telephone.
    Telephone,
    /// Native place (籍贯), six digits of GB/T 2260.
    NativeCode,
    /// Marital status, code of GB/T 2261.2-2003.
    Marriage,
    /// Education, code of GB/T 4658-2006.
    Education,
    /// Occupation.
    Occupation,
    /// Trade of the work, section letter of GB/T 4754-2017.
    Trade,
    /// Name of the workplace.
    Workplace,
    /// Division that the person is registered in.
    OriginCode,
    /// Address there.
    OriginAddress,
    /// Why the person came.
    InflowReason,
}

use CorrectableField as F;

/// Every field with its name in a residence.
const NAMES: [(CorrectableField, &str); 15] = [
    (F::Name, "name"),
    (F::IdentityNumber, "identityNumber"),
    (F::Sex, "sex"),
    (F::BirthOn, "birthOn"),
    (F::UsedName, "usedName"),
    (F::Telephone, "telephone"),
    (F::NativeCode, "nativeCode"),
    (F::Marriage, "marriage"),
    (F::Education, "education"),
    (F::Occupation, "occupation"),
    (F::Trade, "trade"),
    (F::Workplace, "workplace"),
    (F::OriginCode, "originCode"),
    (F::OriginAddress, "originAddress"),
    (F::InflowReason, "inflowReason"),
];

impl CorrectableField {
    /// Its name in a residence.
    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }

    /// The field with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, own)| *own == name).map(|(field, _)| *field)
    }

    /// How its value is masked, where it is sensitive.
    pub(super) fn mask(self) -> Option<Mask> {
        match self {
            Self::IdentityNumber => Some(Mask::Identity),
            Self::Telephone => Some(Mask::Telephone),
            _ => None,
        }
    }

    /// Puts the value in a change; null erases what may be erased.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `input.values`.
    pub(super) fn put(self, value: Option<&str>, change: &mut ChangeResidentInput) -> Result<()> {
        let wrong = |why: &str| Error::bad_input("input.values", format!("{}: {why}", self.name()));
        let needed = || value.map(str::to_owned).ok_or_else(|| wrong("cannot be erased"));
        let text = || value.map_or(MaybeUndefined::Null, |value| MaybeUndefined::Value(value.to_owned()));
        let division = || match value.map(str::parse::<DivisionCode>) {
            None => Ok(MaybeUndefined::Null),
            Some(code) => code.map(MaybeUndefined::Value).map_err(|_| wrong("not the code of a division")),
        };
        match self {
            Self::Name => change.name = Some(needed()?),
            Self::IdentityNumber => change.identity_number = Some(needed()?),
            Self::Sex => {
                let sex = Sex::of_code(&needed()?);
                change.sex = Some(sex.ok_or_else(|| wrong("a code of GB/T 2261.1: 0, 1, 2 or 9"))?);
            }
            Self::BirthOn => {
                let day = needed()?.parse().map_err(|_| wrong("a day such as 1990-01-31"))?;
                change.birth_on = Some(Date(day));
            }
            _ => {
                let more = change.particulars.get_or_insert_default();
                match self {
                    Self::UsedName => more.used_name = text(),
                    Self::Telephone => more.telephone = text(),
                    Self::NativeCode => more.native_code = division()?,
                    Self::Marriage => more.marriage = text(),
                    Self::Education => more.education = text(),
                    Self::Occupation => more.occupation = text(),
                    Self::Trade => more.trade = text(),
                    Self::Workplace => more.workplace = text(),
                    Self::OriginCode => more.origin_code = division()?,
                    Self::OriginAddress => more.origin_address = text(),
                    _ => more.inflow_reason = text(),
                }
            }
        }
        Ok(())
    }
}
