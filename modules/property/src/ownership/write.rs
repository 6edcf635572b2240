//! Who owns a dwelling is recorded, and ends.

use super::record::Ownership;
use crate::dwelling::Dwelling;
use crate::erase::{EraseNameInput, erase_name};
use crate::links::mutations;
use crate::party::{Party, PartyInput};
use async_graphql::InputObject;
use entities::property::dwelling;
use entities::property::ownership::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LockType, Query};
use wangge_core::places::retire::{RetireInput, in_force};

/// The whole, in thousandths.
const WHOLE: i16 = 1000;

/// Who owns a dwelling.
#[derive(Debug, InputObject)]
pub struct RecordOwnershipInput {
    /// The dwelling, in force.
    pub dwelling: GlobalId,
    /// The owner.
    pub owner: PartyInput,
    /// Share in thousandths, 1 to 1000; all shares in force of a dwelling are 1000 at most.
    #[graphql(default = 1000)]
    pub share: i32,
    /// First day, not in the future; today when left out.
    pub from_on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

mutations! {
    /// An ownership that was written.
    OwnershipPayload { ownership: Ownership }
    OwnershipMutations {
        /// Records who owns a dwelling, or a share of it.
        record_ownership(RecordOwnershipInput) = record;
        /// Ends an ownership: the dwelling was sold or handed down. Record the new one beside it.
        end_ownership(RetireInput) = end;
        /// Erases the name of an owner outside the platform; the ownership stays, of somebody without a name. For who decides
        /// about erasure. It is erased by itself when the ownership ended longer ago than the district's `keepMonths`.
        erase_owner_name(EraseNameInput) = erase_name::<Ownership>;
    }
}

async fn record(tx: &mut Tx, input: RecordOwnershipInput) -> Result<Written> {
    let dwelling = tx.target_as::<Dwelling>(&input.dwelling, Ownership::RESOURCE, Action::Create).await?;
    in_force(&dwelling.status, "dwelling")?;
    let owner = Party::of(tx, &input.owner, "input.owner").await?;
    let share = i16::try_from(input.share).ok().filter(|share| (1..=WHOLE).contains(share));
    let share = share.ok_or_else(|| Error::bad_input("input.share", "1 to 1000 thousandths"))?;
    let left = i64::from(WHOLE) - owned(tx, &dwelling).await?;
    if i64::from(share) > left {
        let text = format!("{left} thousandths of the dwelling have no owner; end another ownership first");
        return Err(Error::bad_input("input.share", text));
    }
    let today = tx.access().today();
    let day = input.from_on.map_or(today, |day| day.0);
    if day > today {
        return Err(Error::bad_input("input.fromOn", "not a day in the future"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(dwelling.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(dwelling.grid_code.clone()),
        grid_id: Set(dwelling.grid_id),
        building_id: Set(dwelling.building_id),
        dwelling_id: Set(dwelling.id),
        party_kind: Set(owner.kind.as_str().to_owned()),
        party_district_code: Set(owner.district),
        party_id: Set(owner.id),
        party_name: Set(owner.name),
        share: Set(share),
        from_on: Set(day),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<Ownership>(row).await
}

async fn end(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let ownership = tx.target::<Ownership>(&input.id, Action::Change).await?;
    in_force(&ownership.status, "ownership")?;
    let day = input.day(tx)?;
    if day < ownership.from_on {
        return Err(Error::bad_input("input.on", "not before its first day"));
    }
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<Ownership>(ownership, row, input.version.into(), "end").await
}

/// Thousandths of the dwelling that have an owner; nobody else adds to them until this transaction ends.
async fn owned(tx: &Tx, dwelling: &dwelling::Model) -> Result<i64> {
    let mut hold = Query::select();
    hold.column("id").from("dwelling").lock(LockType::Update);
    hold.and_where(Expr::col("district_code").eq(dwelling.district_code.as_str()));
    hold.and_where(Expr::col("id").eq(dwelling.id));
    tx.rows(&hold).await?;
    let mut select = Query::select();
    select
        .expr_as(Func::sum(Expr::col("share")), "owned")
        .from("ownership")
        .and_where(Expr::col("district_code").eq(dwelling.district_code.as_str()))
        .and_where(Expr::col("dwelling_id").eq(dwelling.id))
        .and_where(Expr::col("status").eq("active"));
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by::<Option<i64>, _>("owned")).transpose()?.flatten().unwrap_or(0))
}
