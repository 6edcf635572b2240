//! Check lists of districts, in editions: a draft is changed as long as it is one, and an edition in use never.

mod inputs;
mod links;
mod queries;
mod record;
mod write;

pub use record::{FireChecklist, FireChecklistItem, FireChecklistKind, FireChecklistState};

use entities::fire_safety::{fire_checklist, fire_checklist_item};
use kit::history::History;
use kit::module::Parts;
use kit::node::GlobalId;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// What check lists add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts
        .record::<FireChecklist>()
        .record::<FireChecklistItem>()
        .fields_of::<FireChecklist, links::FireChecklistItems>()
        .fields_of::<FireChecklist, History<FireChecklist>>()
        .queries::<queries::FireChecklistQueries>()
        .mutations::<write::FireChecklistMutations>();
}

/// The items of an edition, in their order.
///
/// # Errors
/// When the database fails.
pub(crate) async fn items_of(
    tx: &kit::access::Tx,
    checklist: i64,
) -> Result<Vec<fire_checklist_item::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<fire_checklist_item::Entity>())
        .from("fire_checklist_item")
        .and_where(Expr::col("checklist_id").eq(checklist))
        .order_by("id", Order::Asc);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(fire_checklist_item::Model::from_query_result(row, "")?)).collect()
}

/// The edition that an inspection in a district goes by: it is in use there.
///
/// # Errors
/// BAD_USER_INPUT at `path` for another one.
pub(crate) async fn in_use(
    tx: &kit::access::Tx,
    id: &GlobalId,
    (district, path): (&str, &str),
) -> Result<fire_checklist::Model> {
    let list = wangge_core::links::known::<FireChecklist>(tx, id, path).await?;
    match list.state == FireChecklistState::InUse.as_str() && list.area_code == district {
        true => Ok(list),
        false => Err(Error::bad_input(path, format!("an edition in use of the district {district}"))),
    }
}
