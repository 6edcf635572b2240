//! Leases: one instance at a time does a background job, on every database the same way (storage rule 9).

use crate::access::Permit;
use crate::error::Result;
use crate::platform::Platform;
use entities::platform::lease;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

impl Platform {
    /// Takes or keeps the lease of a job in a district for `holder`; false while another holds it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lease(&self, job: &str, district: &str, holder: &str, lasts: i64) -> Result<bool> {
        let access = self.system();
        let tx = access.begin().await?;
        let now = access.now();
        let mine_or_over =
            Condition::any().add(Expr::col("holder").eq(holder)).add(Expr::col("expires_at").lt(now));
        let mut update = Query::update();
        update
            .table("lease")
            .value("holder", holder)
            .value("expires_at", now + lasts)
            .value("version", Expr::col("version").add(1))
            .and_where(Expr::col("job").eq(job))
            .and_where(Expr::col("district_code").eq(district))
            .cond_where(mine_or_over);
        let mut taken = tx.execute(&Permit::seen(), &update).await? == 1;
        if !taken {
            let first = lease::ActiveModel {
                id: Set(access.new_id()),
                job: Set(job.to_owned()),
                district_code: Set(district.to_owned()),
                holder: Set(holder.to_owned()),
                expires_at: Set(now + lasts),
                version: Set(1),
            };
            let insert = sea_orm::QueryTrait::into_query(
                <lease::Entity as sea_orm::EntityTrait>::insert(first).on_conflict(
                    sea_orm::sea_query::OnConflict::columns(["job", "district_code"]).do_nothing().to_owned(),
                ),
            );
            taken = tx.execute(&Permit::seen(), &insert).await? == 1;
        }
        tx.commit_quietly().await?;
        Ok(taken)
    }
}
