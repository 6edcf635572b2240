//! Rights as they are this moment: read from the database, kept while it is certain that they are still so.
//!
//! One row, `rights_epoch`, changes with every account, post or policy. It is polled twice a second; when the last
//! poll is older than a second, nothing that is kept counts. What is kept carries the next moment at which it changes
//! by itself and is dropped then.

use super::broken::broken;
use super::stand_in::{Days, Held, stand_ins};
use super::{Caller, Kind, Permit, Post, Tx};
use crate::db::Meter;
use crate::error::{Error, Result};
use crate::platform::Shared;
use rustc_hash::FxHashMap;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// How long a poll counts, in milliseconds.
const POLL_COUNTS: i64 = 1_000;

/// The rights that are kept.
#[derive(Debug)]
pub struct Rights {
    kept: Mutex<FxHashMap<i64, Kept>>,
    polled_at: AtomicI64,
    epoch: watch::Sender<i64>,
}

#[derive(Debug)]
struct Kept {
    caller: Arc<Caller>,
    changes_at: i64,
}

impl Default for Rights {
    fn default() -> Self {
        Self { kept: Mutex::default(), polled_at: AtomicI64::new(i64::MIN), epoch: watch::channel(0).0 }
    }
}

impl Rights {
    pub(crate) async fn caller(&self, shared: &Shared, account: i64) -> Result<Option<Arc<Caller>>> {
        let now = shared.sources.now();
        let certain = now.saturating_sub(self.polled_at.load(Ordering::Acquire)) <= POLL_COUNTS;
        if certain && let Some(kept) = self.lock().get(&account).filter(|kept| kept.changes_at > now) {
            return Ok(Some(kept.caller.clone()));
        }
        let epoch = *self.epoch.borrow();
        let Some((caller, changes_at)) = load(shared, account, now).await? else {
            self.lock().remove(&account);
            return Ok(None);
        };
        let caller = Arc::new(caller);
        // rights that were read before a change that came to light meanwhile are not kept
        if certain && *self.epoch.borrow() == epoch {
            self.lock().insert(account, Kept { caller: caller.clone(), changes_at });
        }
        Ok(Some(caller))
    }

    /// The epoch, while it is certain that it is still this one.
    pub(crate) fn certain_epoch(&self, now: i64) -> Option<i64> {
        let certain = now.saturating_sub(self.polled_at.load(Ordering::Acquire)) <= POLL_COUNTS;
        certain.then(|| *self.epoch.borrow())
    }

    pub(crate) async fn poll(&self, shared: &Shared) -> Result<i64> {
        let asked_at = shared.sources.now();
        let select = Query::select().column("epoch").from("rights_epoch").to_owned();
        let rows = shared.db.rows(&Meter::default(), &select).await?;
        let epoch: i64 = rows.first().map(|row| row.try_get_by("epoch")).transpose()?.unwrap_or(0);
        if epoch != *self.epoch.borrow() {
            shared.read_districts().await?;
            self.lock().clear();
            self.epoch.send_replace(epoch);
        }
        self.polled_at.store(asked_at, Ordering::Release);
        Ok(epoch)
    }

    /// Rights changed in this process: nothing that is kept counts until the next poll.
    pub(crate) fn forget(&self) {
        self.polled_at.store(i64::MIN, Ordering::Release);
        self.lock().clear();
    }

    pub(crate) fn changes(&self) -> watch::Receiver<i64> {
        self.epoch.subscribe()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, FxHashMap<i64, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts a change of rights inside the transaction that makes it.
pub(super) async fn bump(tx: &Tx) -> Result<()> {
    let mut update = Query::update();
    update.table("rights_epoch").value("epoch", Expr::col("epoch").add(1)).and_where(Expr::col("id").eq(1));
    if tx.execute(&Permit::seen(), &update).await? == 0 {
        let mut insert = Query::insert();
        insert.into_table("rights_epoch").columns(["id", "epoch"]).values_panic([1_i64.into(), 1_i64.into()]);
        tx.execute(&Permit::seen(), &insert).await?;
    }
    Ok(())
}

/// The account with the posts that are in force, and the moment at which that changes by itself.
async fn load(shared: &Shared, account: i64, now: i64) -> Result<Option<(Caller, i64)>> {
    let meter = Meter::default();
    let mut select = Query::select();
    select
        .columns(["name", "kind", "totp_confirmed_at", "password_initial_at"])
        .from("account")
        .and_where(Expr::col("id").eq(account));
    select.and_where(Expr::col("status").eq("active"));
    let rows = shared.db.rows(&meter, &select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let kind: String = row.try_get_by("kind")?;
    let kind = match kind.as_str() {
        "service" => Kind::Service,
        "resident" => Kind::Resident,
        _ => Kind::Staff,
    };
    let mut select = Query::select();
    select
        .columns(["id", "role", "area_code", "line", "from_on", "to_on", "stands_in_for"])
        .from("post")
        .and_where(Expr::col("account_id").eq(account))
        .and_where(Expr::col("ended_at").is_null());
    let (mut posts, mut held) = (Vec::new(), Vec::new());
    let mut changes_at = i64::MAX;
    for row in shared.db.rows(&meter, &select).await? {
        let days = Days::read(&row, "from_on", "to_on")?;
        changes_at = std::cmp::min(changes_at, days.change_after(now));
        held.push(Held { id: row.try_get_by("id")?, days });
        if days.hold(now) {
            posts.push(post(&row)?);
        }
    }
    let (stand_ins, next) = stand_ins(shared, &held, now).await?;
    posts.extend(stand_ins);
    // whoever wrote the post: a role is for one kind of account
    posts.retain(|post| shared.policy.role(&post.role).map_or(true, |role| role.kind == kind));
    changes_at = std::cmp::min(changes_at, next);
    let confirmed_at: Option<i64> = row.try_get_by("totp_confirmed_at")?;
    if confirmed_at.is_some() {
        let (broken, next) = broken(shared, account, &posts, now).await?;
        posts.extend(broken);
        changes_at = std::cmp::min(changes_at, next);
    }
    let asks = |post: &Post| shared.policy.role(&post.role).is_ok_and(|role| role.second_factor);
    let second_factor_missing = confirmed_at.is_none() && posts.iter().any(asks);
    let initial_password = row.try_get_by::<Option<i64>, _>("password_initial_at")?.is_some();
    if second_factor_missing || initial_password {
        posts.clear();
    }
    let name = row.try_get_by("name")?;
    let caller = Caller { account, name, kind, posts, second_factor_missing, initial_password, changes_at };
    Ok(Some((caller, changes_at)))
}

/// A post as its row says.
pub(super) fn post(row: &QueryResult) -> Result<Post> {
    let area: String = row.try_get_by("area_code")?;
    let stands_in_for: Option<i64> = row.try_get_by("stands_in_for")?;
    Ok(Post {
        id: row.try_get_by("id")?,
        role: row.try_get_by("role")?,
        area: area.parse().map_err(Error::internal)?,
        line: row.try_get_by("line")?,
        stands_in: stands_in_for.is_some(),
        break_glass: None,
    })
}
