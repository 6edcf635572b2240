//! Whom a matter of a department line reaches first.

use kit::Result;
use kit::access::Tx;
use kit::code::DivisionCode;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query};

/// Whom a matter reaches first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstReached {
    /// The liaison.
    pub liaison: i64,
    /// The account that contacts the area.
    pub account: i64,
    /// Code of the area: the community, or the smallest division above it that somebody of the line contacts.
    pub area: String,
}

/// Whom a matter of `line` in `community` reaches first today: who contacts the community for the line, otherwise the
/// street, otherwise the district and so on; of several the one who was assigned first. Who cannot log in is passed
/// over. It is read without reach, as a part of handing the matter over.
///
/// # Errors
/// When the database fails.
pub async fn first_reached(tx: &Tx, community: &DivisionCode, line: &str) -> Result<Option<FirstReached>> {
    let above = community.ancestors().into_iter().map(String::from);
    let areas: Vec<String> = above.chain([community.to_string()]).collect();
    let today = tx.access().today();
    let col = |column: &'static str| Expr::col(("liaison", column));
    let mut select = Query::select();
    for column in ["id", "account_id", "area_code"] {
        select.expr_as(col(column), column);
    }
    select
        .from("liaison")
        .join(JoinType::InnerJoin, "account", Expr::col(("account", "id")).equals(("liaison", "account_id")))
        .and_where(Expr::col(("account", "status")).eq("active"))
        .and_where(col("line").eq(line))
        .and_where(col("area_code").is_in(areas))
        .and_where(col("ended_at").is_null())
        .and_where(col("from_on").lte(today))
        .and_where(col("to_on").is_null().or(col("to_on").gte(today)))
        .order_by_expr(Expr::cust("length(liaison.area_code)"), Order::Desc)
        .order_by(("liaison", "id"), Order::Asc)
        .limit(1);
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(FirstReached {
        liaison: row.try_get_by("id")?,
        account: row.try_get_by("account_id")?,
        area: row.try_get_by("area_code")?,
    }))
}
