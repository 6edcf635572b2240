//! A change of what people call the holder, and of the area that manages the account.

use super::inputs::ChangeAccountInput;
use super::manage::{managed, open};
use super::record::Account;
use crate::places::text;
use crate::staff::area;
use entities::platform::account::ActiveModel;
use kit::Result;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use sea_orm::ActiveValue::Set;

/// Changes the account. Handing it to another area asks for more than changing its title: it gives power over it.
pub(super) async fn change(tx: &mut Tx, input: ChangeAccountInput) -> Result<Written> {
    let account = match &input.area {
        Some(_) => managed(tx, &input.id).await?,
        None => open(tx.target::<Account>(&input.id, Action::Change).await?)?,
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
    tx.change::<Account>(account, row, input.version.into(), "change").await
}
