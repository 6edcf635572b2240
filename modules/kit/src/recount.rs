//! What is derived from records, counted again and compared with what is kept: counters, indexes, and links that no
//! foreign key guards (storage rules 4 and 11).

use crate::access::{Access, Action, Permit, Tx};
use crate::error::Result;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockType, Query, SelectStatement};
use std::fmt;

/// Something kept that is not what the records say. It names places, ids and numbers, nothing about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Code of the grid.
    pub grid: String,
    /// What it is: table and column, and the id of the record where it is one record's.
    pub what: String,
    /// What is kept.
    pub kept: i64,
    /// What the records say.
    pub right: i64,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}, and the records say {}", self.grid, self.what, self.kept, self.right)
    }
}

/// The recount of one district. Each comparison is one statement, so that it sees every change wholly or not at all; a
/// repair holds what it repairs, compares again and writes, so that no change beside it is lost.
#[derive(Debug)]
pub struct Recount<'a> {
    access: &'a Access,
    district: String,
    repair: bool,
    found: Vec<Difference>,
}

/// A link that may cross districts, which no foreign key guards.
#[derive(Clone, Copy, Debug)]
pub struct Crossing {
    /// The placed table that has it.
    pub table: &'static str,
    /// Record type of its rows.
    pub record_type: &'static str,
    /// Column with the district of what it leads to.
    pub district: &'static str,
    /// Column with its id.
    pub id: &'static str,
    /// The table that it leads to.
    pub to: &'static str,
    /// Where the column says which table it leads to: that column, and what it says for this one.
    pub only: Option<(&'static str, &'static str)>,
}

impl<'a> Recount<'a> {
    /// Of this district; only the platform itself may. With `repair`, what is wrong is made right.
    pub fn new(access: &'a Access, district: &str, repair: bool) -> Self {
        Self { access, district: district.to_owned(), repair, found: Vec::new() }
    }

    /// The district.
    pub fn district(&self) -> &str {
        &self.district
    }

    /// The platform.
    pub fn access(&self) -> &'a Access {
        self.access
    }

    /// Is what is wrong made right?
    pub fn repairs(&self) -> bool {
        self.repair
    }

    /// What was found.
    pub fn found(self) -> Vec<Difference> {
        self.found
    }

    /// Notes a difference.
    pub fn note(&mut self, difference: Difference) {
        self.found.push(difference);
    }

    /// Rows of a comparison.
    ///
    /// # Errors
    /// FORBIDDEN for a caller of the graph; when the database fails.
    pub async fn rows(&self, select: &SelectStatement) -> Result<Vec<QueryResult>> {
        self.access.system_rows(select).await
    }

    /// A transaction that repairs in this grid.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, grid: &str) -> Result<(Tx, Permit)> {
        let tx = self.access.begin().await?;
        let permit = tx.permit("grid", Action::Change, grid)?;
        Ok((tx, permit))
    }

    /// Compares a link with what it leads to; what leads nowhere is taken out, on record.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn crossing(&mut self, link: Crossing) -> Result<()> {
        let mut select = Query::select();
        select.columns(["id", "grid_code"]).from(link.table).and_where(link.broken(&self.district));
        for row in self.rows(&select).await? {
            let (id, grid): (i64, String) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
            if self.repair {
                let (tx, permit) = self.begin(&grid).await?;
                let mut update = Query::update();
                update
                    .table(link.table)
                    .value(link.district, Option::<String>::None)
                    .value(link.id, Option::<i64>::None)
                    .value("version", Expr::col("version").add(1))
                    .and_where(link.broken(&self.district))
                    .and_where(Expr::col("id").eq(id));
                tx.execute(&permit, &update).await?;
                tx.audit("recount", link.record_type, &id.to_string(), &grid, None).await?;
                tx.commit().await?;
            }
            let what = format!("{}.{} of {id} leads nowhere", link.table, link.id);
            self.note(Difference { grid, what, kept: 1, right: 0 });
        }
        Ok(())
    }
}

impl Crossing {
    /// The rows of a district whose link leads nowhere.
    fn broken(self, district: &str) -> Expr {
        let mut there = Query::select();
        there
            .expr(Expr::cust("1"))
            .from_as(self.to, "there")
            .and_where(Expr::col(("there", "district_code")).eq(Expr::col((self.table, self.district))))
            .and_where(Expr::col(("there", "id")).eq(Expr::col((self.table, self.id))));
        let mine = Expr::col((self.table, "district_code")).eq(district);
        let broken = mine.and(Expr::col((self.table, self.id)).is_not_null()).and(Expr::exists(there).not());
        match self.only {
            Some((column, kind)) => broken.and(Expr::col((self.table, column)).eq(kind)),
            None => broken,
        }
    }
}

impl Tx {
    /// Holds rows of a table until the transaction ends, each as it is once those who write it now are done. SQLite has
    /// one writer anyway.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold(&self, table: &'static str, which: Condition) -> Result<()> {
        let mut select = Query::select();
        select.column("id").from(table).cond_where(which).lock(LockType::Update);
        self.rows(&select).await.map(drop)
    }
}
