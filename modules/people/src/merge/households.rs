//! The heads of households: who is no member any more is no head.

use crate::household::Household;
use entities::people::household::{ActiveModel, Entity};
use entities::people::resident::Model;
use kit::Result;
use kit::access::{Permit, Target, Tx};
use kit::stream::columns_of;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The residence `gone` is over, or left its household: `kept`, as it is now, is the head where it is a member of the
/// household that `gone` was the head of; otherwise nobody is.
pub(crate) async fn follow_head(
    tx: &mut Tx,
    permit: &Permit,
    gone: &Model,
    kept: Option<&Model>,
) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from(Entity)
        .and_where(Expr::col("head_district_code").eq(gone.district_code.as_str()))
        .and_where(Expr::col("head_id").eq(gone.id));
    for row in tx.rows(&select).await? {
        let household = entities::people::household::Model::from_query_result(&row, "")?;
        let member = kept.filter(|kept| {
            kept.household_id == Some(household.id)
                && kept.household_district_code.as_ref() == Some(&household.district_code)
        });
        let change = ActiveModel {
            head_district_code: Set(member.map(|kept| kept.district_code.clone())),
            head_id: Set(member.map(|kept| kept.id)),
            ..ActiveModel::default()
        };
        let version = household.version;
        tx.change::<Household>(Target::belonging(permit, household), change, version, "change").await?;
    }
    Ok(())
}
