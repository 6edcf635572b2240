//! What clients send about residences.

use super::record::{EndReason, ResidentKind, Sex};
use async_graphql::{Enum, InputObject, MaybeUndefined};
use kit::code::{DivisionCode, GridCode};
use kit::node::GlobalId;
use kit::scalar::Date;

/// Where in a grid somebody lives. What is left out stays.
#[derive(Debug, Default, InputObject)]
pub struct HomeInput {
    /// The building; it must stand in the grid. Null takes the person out of it.
    pub building: MaybeUndefined<GlobalId>,
    /// The dwelling; it must lie in the grid, and says the building. Null takes the person out of it.
    pub dwelling: MaybeUndefined<GlobalId>,
    /// The household, within your reach; it may lie in another grid. Null takes the person out of it.
    pub household: MaybeUndefined<GlobalId>,
    /// Relation to the head of the household, code of GB/T 4761-2008 (see `standardCodes`). Who joins another household has
    /// none where it is left out.
    pub relation: MaybeUndefined<String>,
}

/// What else is known. What is left out stays; null erases it.
#[derive(Debug, Default, InputObject)]
pub struct ParticularsInput {
    /// Name used before, at most 100 characters.
    pub used_name: MaybeUndefined<String>,
    /// Telephone: 5 to 20 digits, a plus sign first where it is abroad; blanks and hyphens are left out.
    pub telephone: MaybeUndefined<String>,
    /// Native place: six digits of GB/T 2260.
    pub native_code: MaybeUndefined<DivisionCode>,
    /// Marital status, code of GB/T 2261.2-2003.
    pub marriage: MaybeUndefined<String>,
    /// Education, code of GB/T 4658-2006.
    pub education: MaybeUndefined<String>,
    /// Occupation, at most 100 characters.
    pub occupation: MaybeUndefined<String>,
    /// Trade of the work: section letter of GB/T 4754-2017, A to T.
    pub trade: MaybeUndefined<String>,
    /// Name of the workplace, at most 100 characters.
    pub workplace: MaybeUndefined<String>,
    /// Division that the person is registered in, for who is registered elsewhere.
    pub origin_code: MaybeUndefined<DivisionCode>,
    /// Address there, at most 200 characters.
    pub origin_address: MaybeUndefined<String>,
    /// Why the person came, at most 100 characters.
    pub inflow_reason: MaybeUndefined<String>,
}

/// A person who lives in a grid or is registered there.
#[derive(Debug, InputObject)]
pub struct RegisterResidentInput {
    /// Code of the grid.
    pub grid: GridCode,
    /// How the person belongs to it.
    pub kind: ResidentKind,
    /// Name, 1 to 100 characters.
    pub name: String,
    /// Identity number (GB 11643), of 18 characters or the old form of 15. Sex and day of birth follow from it.
    pub identity_number: Option<String>,
    /// Sex, where no identity number says it.
    pub sex: Option<Sex>,
    /// Day of birth, where no identity number says it.
    pub birth_on: Option<Date>,
    /// Where in the grid.
    pub home: Option<HomeInput>,
    /// What else is known.
    pub particulars: Option<ParticularsInput>,
    /// First day of the residence, not in the future; today when left out.
    pub from_on: Option<Date>,
    /// The person has a residence elsewhere, and this one beside it; the name must be the same there. Without it, who
    /// is registered elsewhere is not entered, and the answer names the office to ask. The residence there goes on answering
    /// for the person.
    #[graphql(default)]
    pub beside_another: bool,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a residence. What is left out stays. Name, identity number, sex, day of birth and telephone are the
/// person's: they change in every residence of the person, from the one that answers for the person.
#[derive(Debug, InputObject)]
pub struct ChangeResidentInput {
    /// The residence.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// How the person belongs to the grid.
    pub kind: Option<ResidentKind>,
    /// Name, 1 to 100 characters.
    pub name: Option<String>,
    /// Identity number, for who has none on record; a wrong one is corrected so, too.
    pub identity_number: Option<String>,
    /// Sex, where no identity number says it.
    pub sex: Option<Sex>,
    /// Day of birth, where no identity number says it.
    pub birth_on: Option<Date>,
    /// Where in the grid.
    pub home: Option<HomeInput>,
    /// What else is known.
    pub particulars: Option<ParticularsInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A person moves to another grid, of this or another district.
#[derive(Debug, InputObject)]
pub struct MoveResidentInput {
    /// The residence that is left.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Code of the grid that the person goes to, where you may enter residences.
    pub grid: GridCode,
    /// How the person belongs to it; as before when left out.
    pub kind: Option<ResidentKind>,
    /// Where in the new grid. The household stays when it is left out.
    pub home: Option<HomeInput>,
    /// First day there, not in the future; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// Why a residence ends (注销原因) without another one on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum EndResidenceReason {
    /// The person left for a place that is not on the platform.
    Left,
    /// The person died: every residence of the person ends.
    Died,
    /// It was entered by mistake.
    Mistake,
}

impl EndResidenceReason {
    /// As it is stored.
    pub(super) const fn reason(self) -> EndReason {
        match self {
            Self::Left => EndReason::Left,
            Self::Died => EndReason::Died,
            Self::Mistake => EndReason::Mistake,
        }
    }
}

/// The end of a residence. It stays, for history.
#[derive(Debug, InputObject)]
pub struct EndResidenceInput {
    /// The residence.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Why.
    pub reason: EndResidenceReason,
    /// First day on which it is one no longer, or the day of death; not in the future, today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A residence was found to be as it is recorded.
#[derive(Debug, InputObject)]
pub struct VerifyResidentInput {
    /// The residence.
    pub id: GlobalId,
    /// The version that was looked at.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}
