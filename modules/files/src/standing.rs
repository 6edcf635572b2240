//! An attachment's row as it is, whoever asks: what it belongs to decides whether anything is told of it.

use entities::files::attachment::{Column, Model};
use kit::Result;
use kit::access::Tx;
use kit::node::GlobalId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{FromQueryResult, IdenStatic, Iterable, QueryResult};

/// The row of an attachment.
#[derive(Clone, Debug)]
pub(crate) struct Standing(pub(crate) Model);

impl std::ops::Deref for Standing {
    type Target = Model;

    fn deref(&self) -> &Model {
        &self.0
    }
}

impl Standing {
    /// The statement that reads it.
    pub(crate) fn select(district: &str, id: i64) -> SelectStatement {
        let mut select = all();
        select.and_where(Expr::col("district_code").eq(district)).and_where(Expr::col("id").eq(id));
        select
    }

    /// Of a row of the statement.
    pub(crate) fn of(row: &QueryResult) -> Result<Self> {
        Ok(Self(Model::from_query_result(row, "")?))
    }

    /// The attachment with this id, inside a transaction.
    pub(crate) async fn read(tx: &Tx, id: &GlobalId) -> Result<Option<Self>> {
        let id = id.clone().of("Attachment", "input.id")?;
        let rows = tx.rows(&Self::select(&id.district, id.id()?)).await?;
        rows.first().map(Self::of).transpose()
    }

    /// District and id of the record.
    pub(crate) fn record(&self) -> (&str, i64) {
        (&self.0.district_code, self.0.record_id)
    }
}

/// The names of the files that are attached to a placed record of this type: for rules about papers that have to be there.
/// The caller looks at the record itself.
///
/// # Errors
/// When the database fails.
pub async fn names_of(tx: &Tx, record_type: &str, district: &str, id: i64) -> Result<Vec<String>> {
    let mut select = Query::select();
    select
        .column("name")
        .from("attachment")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("record_id").eq(id))
        .and_where(Expr::col("record_type").eq(record_type))
        .and_where(Expr::col("status").eq("active"));
    Ok(tx.rows(&select).await?.iter().map(|row| row.try_get_by("name")).collect::<Result<_, _>>()?)
}

/// Whether the placed record of this type, in whose table the statement around it looks, has files that are not erased, also
/// such as were taken away.
pub fn has_files(record_type: &'static str, table: &'static str) -> Expr {
    let same = |column, own| Expr::col(("attachment", column)).equals((table, own));
    let mut select = Query::select();
    select
        .expr(Expr::val(1))
        .from("attachment")
        .and_where(same("district_code", "district_code"))
        .and_where(same("record_id", "id"))
        .and_where(Expr::col(("attachment", "record_type")).eq(record_type))
        .and_where(Expr::col(("attachment", "status")).ne("erased"));
    Expr::exists(select)
}

/// Every column of attachments.
pub(crate) fn all() -> SelectStatement {
    let mut select = Query::select();
    select.columns(Column::iter().map(|column| column.as_str())).from("attachment");
    select
}
