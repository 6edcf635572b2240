//! Texts of departments that are sealed with a person's key and are no fields of the graph: in the merging transaction, also
//! of modules that are off, since the key of who goes is destroyed with it.

use kit::Result;
use kit::access::{Permit, Tx};
use kit::person::Follow;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// THE LIST of placed tables with a column `person_id` and the columns that the person's key seals, each for the place
/// `table.column`.
const SEALED: &[(&str, &[&str])] = &[
    // a table of a department whose sealed texts are no fields of a record takes a line
    ("key_file", &["content_cipher"]),
    ("key_visit", &["note_cipher"]),
    ("key_objection", &["text_cipher", "answer_cipher"]),
    ("key_view", &["purpose_cipher"]),
];

/// Seals them with the key of who stays.
pub(super) async fn reseal(tx: &Tx, permit: &Permit, follow: &Follow) -> Result<()> {
    for (table, columns) in SEALED {
        let mut select = Query::select();
        select.columns(["district_code", "id"]).columns(columns.iter().copied()).from(*table);
        select.and_where(Expr::col("person_id").eq(follow.gone));
        for row in tx.rows(&select).await? {
            let mut update = Query::update();
            update
                .table(*table)
                .value("person_id", follow.kept)
                .and_where(Expr::col("district_code").eq(row.try_get_by::<String, _>("district_code")?))
                .and_where(Expr::col("id").eq(row.try_get_by::<i64, _>("id")?));
            for column in *columns {
                let Some(cipher) = row.try_get_by::<Option<String>, _>(*column)? else { continue };
                let place = format!("{table}.{column}");
                let text = follow.from.open(&place, &cipher)?;
                update.value(*column, follow.to.seal(tx.access(), &place, &text)?);
            }
            tx.execute(permit, &update).await?;
        }
    }
    Ok(())
}
