//! What is counted leaves out the matters that are withheld from who asks, so that a count tells no more of them than a list:
//! they are taken from the row in which each was counted, if the caller sees that.

use super::areas::level_of;
use super::count::{Figures, figures, month_of};
use super::sums::{Sums, values};
use crate::matter;
use entities::work::matter::{Entity, Model};
use entities::work::matter_kind;
use kit::Result;
use kit::access::{Access, Find, Tally};
use kit::record::Record;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::BTreeMap;
use wangge_core::stat::tallies::one_if;

/// Matters for which one statement looks where they were counted.
const SOME: usize = 100;

/// Whether there are any, as a value that is summed beside the counts: who is told of nothing needs no other statement.
pub(super) fn any(access: &Access) -> Option<Expr> {
    let mut matter = Query::select();
    matter.expr(Expr::val(1)).from("matter").cond_where(matter::withheld(access)?);
    Some(one_if(Expr::exists(matter)))
}

/// The sums of rows of counts, by area or by a column.
///
/// # Errors
/// UNAUTHENTICATED or FORBIDDEN, as `find` answers; when the database fails.
pub(super) async fn summed<'a, T: Record>(
    access: &'a Access,
    find: impl Fn() -> Result<Find<'a, T>>,
    by: Option<&'static str>,
    tally: &Tally<'_>,
) -> Result<Vec<Sums>> {
    let found = sums(find()?, by, tally, &values(access)).await?;
    let mut rows: Vec<Sums> = found.into_iter().map(Sums::new).collect();
    if !rows.iter().any(Sums::some_withheld) {
        return Ok(rows);
    }
    for matters in withheld(access, tally.digits).await?.chunks(SOME) {
        let heads = matters.iter().fold(Condition::any(), |any, (head, _)| any.add(head.clone()));
        let counted: Vec<Expr> = matters.iter().map(|(head, _)| one_if(head.clone())).collect();
        for (key, counted) in sums(find()?.filter(heads), by, tally, &counted).await? {
            let Some(row) = rows.iter_mut().find(|row| row.key == key) else { continue };
            let in_row = matters.iter().zip(counted).filter(|(_, counted)| *counted > 0);
            in_row.for_each(|((_, figures), _)| row.subtract(figures));
        }
    }
    // where nothing else was counted, there is no row
    rows.retain(|row| row.of("reported") > 0);
    Ok(rows)
}

async fn sums<T: Record>(
    find: Find<'_, T>,
    by: Option<&'static str>,
    tally: &Tally<'_>,
    values: &[Expr],
) -> Result<Vec<(String, Vec<i64>)>> {
    match by {
        None => find.sums(tally, values).await,
        Some(column) => find.sums_by(column, tally, values).await,
    }
}

/// Those that are withheld, each with the rows in which it counts for areas with so many digits, and what it counts for.
async fn withheld(access: &Access, digits: usize) -> Result<Vec<(Condition, Figures)>> {
    let Some(which) = matter::withheld(access) else { return Ok(Vec::new()) };
    let tx = access.begin().await?;
    let matters = tx.models::<Entity>(which).await?;
    let kinds = Expr::col("id").is_in(matters.iter().map(|matter| matter.kind_id));
    let kinds = tx.models::<matter_kind::Entity>(Condition::all().add(kinds)).await?;
    let kinds: BTreeMap<i64, matter_kind::Model> = kinds.into_iter().map(|kind| (kind.id, kind)).collect();
    let counted =
        |matter: &Model| Some((head(matter, kinds.get(&matter.kind_id)?, digits)?, figures(matter)));
    Ok(matters.iter().filter_map(counted).collect())
}

/// The rows in which a matter of this kind counts: of its grid, or of its division of the level that areas with so many digits
/// are summed from.
fn head(matter: &Model, kind: &matter_kind::Model, digits: usize) -> Option<Condition> {
    let counted = level_of(digits);
    let place = match counted {
        Some(level) => matter.reported_in.get(..usize::try_from(level).ok()?)?,
        None => matter.reported_in.as_str(),
    };
    let head = Condition::all()
        .add_option(counted.map(|level| Expr::col("level").eq(level)))
        .add(Expr::col("district_code").eq(matter.district_code.as_str()))
        .add(Expr::col("grid_code").eq(place))
        .add(Expr::col("kind_code").eq(kind.code.as_str()))
        .add(Expr::col("category").eq(kind.category.as_str()))
        .add(Expr::col("line").eq(kind.line.as_str()))
        .add(Expr::col("month").eq(month_of(matter.reported_at)))
        .add(Expr::col("discreet").eq(matter.discreet));
    Some(head)
}
