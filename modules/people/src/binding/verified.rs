//! Binding by an identity that an outside issuer verified: its token holds the identity number.

use super::attach::{account_of, attach, person_of};
use crate::policy::OWN_RECORD;
use crate::resident::identity::{known, number_mac};
use kit::Result;
use kit::access::{Access, Action, Caller, Kind};
use kit::identity_number::IdentityNumber;

/// Binds the account that comes in to the person with this identity number, if that is an account of a resident and
/// neither is bound yet; answers whether it was bound. Who is not known here, or is bound to another, stays unbound:
/// the code of the staff decides.
///
/// # Errors
/// When the database fails.
pub async fn bind_verified(access: &Access, number: &str) -> Result<bool> {
    let own = |caller: &&Caller| caller.kind == Kind::Resident && !caller.initial_password;
    let resident = access.principal().caller().filter(own);
    let (Some(caller), Ok(number)) = (resident, IdentityNumber::parse(number, access.today())) else {
        return Ok(false);
    };
    let mut tx = access.begin().await?;
    let permit = tx.permit_own(OWN_RECORD, Action::Create)?;
    if person_of(&tx, caller.account).await?.is_some() {
        return Ok(false);
    }
    let mac = number_mac(access, &number);
    let Some(person) = known(&tx, Some(&mac)).await?.map(|known| known.person) else { return Ok(false) };
    if account_of(&tx, person).await?.is_some() {
        return Ok(false);
    }
    tx.because("verified by an outside issuer");
    attach(&mut tx, &permit, person, caller.account).await?;
    tx.commit().await?;
    Ok(true)
}
