//! What happens to people and places, told to every module: from the outbox, by a cursor of each module's own, so
//! that a module which is switched on later catches up.

use crate::access::Tx;
use crate::error::{Error, Result};
use crate::module::{Module, Modules};
use crate::node::GlobalId;
use crate::platform::Platform;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Order, Query};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A place has another code, or somebody or something is elsewhere: in another grid, or where both codes are the same, within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Type of the record that moved.
    pub record_type: String,
    /// Its id before and after; they differ only when it moved to another district.
    pub before: i64,
    /// Its id now.
    pub after: i64,
    /// Code of its area before.
    pub from: String,
    /// Code of its area now.
    pub to: String,
}

/// Two records became one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// Type of the records.
    pub record_type: String,
    /// The record that stays.
    pub kept: i64,
    /// The record that goes.
    pub gone: i64,
    /// Code of the area of the record that stays.
    pub area: String,
}

/// A record was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Type of the record.
    pub record_type: String,
    /// Its id.
    pub id: i64,
    /// Code of the area that it lay in.
    pub area: String,
}

/// A record is over where it lay, and did not go elsewhere: who lived there died or left, or it was a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Type of the record.
    pub record_type: String,
    /// Its id.
    pub id: i64,
    /// Code of the area that it lay in.
    pub area: String,
    /// Why, as its record has it: `died`, `left` or `mistake` of a residence.
    pub reason: String,
}

/// The account of a person is another one now: it was bound, or unbound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The person.
    pub person: i64,
    /// The account that the person had.
    pub before: Option<i64>,
    /// The account that the person has.
    pub after: Option<i64>,
    /// Code of the area of a residence of the person.
    pub area: String,
}

const MOVED: &str = "moved";
const MERGED: &str = "merged";
const ERASED: &str = "erased";
const ENDED: &str = "is_over";
const BOUND: &str = "bound";

impl Tx {
    /// Tells every module that something moved.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_moved(&self, moved: &Moved) -> Result<()> {
        self.tell(MOVED, &moved.record_type, moved.after, &moved.to, moved).await
    }

    /// Tells every module that two records became one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_merged(&self, merged: &Merged) -> Result<()> {
        self.tell(MERGED, &merged.record_type, merged.kept, &merged.area, merged).await
    }

    /// Tells every module that a record was erased.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_erased(&self, erased: &Erased) -> Result<()> {
        self.tell(ERASED, &erased.record_type, erased.id, &erased.area, erased).await
    }

    /// Tells every module that a record is over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_ended(&self, ended: &Ended) -> Result<()> {
        self.tell(ENDED, &ended.record_type, ended.id, &ended.area, ended).await
    }

    /// Tells every module that a person has another account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_bound(&self, bound: &Bound) -> Result<()> {
        self.tell(BOUND, "Person", bound.person, &bound.area, bound).await
    }

    async fn tell(
        &self,
        verb: &str,
        record_type: &str,
        id: i64,
        area: &str,
        detail: &impl Serialize,
    ) -> Result<()> {
        let detail = serde_json::to_string(detail).map_err(Error::internal)?;
        let id = GlobalId::global(record_type, id);
        crate::trace::event(self, verb, &id, area, Some(detail)).await
    }
}

impl Platform {
    /// Tells the modules what their cursors have not reached; answers how many events that were.
    ///
    /// # Errors
    /// When a module fails: its cursor stays, and it is told again. The others go on.
    pub async fn run_hooks(&self, modules: &Modules) -> Result<u64> {
        let (mut told, mut failed) = (0, None);
        for module in modules.iter() {
            // one that fails holds up no other
            if let Err(error) = self.run_hook(module, &mut told).await {
                failed.get_or_insert(error);
            }
        }
        failed.map_or(Ok(told), Err)
    }

    async fn run_hook(&self, module: &dyn Module, told: &mut u64) -> Result<()> {
        let name = format!("hook:{}", module.id());
        while let Some((mut tx, event)) = self.next_event(&name).await? {
            event.tell(module, &mut tx).await?;
            crate::stream::advance(&tx, &name, &event.district, event.seq).await?;
            tx.commit().await?;
            *told += 1;
        }
        Ok(())
    }

    /// The next event of a cursor, in the transaction that will move it.
    async fn next_event(&self, cursor: &str) -> Result<Option<(Tx, Event)>> {
        let access = self.system();
        let tx = access.begin().await?;
        let mut head = Query::select();
        head.column("seq").from("stream_head").and_where(Expr::col(("stream_head", "stream")).eq(cursor));
        let same = Expr::col(("stream_head", "district_code")).equals(("outbox", "district_code"));
        let head = Expr::SubQuery(None, Box::new(head.and_where(same).take().into()));
        let reached = Func::coalesce([head, 0_i64.into()]);
        let mut select = Query::select();
        select
            .columns(["district_code", "seq", "event", "detail"])
            .from("outbox")
            .and_where(Expr::col("event").is_in([MOVED, MERGED, ERASED, ENDED, BOUND]))
            .and_where(Expr::col("seq").gt(reached))
            .order_by("district_code", Order::Asc)
            .order_by("seq", Order::Asc)
            .limit(1);
        let rows = tx.rows(&select).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let event = Event {
            district: row.try_get_by("district_code")?,
            seq: row.try_get_by("seq")?,
            verb: row.try_get_by("event")?,
            detail: row.try_get_by::<Option<String>, _>("detail")?.unwrap_or_default(),
        };
        Ok(Some((tx, event)))
    }
}

struct Event {
    district: String,
    seq: i64,
    verb: String,
    detail: String,
}

impl Event {
    async fn tell(&self, module: &dyn Module, tx: &mut Tx) -> Result<()> {
        match self.verb.as_str() {
            MOVED => module.on_moved(tx, &self.read()?).await,
            MERGED => module.on_merged(tx, &self.read()?).await,
            ENDED => module.on_ended(tx, &self.read()?).await,
            BOUND => module.on_bound(tx, &self.read()?).await,
            _ => module.on_erased(tx, &self.read()?).await,
        }
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(&self.detail).map_err(Error::internal)
    }
}
