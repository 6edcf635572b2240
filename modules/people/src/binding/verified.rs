//! Binding by an identity that an outside issuer verified: its token holds the identity number.

use super::attach::{account_of, attach, confirmed, is_confirmed, person_of};
use crate::policy::OWN_RECORD;
use crate::resident::identity::{known, number_mac};
use kit::Result;
use kit::access::{Access, Action, Caller, Kind};
use kit::identity_number::IdentityNumber;
use wangge_core::staff::account::hold_own;

/// Binds the account that comes in to the person with this identity number, if that is an account of a resident and
/// neither is bound yet, and confirms that the account is the person's own; answers whether it was bound. Who is not known here, or is bound to another, stays unbound:
/// the code of the staff decides.
///
/// # Errors
/// UNAUTHENTICATED or FORBIDDEN when the account was closed, or its password set by somebody else, at the same moment; when the
/// database fails.
pub async fn bind_verified(access: &Access, number: &str) -> Result<bool> {
    let own = |caller: &&Caller| caller.kind == Kind::Resident && !caller.initial_password;
    let resident = access.principal().caller().filter(own);
    let (Some(caller), Ok(number)) = (resident, IdentityNumber::parse(number, access.today())) else {
        return Ok(false);
    };
    let mut tx = access.begin().await?;
    let permit = tx.permit_own(OWN_RECORD, Action::Create)?;
    hold_own(&tx).await?;
    let own = person_of(&tx, caller.account).await?;
    if let Some(own) = own
        && is_confirmed(&tx, own).await?
    {
        return Ok(false);
    }
    let mac = number_mac(access, &number);
    let Some(person) = known(&tx, Some(&mac)).await?.map(|known| known.person) else { return Ok(false) };
    // locks the person
    let bound = account_of(&tx, person).await?;
    let binds = match (own, bound) {
        (None, None) => true,
        // bound by a code before
        (Some(own), Some(account)) if own == person && account == caller.account => false,
        _ => return Ok(false),
    };
    tx.because("verified by an outside issuer");
    if binds {
        attach(&mut tx, &permit, person, caller.account).await?;
    }
    confirmed(&tx, &permit, person).await?;
    tx.commit().await?;
    Ok(binds)
}
