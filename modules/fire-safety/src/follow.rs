//! What happens to people and units: who is in charge of premises, who reported a hazard, and who is to put it right.

use crate::{hazard, premises};
use kit::Result;
use kit::access::Tx;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::record::Record;
use property::unit::Unit;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// A person moved house, or a unit into another building of its grid.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    premises::moved(tx, moved).await?;
    hazard::moved(tx, moved).await?;
    if moved.record_type != Unit::TYPE {
        return Ok(());
    }
    // the one in which it works now; none when it works in none, or closed since
    let building = premises::building_of(tx, &moved.to, moved.after).await?;
    left(tx, &moved.to, moved.after, building).await
}

/// A person died or left, or a unit closed.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    premises::ended(tx, ended).await?;
    if ended.record_type == Unit::TYPE {
        left(tx, &ended.area, ended.id, None).await?;
    }
    Ok(())
}

/// Two residences became one.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    premises::merged(tx, merged).await?;
    hazard::merged(tx, merged).await
}

/// A person or a matter was erased.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    premises::erased(tx, erased).await?;
    hazard::erased(tx, erased).await
}

/// A unit is in its premises no longer, but for those in the building `still`.
async fn left(tx: &mut Tx, area: &str, unit: i64, still: Option<i64>) -> Result<()> {
    for premises in premises::unit_left(tx, area, unit, still).await? {
        hazard::party_left(tx, &premises).await?;
    }
    Ok(())
}

/// Columns of a table that name a residence: its district and its id.
pub(crate) type Naming = (&'static str, &'static str, &'static str);

/// The rows that named the one residence name the other.
pub(crate) async fn rename(
    tx: &Tx,
    (table, district, id): Naming,
    from: (&str, i64),
    to: (&str, i64),
) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let mut update = Query::update();
    update
        .table(table)
        .value(district, to.0)
        .value(id, to.1)
        .and_where(Expr::col(district).eq(from.0))
        .and_where(Expr::col(id).eq(from.1));
    tx.bulk_execute(&update).await.map(drop)
}
