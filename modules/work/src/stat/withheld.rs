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
/// How often the counts are read while matters that are withheld change.
const TRIES: usize = 5;

/// Whether there are any, as a value that is summed beside the counts: who is told of nothing needs no other statement.
pub(super) fn any(access: &Access) -> Option<Expr> {
    let mut matter = Query::select();
    matter.expr(Expr::val(1)).from("matter").cond_where(matter::withheld(access)?);
    Some(one_if(Expr::exists(matter)))
}

/// The sums of rows of counts, by area or by a column: as many as were asked for, also where rows have nothing but what is
/// withheld and are left out.
///
/// # Errors
/// UNAUTHENTICATED or FORBIDDEN, as `find` answers; when the database fails.
pub(super) async fn summed<'a, T: Record>(
    access: &'a Access,
    find: impl Fn() -> Result<Find<'a, T>>,
    by: Option<&'static str>,
    tally: &Tally<'_>,
) -> Result<Vec<Sums>> {
    let mut rows: Vec<Sums> = Vec::new();
    let mut after = tally.after.map(str::to_owned);
    loop {
        let limit = tally.limit - rows.len() as u64;
        let part = Tally { after: after.as_deref(), limit, ..*tally };
        // in a box: it lies deep below its resolver
        let found = Box::pin(shown(access, &find, by, &part)).await?;
        let last = (found.len() as u64) < limit;
        after = found.last().map(|row| row.key.clone());
        rows.extend(found.into_iter().filter(|row| !row.some_withheld() || row.of("reported") > 0));
        if last || rows.len() as u64 >= tally.limit {
            return Ok(rows);
        }
    }
}

/// The next of them, without what is withheld. That is read by statements of its own, before and after: where a matter was
/// changed in between, once more.
async fn shown<'a, T: Record>(
    access: &'a Access,
    find: &impl Fn() -> Result<Find<'a, T>>,
    by: Option<&'static str>,
    tally: &Tally<'_>,
) -> Result<Vec<Sums>> {
    let mut rows = counted(access, find, by, tally).await?;
    if !rows.iter().any(Sums::some_withheld) {
        return Ok(rows);
    }
    let mut matters = withheld(access).await?;
    for _ in 0..TRIES {
        rows = counted(access, find, by, tally).await?;
        take(find, by, tally, &matters, &mut rows).await?;
        let now = withheld(access).await?;
        if now == matters {
            break;
        }
        matters = now;
    }
    Ok(rows)
}

async fn counted<'a, T: Record>(
    access: &'a Access,
    find: &impl Fn() -> Result<Find<'a, T>>,
    by: Option<&'static str>,
    tally: &Tally<'_>,
) -> Result<Vec<Sums>> {
    let found = sums(find()?, by, tally, &values(access)).await?;
    Ok(found.into_iter().map(Sums::new).collect())
}

/// Takes what these matters count for from the row in which each was counted.
async fn take<'a, T: Record>(
    find: &impl Fn() -> Result<Find<'a, T>>,
    by: Option<&'static str>,
    tally: &Tally<'_>,
    matters: &[(Model, matter_kind::Model)],
    rows: &mut [Sums],
) -> Result<()> {
    let counted = |(matter, kind): &(Model, matter_kind::Model)| {
        Some((head(matter, kind, tally.digits)?, figures(matter)))
    };
    let matters: Vec<(Condition, Figures)> = matters.iter().filter_map(counted).collect();
    for matters in matters.chunks(SOME) {
        let heads = matters.iter().fold(Condition::any(), |any, (head, _)| any.add(head.clone()));
        let counted: Vec<Expr> = matters.iter().map(|(head, _)| one_if(head.clone())).collect();
        for (key, counted) in sums(find()?.filter(heads), by, tally, &counted).await? {
            let Some(row) = rows.iter_mut().find(|row| row.key == key) else { continue };
            let in_row = matters.iter().zip(counted).filter(|(_, counted)| *counted > 0);
            in_row.for_each(|((_, figures), _)| row.subtract(figures));
        }
    }
    Ok(())
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

/// Those that are withheld, each with the edition of its kind.
async fn withheld(access: &Access) -> Result<Vec<(Model, matter_kind::Model)>> {
    let Some(which) = matter::withheld(access) else { return Ok(Vec::new()) };
    let matters = access.models::<Entity>(which).await?;
    let kinds = Expr::col("id").is_in(matters.iter().map(|matter| matter.kind_id));
    let kinds = access.models::<matter_kind::Entity>(Condition::all().add(kinds)).await?;
    let kinds: BTreeMap<i64, matter_kind::Model> = kinds.into_iter().map(|kind| (kind.id, kind)).collect();
    let with_kind = |matter: Model| kinds.get(&matter.kind_id).map(|kind| (matter, kind.clone()));
    Ok(matters.into_iter().filter_map(with_kind).collect())
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
