//! Who has a programme once: the person, and everybody of the household that it is for.

use kit::access::Tx;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use work::case::{self, CaseState};

/// Whose application or grant it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whose<'a> {
    pub(crate) district: &'a str,
    pub(crate) programme: i64,
    pub(crate) residence: i64,
    pub(crate) person: i64,
    pub(crate) household: Option<i64>,
}

impl Whose<'_> {
    /// Refuses while there is a grant of the programme in force. Who asks for the same residence or household at the same
    /// moment waits.
    ///
    /// # Errors
    /// CONFLICT.
    pub(crate) async fn none_granted(&self, tx: &Tx) -> Result<()> {
        tx.hold("resident", self.here("id", self.residence)).await?;
        if let Some(household) = self.household {
            tx.hold("household", self.here("id", household)).await?;
        }
        let mut grants = Query::select();
        grants
            .column("id")
            .from("assistance_grant")
            .cond_where(self.rows())
            .and_where(Expr::col("state").ne("stopped"));
        match tx.rows(&grants).await?.is_empty() {
            true => Ok(()),
            false => Err(Error::conflict("there is a grant of this programme in force already")),
        }
    }

    /// Refuses while an application is under way, or there is a grant in force; waits as `none_granted`.
    ///
    /// # Errors
    /// CONFLICT.
    pub(crate) async fn none_before(&self, tx: &Tx) -> Result<()> {
        self.none_granted(tx).await?;
        let mut open = Query::select();
        open.column("id").from("assistance_application").cond_where(self.rows());
        open.cond_where(case::stands("assistance_application", CaseState::UnderWay));
        match tx.rows(&open).await?.is_empty() {
            true => Ok(()),
            false => Err(Error::conflict("an application for this programme is under way already")),
        }
    }

    fn here(&self, column: &'static str, id: i64) -> Condition {
        Condition::all().add(Expr::col("district_code").eq(self.district)).add(Expr::col(column).eq(id))
    }

    fn rows(&self) -> Condition {
        let household = self.household.map(|id| Expr::col("household_id").eq(id));
        let person = Expr::col("person_id").eq(self.person);
        self.here("programme_id", self.programme).add(Condition::any().add(person).add_option(household))
    }
}
