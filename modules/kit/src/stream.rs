//! Numbers for what was committed: ids are not the order of commits, so a sequencer that holds a lease gives the rows
//! of the outbox and of the audit a number per district, without gaps, and links the audit into a chain.

mod verify;

pub use verify::{Broken, Head};

use crate::access::{Permit, Tx};
use crate::error::{Error, Result};
use crate::id::first_at;
use crate::platform::Platform;
use entities::platform::{audit, stream_head};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryTrait};

/// How long the sequencer's lease lasts, in milliseconds.
const LEASE: i64 = 10_000;
/// Rows that get their number in one transaction.
const BATCH: u64 = 200;
/// What was begun so many milliseconds ago was not begun lately: more than a request may take, and than clocks of instances
/// differ, so that what follows on something has the later number.
const LATELY: i64 = 30_000;

impl Platform {
    /// Gives a number to every committed row that has none; answers how many. Does nothing while another instance
    /// holds the lease.
    ///
    /// # Errors
    /// When the database fails: rows keep waiting, none is numbered twice.
    pub async fn sequence(&self, holder: &str) -> Result<u64> {
        self.sequence_from(holder, 0).await
    }

    /// The same for what was begun lately, in districts that have numbers already: it need not pass over all that got its
    /// number since the database last tidied its index. [`Platform::sequence`] has to find the others now and then.
    ///
    /// # Errors
    /// When the database fails: rows keep waiting, none is numbered twice.
    pub async fn sequence_lately(&self, holder: &str) -> Result<u64> {
        self.sequence_from(holder, first_at(self.system().now() - LATELY)).await
    }

    /// From an id on.
    async fn sequence_from(&self, holder: &str, from: i64) -> Result<u64> {
        if !self.lease("sequencer", crate::access::NO_DISTRICT, holder, LEASE).await? {
            return Ok(0);
        }
        let mut numbered = 0;
        for stream in ["outbox", "audit"] {
            for district in self.waiting(stream, from).await? {
                loop {
                    let batch = self.number(stream, &district, from).await?;
                    numbered += batch;
                    if batch < BATCH {
                        break;
                    }
                }
            }
        }
        if numbered > 0 {
            self.shared().events.send_modify(|n| *n += 1);
            self.hint().await;
        }
        Ok(numbered)
    }

    /// Has every committed event its number?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_numbered(&self) -> Result<bool> {
        Ok(self.waiting("outbox", 0).await?.is_empty())
    }

    /// Districts with rows from an id on that have no number. The statement has no values: it is planned for the rows that
    /// there are now.
    async fn waiting(&self, stream: &'static str, from: i64) -> Result<Vec<String>> {
        let mut select = Query::select();
        select.distinct().column("district_code").from(stream).and_where(Expr::col("seq").is_null());
        if from > 0 {
            let mut numbered = Query::select();
            numbered.column("district_code").from("stream_head").and_where(Expr::col("stream").eq(stream));
            let numbered = self.districts(&numbered).await?;
            if numbered.is_empty() {
                return Ok(numbered);
            }
            let numbered = numbered.iter().map(|district| Expr::cust(format!("'{district}'")));
            select.and_where(Expr::col("district_code").is_in(numbered));
            select.and_where(Expr::col("id").gte(Expr::cust(from.to_string())));
        }
        self.districts(&select).await
    }

    async fn districts(&self, select: &SelectStatement) -> Result<Vec<String>> {
        let rows = self.shared().db.rows(self.system().meter(), select).await?;
        Ok(rows.iter().map(|row| row.try_get_by("district_code")).collect::<Result<_, _>>()?)
    }

    async fn number(&self, stream: &'static str, district: &str, from: i64) -> Result<u64> {
        let tx = self.system().begin().await?;
        let (seq, link) = head(&tx, stream, district).await?;
        let (numbers, link) = match stream {
            "audit" => chain(&tx, (district, from), seq, link).await?,
            _ => (number_rows(&tx, (district, from), seq).await?, link),
        };
        if numbers == 0 {
            return Ok(0);
        }
        set_head(&tx, stream, district, seq, seq + numbers, &link).await?;
        tx.commit().await?;
        Ok(numbers.unsigned_abs())
    }
}

/// Moves a cursor that reads the outbox of a district.
pub(crate) async fn advance(tx: &Tx, stream: &str, district: &str, seq: i64) -> Result<()> {
    let (before, _) = head(tx, stream, district).await?;
    set_head(tx, stream, district, before, seq, "").await
}

