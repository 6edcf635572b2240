//! A change of what people call the holder, of who that is, and of the area that manages the account.

use super::holder;
use super::inputs::ChangeAccountInput;
use super::manage::{managed, open};
use super::record::Account;
use crate::places::text;
use crate::staff::area;
use async_graphql::MaybeUndefined;
use entities::platform::account::ActiveModel;
use kit::Result;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use sea_orm::ActiveValue::Set;

/// Changes the account. Handing it to another area, and saying who holds it, asks for more than changing its title: the one gives
/// power over it, the other decides what it finds.
pub(super) async fn change(tx: &mut Tx, input: ChangeAccountInput) -> Result<Written> {
    let account = match (&input.area, &input.identity_number) {
        (None, MaybeUndefined::Undefined) => open(tx.target::<Account>(&input.id, Action::Change).await?)?,
        _ => managed(tx, &input.id).await?,
    };
    let mut row = ActiveModel::default();
    if let Some(title) = &input.title {
        row.title = Set(text::name(title, "input.title")?);
    }
    if let Some(area) = &input.area {
        tx.require(Account::RESOURCE, Action::Change, area.as_str())?;
        area::in_force(tx, area, "input.area").await?;
        row.area_code = Set(area.to_string());
    }
    let version = input.version.into();
    row.holder_mac = match &input.identity_number {
        MaybeUndefined::Undefined => return tx.change::<Account>(account, row, version, "change").await,
        MaybeUndefined::Null => Set(None),
        MaybeUndefined::Value(number) => Set(Some(holder::mac(tx.access(), &account.kind, number)?)),
    };
    // a change in any case: otherwise the version would tell whether it was that number before
    let also = ("identityNumber", serde_json::Value::Null);
    tx.change_with::<Account>(account, row, also, version).await
}
