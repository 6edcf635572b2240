//! Suspending, reactivating and closing an account.

use super::inputs::AccountStatusInput;
use super::manage::{because, end_sessions, managed};
use super::record::{Account, AccountStatus};
use crate::staff::post::end_posts;
use entities::platform::account::ActiveModel;
use kit::access::{Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// What becomes of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It cannot log in for now.
    Suspend,
    /// It can again.
    Reactivate,
    /// It never will again.
    Close,
}

impl Turn {
    fn verb(self) -> &'static str {
        match self {
            Self::Suspend => "suspend",
            Self::Reactivate => "reactivate",
            Self::Close => "close",
        }
    }

    fn status(self) -> AccountStatus {
        match self {
            Self::Suspend => AccountStatus::Suspended,
            Self::Reactivate => AccountStatus::Active,
            Self::Close => AccountStatus::Closed,
        }
    }
}

/// Changes the status. Whoever cannot log in has no session; whoever never will has no post.
pub(super) async fn turn(tx: &mut Tx, turn: Turn, input: AccountStatusInput) -> Result<Written> {
    let account = managed(tx, &input.id).await?;
    let status = turn.status().as_str();
    if account.status == status {
        return Err(Error::conflict(format!("the account is {status} already")));
    }
    because(tx, input.reason.as_deref())?;
    if turn != Turn::Reactivate {
        end_sessions(tx, &account, "account").await?;
    }
    if turn == Turn::Close {
        end_posts(tx, &account).await?;
    }
    let mut row = ActiveModel { status: Set(status.to_owned()), ..Default::default() };
    if turn == Turn::Close {
        row.holder_mac = Set(None);
    }
    let written = tx.change::<Account>(account, row, input.version.into(), turn.verb()).await?;
    tx.rights_change().await?;
    Ok(written)
}
