//! Somebody looked, and a record is as it is recorded (requirements P8). What is entered is verified by that.

use crate::places::retire::in_force;
use crate::staff::holder::account_of;
use async_graphql::{Context, InputObject, Object, TypeName};
use kit::Result;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::{Record, Row};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A record was found to be as it is recorded.
#[derive(Debug, InputObject)]
pub struct VerifyInput {
    /// The record.
    pub id: GlobalId,
    /// The version that was looked at.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A record with the columns `verified_at` and `verified_by`.
pub trait Verified: Record {
    /// What it is called in an error.
    const NAME: &'static str;

    /// Its status.
    fn status(row: &<Self::Entity as EntityTrait>::Model) -> &str;

    /// The change that says so: at this moment, by this account.
    fn verified(at: i64, by: Option<i64>) -> <Self::Entity as EntityTrait>::ActiveModel;
}

/// Records it.
///
/// # Errors
/// As reach; CONFLICT for what is no longer in force, or was changed since.
pub async fn verify<T: Verified>(tx: &mut Tx, input: VerifyInput) -> Result<Written>
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    let target = tx.target::<T>(&input.id, Action::Change).await?;
    in_force(T::status(&target), T::NAME)?;
    let row = T::verified(tx.access().now(), tx.access().account());
    tx.change::<T>(target, row, input.version.into(), "verify").await
}

/// The field `verifiedBy` of a record.
pub struct VerifiedBy<T> {
    id: Result<i64>,
    record: PhantomData<fn() -> T>,
}

impl<T: Record> From<&Row<T>> for VerifiedBy<T> {
    fn from(row: &Row<T>) -> Self {
        Self { id: row.id(), record: PhantomData }
    }
}

impl<T: Record> TypeName for VerifiedBy<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}VerifiedBy", T::TYPE).into()
    }
}

#[Object(name_type)]
impl<T: Record> VerifiedBy<T> {
    /// What people call the account that verified it last; null where nobody has.
    async fn verified_by(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        account_of::<T>(ctx, self.id.clone()?, "verified_by").await
    }
}

impl<T> fmt::Debug for VerifiedBy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifiedBy")
    }
}
