//! The worker of the clocks. Any number of instances may run it at once: one at a time does it in a district, and a step
//! that another one did meanwhile is at a later version of its matter.

use crate::act;
use crate::matter::Matter;
use crate::procedure::{Act, Stage};
use crate::stat;
use kit::access::Access;
use kit::node::GlobalId;
use kit::platform::Platform;
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::QueryResult;
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use std::pin::Pin;

/// The job of the lease.
const JOB: &str = "matter-clock";
/// How long an instance has a district before another takes over, in milliseconds.
const LEASE: i64 = 60_000;
/// Matters that are looked for at once.
const BATCH: usize = 100;

/// Carries out every clock that is due: warnings, limits, the ends of suspensions and of announcements. Repeats until
/// nothing is due, so that it catches up after a stop. Answers how many steps that were.
///
/// # Errors
/// The first failure; what did not fail is done.
pub async fn due(platform: &Platform, holder: &str) -> Result<u64> {
    let mut work = Work::new(platform, holder);
    loop {
        let before = work.done;
        for district in districts(&platform.system()).await? {
            work.in_district(&district).await?;
        }
        if work.done == before {
            let put_together = work.put_together().await;
            let done = work.end()?;
            return put_together.map(|()| done);
        }
    }
}

/// What an instance does by itself, step by step.
pub(super) struct Work<'a> {
    platform: &'a Platform,
    holder: &'a str,
    done: u64,
    failed: Option<Error>,
}

impl<'a> Work<'a> {
    pub(super) fn new(platform: &'a Platform, holder: &'a str) -> Self {
        Self { platform, holder, done: 0, failed: None }
    }

    /// Has this instance the district now?
    pub(super) async fn has(&self, district: &str) -> Result<bool> {
        self.platform.lease(JOB, district, self.holder, LEASE).await
    }

