//! Who holds an account of staff, known by the keyed hash of the identity number: what is about the holder and the household
//! is withheld from the account by it (`kit::access::holders_of`). It gives no right, no field shows it, and nobody is looked
//! for when it is entered, so that no answer tells whether a person with that number is recorded anywhere.

use super::record::AccountKind;
use kit::access::{Access, Permit, Tx};
use kit::identity_number::IdentityNumber;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Where an input has the number.
const PATH: &str = "input.identityNumber";

/// The keyed hash of the number of the holder of an account of this kind.
///
/// # Errors
/// BAD_USER_INPUT for what is no identity number, of which nothing is repeated, and for accounts that are not of staff.
pub(super) fn mac(access: &Access, kind: &str, number: &str) -> Result<String> {
    if kind != AccountKind::Staff.as_str() {
        let text = "only an account of staff names its holder so; a resident's is bound with `bindAccount`";
        return Err(Error::bad_input(PATH, text));
    }
    let number = IdentityNumber::parse(number, access.today());
    Ok(number.map_err(|error| Error::bad_input(PATH, error.to_string()))?.mac(access))
}

/// The person with this keyed hash was erased: no account keeps it. That leaves no version of the account, for it would tell
/// that the person was recorded.
///
/// # Errors
/// When the database fails.
pub async fn forget_holder(tx: &Tx, permit: &Permit, mac: &str) -> Result<()> {
    let mut update = Query::update();
    update.table("account").value("holder_mac", Option::<String>::None);
    update.and_where(Expr::col("holder_mac").eq(mac));
    tx.execute(permit, &update).await.map(drop)
}