async fn head(tx: &Tx, stream: &str, district: &str) -> Result<(i64, String)> {
    let mut select = Query::select();
    select.columns(["seq", "link"]).from("stream_head");
    select.and_where(Expr::col("stream").eq(stream)).and_where(Expr::col("district_code").eq(district));
    match tx.rows(&select).await?.first() {
        Some(row) => Ok((row.try_get_by("seq")?, row.try_get_by("link")?)),
        None => Ok((0, String::new())),
    }
}

async fn set_head(tx: &Tx, stream: &str, district: &str, before: i64, seq: i64, link: &str) -> Result<()> {
    let mut update = Query::update();
    update.table("stream_head").value("seq", seq).value("link", link);
    update.and_where(Expr::col("stream").eq(stream)).and_where(Expr::col("district_code").eq(district));
    update.and_where(Expr::col("seq").eq(before));
    if tx.execute(&Permit::seen(), &update).await? == 1 {
        return Ok(());
    }
    if before > 0 {
        return Err(Error::conflict("another instance gives the numbers"));
    }
    tx.insert(
        &Permit::seen(),
        stream_head::ActiveModel {
            id: Set(tx.access().new_id()),
            stream: Set(stream.to_owned()),
            district_code: Set(district.to_owned()),
            seq: Set(seq),
            link: Set(link.to_owned()),
        },
    )
    .await
}

/// Numbers the outbox rows of a district from an id on that have none, by id.
async fn number_rows(tx: &Tx, (district, from): (&str, i64), seq: i64) -> Result<i64> {
    let mut select = Query::select();
    select.column("id").from("outbox").and_where(Expr::col("district_code").eq(district));
    select.and_where(Expr::col("seq").is_null()).and_where(Expr::col("id").gte(from));
    select.order_by("id", Order::Asc).limit(BATCH);
    let ids: Vec<i64> =
        tx.rows(&select).await?.iter().map(|r| r.try_get_by("id")).collect::<Result<_, _>>()?;
    let rows = (seq + 1..).zip(&ids).map(|(number, id)| Numbered { id: *id, number, link: None });
    give(tx, "outbox", district, rows.collect()).await
}

/// Numbers the audit rows of a district from an id on that have none, and links each to the one before.
async fn chain(tx: &Tx, (district, from): (&str, i64), seq: i64, mut link: String) -> Result<(i64, String)> {
    let mut select = audit::Entity::find().into_query();
    select.and_where(Expr::col("district_code").eq(district)).and_where(Expr::col("seq").is_null());
    select.and_where(Expr::col("id").gte(from)).order_by("id", Order::Asc).limit(BATCH);
    let mut rows = Vec::new();
    for (number, row) in (seq + 1..).zip(&tx.rows(&select).await?) {
        let row = audit::Model::from_query_result(row, "")?;
        link = next_link(tx.access(), &link, number, &row);
        rows.push(Numbered { id: row.id, number, link: Some(link.clone()) });
    }
    Ok((give(tx, "audit", district, rows).await?, link))
}

/// A row and the number that it gets, with its link to the one before where there is a chain.
#[derive(Clone)]
struct Numbered {
    id: i64,
    number: i64,
    link: Option<String>,
}

/// Gives these rows their numbers; answers how many. The last stands there again until they are as many as a power of two: to
/// the database a statement of every length is one of its own.
async fn give(tx: &Tx, table: &'static str, district: &str, mut rows: Vec<Numbered>) -> Result<i64> {
    let Some(last) = rows.last().cloned() else { return Ok(0) };
    let many = i64::try_from(rows.len()).map_err(Error::internal)?;
    rows.resize(rows.len().next_power_of_two(), last);
    let mut update = Query::update();
    update.table(table);
    let numbers = rows
        .iter()
        .fold(CaseStatement::new(), |numbers, row| numbers.case(Expr::col("id").eq(row.id), row.number));
    update.value("seq", Expr::Case(Box::new(numbers)));
    if rows.iter().any(|row| row.link.is_some()) {
        let links = rows.iter().fold(CaseStatement::new(), |links, row| {
            links.case(Expr::col("id").eq(row.id), row.link.as_deref())
        });
        update.value("link", Expr::Case(Box::new(links)));
    }
    update
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").is_in(rows.iter().map(|row| row.id)));
    tx.execute(&Permit::seen(), &update).await?;
    Ok(many)
}

fn next_link(access: &crate::access::Access, before: &str, number: i64, row: &audit::Model) -> String {
    access.mac("audit-link", format!("{before}|{number}|{}|{}", row.mac, row.id).as_bytes())
}

/// The names of an entity's columns, for a statement that reads whole rows.
pub fn columns_of<E: EntityTrait>() -> impl Iterator<Item = &'static str> {
    E::Column::iter().map(|column| column.as_str())
}