    async fn in_district(&mut self, district: &str) -> Result<()> {
        let access = self.platform.system();
        let mut beyond = None;
        while self.has(district).await? {
            let batch = batch(&access, district, beyond).await?;
            for one in &batch {
                self.step(one).await;
            }
            match batch.last() {
                // what failed lies behind, and holds up nothing
                Some(last) if batch.len() == BATCH => beyond = Some((last.at, last.id)),
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    /// The parts of counts, in the districts that have many.
    async fn put_together(&self) -> Result<()> {
        let access = self.platform.system();
        for district in stat::in_parts(&access).await? {
            while self.has(&district).await? && stat::together(&access, &district).await? {}
        }
        Ok(())
    }

    /// One step in a transaction of its own.
    pub(super) async fn step(&mut self, one: &Due) {
        match one.carry_out(self.platform).await {
            Ok(()) => self.done += 1,
            // somebody was faster
            Err(error) if matches!(error.code(), Code::Conflict | Code::NotFound) => {}
            Err(error) => drop(self.failed.get_or_insert(error)),
        }
    }

    /// How many steps were done.
    pub(super) fn done(&self) -> u64 {
        self.done
    }

    pub(super) fn end(self) -> Result<u64> {
        self.failed.map_or(Ok(self.done), Err)
    }
}

/// A step that is being done; on the heap, since it is large.
type Step<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// What is due with a matter.
pub(super) struct Due {
    pub(super) district: String,
    pub(super) id: i64,
    pub(super) version: i32,
    pub(super) act: Act,
    /// Since when, in milliseconds since 1970.
    pub(super) at: i64,
    /// The posts that ended, where it is about one.
    pub(super) ended: Vec<i64>,
}

impl Due {
    fn of(row: &QueryResult, now: i64) -> Result<Self> {
        let stage: String = row.try_get_by("stage")?;
        let paused: Option<String> = row.try_get_by("paused")?;
        let due: Option<i64> = row.try_get_by("due_at")?;
        let ready = row.try_get_by::<i64, _>("waits")? == 0;
        let act = match paused.as_deref() {
            Some("on") => Act::Resume,
            _ if stage == Stage::Announced.as_str() && ready => Act::EndAnnouncement,
            // both passed while nobody looked: it is red
            _ if due.is_some_and(|due| due <= now) => Act::Overdue,
            _ => Act::Warn,
        };
        let version: i64 = row.try_get_by("version")?;
        Ok(Self {
            district: row.try_get_by("district_code")?,
            id: row.try_get_by("id")?,
            version: i32::try_from(version).map_err(Error::internal)?,
            act,
            at: row.try_get_by("next_at")?,
            ended: Vec::new(),
        })
    }

    async fn carry_out(&self, platform: &Platform) -> Result<()> {
        let access = platform.system();
        let mut tx = access.begin().await?;
        let id = GlobalId::placed(Matter::TYPE, &self.district, self.id);
        let step: Step<'_> = match self.act {
            Act::Resume => Box::pin(act::resume(&mut tx, &id, self.version)),
            Act::EndAnnouncement => Box::pin(act::end_announcement(&mut tx, &id, self.version)),
            Act::Overdue => Box::pin(act::overdue(&mut tx, &id, self.version)),
            Act::Unassign => Box::pin(act::unassign(&mut tx, &id, self.version, &self.ended)),
            _ => Box::pin(act::warn(&mut tx, &id, self.version)),
        };
        step.await?;
        tx.commit().await
    }
}

/// The districts in which something is due: without any, nobody takes a lease.
async fn districts(access: &Access) -> Result<Vec<String>> {
    let mut select = of_due(access.now());
    select.column("district_code").distinct();
    select.and_where(Expr::col("district_code").is_in(access.districts().of("")));
    let rows = access.system_rows(&select).await?;
    Ok(rows.iter().map(|row| row.try_get_by("district_code")).collect::<Result<_, _>>()?)
}

/// The next matters of a district with something due, beyond one of them, by time.
async fn batch(access: &Access, district: &str, beyond: Option<(i64, i64)>) -> Result<Vec<Due>> {
    let now = access.now();
    let waits: Expr = CaseStatement::new().case(objected(), Expr::cust("1")).finally(Expr::cust("0")).into();
    let mut select = of_due(now);
    select
        .columns(["district_code", "id", "version", "stage", "paused", "due_at", "next_at"])
        .expr_as(waits.cast_as("bigint"), "waits")
        .and_where(Expr::col("district_code").eq(district))
        .order_by("next_at", Order::Asc)
        .order_by("id", Order::Asc)
        .limit(BATCH as u64);
    if let Some((at, id)) = beyond {
        let same = Expr::col("next_at").eq(at).and(Expr::col("id").gt(id));
        select.cond_where(Condition::any().add(Expr::col("next_at").gt(at)).add(same));
    }
    access.system_rows(&select).await?.iter().map(|row| Due::of(row, now)).collect()
}

/// Matters with something due. An announcement with an objection that nobody answered goes on, and its clock runs.
fn of_due(now: i64) -> SelectStatement {
    let passed = |light: Expr, at: &'static str| light.and(Expr::col(at).lte(now));
    let ready = Condition::any()
        .add(Expr::col("stage").ne(Stage::Announced.as_str()))
        .add(objected().not())
        .add(passed(Expr::col("light").eq("green"), "warn_at"))
        .add(passed(Expr::col("light").ne("red"), "due_at"));
    let mut select = Query::select();
    select.from("matter").and_where(Expr::col("next_at").lte(now)).cond_where(ready);
    select
}

/// An objection to the announcement of the matter waits for its answer.
fn objected() -> Expr {
    let mut objection = Query::select();
    objection
        .expr(Expr::cust("1"))
        .from("objection")
        .and_where(Expr::col(("objection", "district_code")).equals(("matter", "district_code")))
        .and_where(Expr::col(("objection", "matter_id")).equals(("matter", "id")))
        .and_where(Expr::col(("objection", "answered_at")).is_null());
    Expr::exists(objection)
}
