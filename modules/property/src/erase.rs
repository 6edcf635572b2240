//! Names of owners and landlords outside the platform go when somebody who decides about erasure says so, and by
//! themselves when the time to keep is over. What residents own and let goes with their own records (`party.rs`).

use crate::ownership::Ownership;
use crate::tenancy::Tenancy;
use async_graphql::InputObject;
use entities::property::{ownership, tenancy};
use kit::access::{Action, Target, Tx, Written};
use kit::node::GlobalId;
use kit::platform::Platform;
use kit::record::{Class, Record};
use kit::stream::columns_of;
use kit::{Error, Result};
use people::erase::{Erasure, ErasureGround, Keep};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ActiveModelTrait, EntityName, EntityTrait, FromQueryResult, IntoActiveModel};

/// Names erased in one transaction: short enough that nobody waits for it.
const BATCH: u64 = 50;
/// How long an instance may erase in a district before another takes over, in milliseconds.
const LEASE: i64 = 600_000;

/// Somebody outside the platform asks that a name be erased (删除个人信息).
#[derive(Debug, InputObject)]
pub struct EraseNameInput {
    /// The ownership or tenancy that has the name.
    pub id: GlobalId,
    /// The version that the erasure is based on.
    pub version: i32,
    /// Legal ground.
    pub ground: ErasureGround,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A record that can have the name of somebody outside.
pub(crate) trait Named: Record {
    /// The name in a row, and the version of the row.
    fn name(row: &<Self::Entity as EntityTrait>::Model) -> (Option<&str>, i64);
}

impl Named for Ownership {
    fn name(row: &ownership::Model) -> (Option<&str>, i64) {
        (row.party_name.as_deref(), row.version)
    }
}

impl Named for Tenancy {
    fn name(row: &tenancy::Model) -> (Option<&str>, i64) {
        (row.party_name.as_deref(), row.version)
    }
}

/// Erases the name; the record stays.
pub(crate) async fn erase_name<T: Named>(tx: &mut Tx, input: EraseNameInput) -> Result<Written>
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    let target = tx.target_as::<T>(&input.id, Erasure::RESOURCE, Action::Decide).await?;
    if T::name(&target).0.is_none() {
        let text = "no name of somebody outside is recorded here; what a residence owns or lets is erased with its record";
        return Err(Error::conflict(text));
    }
    tx.because(input.ground.as_str());
    let row = <T::Entity as EntityTrait>::ActiveModel::default();
    tx.erase::<T>(target, Class::Personal, row, input.version.into()).await
}

/// Erases the names in ownerships and tenancies that ended longer ago than their district keeps them; answers how many
/// records that were. One instance at a time does it in a district.
///
/// # Errors
/// When the database fails: what was erased before stays so.
pub async fn erase_due(platform: &Platform, holder: &str) -> Result<u64> {
    let mut erased = 0;
    for keep in Keep::of_districts(platform).await? {
        while platform.lease("retention-names", &keep.district, holder, LEASE).await? {
            let batch =
                batch::<Ownership>(platform, &keep).await? + batch::<Tenancy>(platform, &keep).await?;
            erased += batch;
            if batch == 0 {
                break;
            }
        }
    }
    Ok(erased)
}

async fn batch<T: Named>(platform: &Platform, keep: &Keep) -> Result<u64>
where
    <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
    <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
{
    let access = platform.system();
    let mut tx = access.begin().await?;
    tx.because("time to keep is over");
    let mut select = Query::select();
    select
        .columns(columns_of::<T::Entity>())
        .from(Alias::new(<T::Entity as Default>::default().table_name()))
        .and_where(Expr::col("district_code").eq(keep.district.as_str()))
        .and_where(Expr::col("status").eq("retired"))
        .and_where(Expr::col("party_name").is_not_null())
        .and_where(Expr::col("retired_on").lte(keep.all))
        .order_by("id", Order::Asc)
        .limit(BATCH);
    let rows = tx.rows(&select).await?;
    for row in &rows {
        let row = <<T::Entity as EntityTrait>::Model as FromQueryResult>::from_query_result(row, "")?;
        let (_, version) = T::name(&row);
        let target = Target::belonging(&platform.permit(), row);
        tx.erase::<T>(target, Class::Personal, <T::Entity as EntityTrait>::ActiveModel::default(), version)
            .await?;
    }
    tx.commit().await?;
    Ok(rows.len() as u64)
}
