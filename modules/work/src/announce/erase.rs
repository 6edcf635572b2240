//! What was announced of a matter, and objected to it, goes when what was written in the matter is erased.

use crate::matter::Matter;
use kit::Result;
use kit::access::{Action, Tx, district_of};
use kit::hooks::Erased;
use kit::record::Record;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// Clears what belongs to an erased matter. That it was announced and answered stays.
pub(crate) async fn erase(tx: &Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Matter::TYPE {
        return Ok(());
    }
    let permit = tx.permit(Matter::RESOURCE, Action::Change, &erased.area)?;
    let of_matter = Condition::all()
        .add(Expr::col("district_code").eq(district_of(&erased.area)))
        .add(Expr::col("matter_id").eq(erased.id));
    for (table, texts, others) in [
        ("announcement", ["name", "result"].as_slice(), [].as_slice()),
        ("objection", &["body"], &["name", "answer"]),
    ] {
        let mut update = Query::update();
        update
            .table(table)
            .values(texts.iter().map(|column| (*column, "".into())))
            .values(others.iter().map(|column| (*column, Option::<String>::None.into())))
            .value("version", Expr::col("version").add(1))
            .value("changed_at", tx.access().now())
            .cond_where(of_matter.clone());
        tx.execute(&permit, &update).await?;
    }
    Ok(())
}
