//! A file that is there already when one is proposed. Who learns of it looked at the person: it is on record, also where the
//! mutation is refused, and counts as finding a file by its person.

use crate::kind::KeyAuthority;
use crate::row::{files, kept};
use crate::sight::{Seen, Stand};
use crate::view::{few, key, on_record};
use entities::people::resident::Model as Residence;
use kit::access::{Access, Tx, Written};
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// What stands as the purpose of the look.
const PURPOSE: &str = "A file was proposed, and there is one already (重复拟建档)";

/// The file that was found, if one was.
#[derive(Debug, Default)]
pub(crate) struct Known(Option<Seen>);

impl Known {
    /// Refuses a second file of the same authority in the district.
    ///
    /// # Errors
    /// CONFLICT; LIMIT_EXCEEDED for an account that found enough files today, whether there is one or not.
    pub(crate) async fn alone(&mut self, tx: &Tx, of: &Residence, authority: KeyAuthority) -> Result<()> {
        let same = Condition::all()
            .add(Expr::col("district_code").eq(of.district_code.as_str()))
            .add(Expr::col("person_id").eq(of.person_id))
            .add(Expr::col("desk_mac").eq(authority.desk(tx.access())))
            .add(kept(tx.access().today()));
        let found = files(tx, same, Some(1)).await?.pop();
        few(tx.access(), &[of.district_code.as_str()], &[found.iter().map(key).collect()]).await?;
        let Some(row) = found else { return Ok(()) };
        self.0 = Some(Seen { row, authority, stand: Stand::Keeper });
        Err(Error::conflict("your authority keeps a file of this person already"))
    }

    /// Answers what came of the mutation once the look is on record: its own transaction was undone, and the look with it.
    ///
    /// # Errors
    /// What came of the mutation; LIMIT_EXCEEDED in its place for an account that found enough files meanwhile.
    pub(crate) async fn kept(self, access: &Access, came: Result<Written>) -> Result<Written> {
        if let (Err(_), Some(seen)) = (&came, &self.0) {
            let tx = access.begin().await?;
            few(access, &[seen.row.district_code.as_str()], &[vec![key(&seen.row)]]).await?;
            on_record(&tx, seen, PURPOSE).await?;
            tx.commit().await?;
        }
        came
    }
}
