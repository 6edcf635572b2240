//! Whether the audit is what was written.

use super::{head, next_link};
use crate::error::Result;
use crate::platform::Platform;
use crate::secrets::Secrets;
use crate::trace;
use entities::platform::audit;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{EntityTrait, FromQueryResult, QueryTrait};

/// Where a district's audit chain was found broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A row's content is not what was written.
    Changed {
        /// Its number.
        seq: i64,
    },
    /// A number is missing, or a row is not linked to the one before.
    Gap {
        /// The number that was expected.
        seq: i64,
    },
    /// The chain ends before the head that was recorded.
    Truncated {
        /// The head's number.
        seq: i64,
    },
    /// The row is not the one whose link was kept outside.
    Replaced {
        /// Its number.
        seq: i64,
    },
}

/// The end of a district's audit chain. Its link covers every row before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The district.
    pub district: String,
    /// Number of the last row.
    pub seq: i64,
    /// Its link: a keyed hash that tells nothing of the row.
    pub link: String,
}

/// Rows are linked within seconds; later than this, in milliseconds, something is wrong.
const LATE: i64 = 60_000;

impl Secrets {
    /// Is this row of the audit as it was written, and by these keys?
    pub fn wrote(&self, row: &audit::Model) -> bool {
        row.mac == trace::mac(self, row)
    }
}

impl Platform {
    /// Checks a district's audit chain from its first row to the head. Answers the number of rows. A chain that was
    /// taken away together with its head is found only by a head that was kept outside: [`Platform::holds`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn verify_audit(&self, district: &str) -> Result<Result<i64, Broken>> {
        let tx = self.system().begin().await?;
        let (end, end_link) = head(&tx, "audit", district).await?;
        let (mut seq, mut link) = (0, String::new());
        loop {
            let mut select = audit::Entity::find().into_query();
            select.and_where(Expr::col("district_code").eq(district)).and_where(Expr::col("seq").gt(seq));
            select.order_by("seq", Order::Asc).limit(1_000);
            let rows = tx.rows(&select).await?;
            for row in &rows {
                let row = audit::Model::from_query_result(row, "")?;
                seq += 1;
                if row.seq != Some(seq) {
                    return Ok(Err(Broken::Gap { seq }));
                }
                if !tx.access().shared.secrets.wrote(&row) {
                    return Ok(Err(Broken::Changed { seq }));
                }
                link = next_link(tx.access(), &link, seq, &row);
                if row.link.as_deref() != Some(&link) {
                    return Ok(Err(Broken::Gap { seq }));
                }
            }
            if rows.is_empty() {
                break;
            }
        }
        let whole = seq == end && link == end_link;
        Ok(if whole { Ok(seq) } else { Err(Broken::Truncated { seq: end }) })
    }

    /// The ends of all audit chains, to be kept where the database is not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_heads(&self) -> Result<Vec<Head>> {
        let mut select = Query::select();
        select.columns(["district_code", "seq", "link"]).from("stream_head");
        select.and_where(Expr::col("stream").eq("audit")).order_by("district_code", Order::Asc);
        let rows = self.system().system_rows(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(Head {
                    district: row.try_get_by("district_code")?,
                    seq: row.try_get_by("seq")?,
                    link: row.try_get_by("link")?,
                })
            })
            .collect()
    }

    /// The districts that have an audit or its end, in order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audited(&self) -> Result<Vec<String>> {
        let mut rows = Query::select();
        rows.distinct().column("district_code").from("audit").order_by("district_code", Order::Asc);
        let mut districts: Vec<String> = self.audit_heads().await?.into_iter().map(|h| h.district).collect();
        for row in self.system().system_rows(&rows).await? {
            districts.push(row.try_get_by("district_code")?);
        }
        districts.sort_unstable();
        districts.dedup();
        Ok(districts)
    }

    /// Whether the row of a head that was kept outside is still there, with the same link. With a chain that is whole
    /// ([`Platform::verify_audit`]) no row up to it was changed or taken away.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn holds(&self, kept: &Head) -> Result<Result<(), Broken>> {
        let mut select = Query::select();
        select.column("link").from("audit").and_where(Expr::col("district_code").eq(kept.district.as_str()));
        select.and_where(Expr::col("seq").eq(kept.seq));
        let rows = self.system().system_rows(&select).await?;
        let link: Option<Option<String>> = rows.first().map(|row| row.try_get_by("link")).transpose()?;
        Ok(match link.flatten() {
            None => Err(Broken::Truncated { seq: kept.seq }),
            Some(link) if link == kept.link => Ok(()),
            Some(_) => Err(Broken::Replaced { seq: kept.seq }),
        })
    }

    /// How many audit rows have waited for their link for over a minute.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unlinked_audit(&self) -> Result<i64> {
        let access = self.system();
        let mut select = Query::select();
        select.expr_as(Expr::cust("COUNT(*)"), "n").from("audit");
        select.and_where(Expr::col("seq").is_null()).and_where(Expr::col("at").lt(access.now() - LATE));
        let rows = access.system_rows(&select).await?;
        Ok(rows.first().map(|row| row.try_get_by("n")).transpose()?.unwrap_or(0))
    }
}
