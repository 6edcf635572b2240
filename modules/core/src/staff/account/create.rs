//! A new account.

use super::holder;
use super::inputs::CreateAccountInput;
use super::record::Account;
use crate::places::text;
use crate::staff::area;
use entities::platform::account::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// Writes the account.
pub(super) async fn create(tx: &mut Tx, input: CreateAccountInput, hash: Option<String>) -> Result<Written> {
    tx.require(Account::RESOURCE, Action::Create, input.area.as_str())?;
    area::in_force(tx, &input.area, "input.area").await?;
    let name = login_name(&input.name, "input.name")?.to_owned();
    let holder = input.identity_number.as_deref();
    let holder = holder.map(|number| holder::mac(tx.access(), input.kind.as_str(), number)).transpose()?;
    let now = tx.access().now();
    let row = ActiveModel {
        id: Set(tx.access().new_id()),
        name: Set(name),
        title: Set(text::name(&input.title, "input.title")?),
        kind: Set(input.kind.as_str().to_owned()),
        area_code: Set(input.area.to_string()),
        holder_mac: Set(holder),
        password_initial_at: Set(hash.as_ref().map(|_| now)),
        password_hash: Set(hash),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        recovery_codes: Set(None),
        status: Set("active".to_owned()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Account>(row).await?;
    tx.rights_change().await?;
    Ok(written)
}

/// A login name: 2 to 64 of a to z, 0 to 9, `.`, `-` and `_`, the first a letter or a digit.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn login_name<'a>(name: &'a str, path: &str) -> Result<&'a str> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let starts = name.bytes().next().is_some_and(plain);
    let fits = (2..=64).contains(&name.len()) && name.bytes().all(|b| plain(b) || b".-_".contains(&b));
    if starts && fits {
        return Ok(name);
    }
    let rule = "2 to 64 of a to z, 0 to 9, `.`, `-` and `_`, the first a letter or a digit";
    Err(Error::bad_input(path, rule))
}

#[cfg(test)]
mod tests {
    use super::login_name;

    #[test]
    fn a_login_name_is_plain() {
        for good in ["ab", "3.grid-leader_1", &"a".repeat(64)] {
            assert!(login_name(good, "name").is_ok(), "{good}");
        }
        for bad in ["", "a", "Anna", "-ab", "a b", "网格长", "a\n", &"a".repeat(65)] {
            assert!(login_name(bad, "name").is_err(), "{bad}");
        }
    }
}
