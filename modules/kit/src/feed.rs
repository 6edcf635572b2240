//! Events of the outbox for a subscriber: from now or from a cursor, in the order of their numbers, none left out and
//! none twice.

use crate::access::{Access, NO_DISTRICT};
use crate::code::{AreaCode, after};
use crate::error::{Error, Result};
use crate::node::GlobalId;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;
use tokio::sync::watch;

/// How often the outbox is looked at without a hint.
const POLL: Duration = Duration::from_millis(500);
/// Events that are read at once.
const BATCH: u64 = 200;

/// What happened to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `create`, `change`, `retire` and the like.
    pub verb: String,
    /// The record.
    pub record: GlobalId,
    /// Code of the area that it lay in.
    pub area: String,
    /// When, milliseconds since 1970.
    pub at: i64,
    /// A feed that begins after this cursor goes on with the event that follows.
    pub cursor: String,
    /// What it says beside the record, for who chooses by it; not for clients.
    pub detail: Option<String>,
}

/// Which events a feed is of.
#[derive(Clone, Debug)]
pub enum Of {
    /// Those of an area.
    Area(AreaCode),
    /// Those of a record, for which it is looked in its district.
    Record(GlobalId),
    /// Those, wherever they lie, that meet a condition which follows from the rights of the moment.
    Caller(fn(&Access) -> Condition),
}

impl Of {
    /// The area that is looked in; None for everywhere.
    fn area(&self) -> Option<&str> {
        match self {
            Self::Area(area) => Some(area.as_str()),
            Self::Record(id) => Some(&id.district),
            Self::Caller(_) => None,
        }
    }

    /// What a cursor is good for.
    fn name(&self) -> String {
        match self {
            Self::Area(area) => area.to_string(),
            Self::Record(id) => id.to_string(),
            Self::Caller(_) => String::new(),
        }
    }

    fn condition(&self, access: &Access) -> Condition {
        match self {
            Self::Area(area) => Condition::all()
                .add(Expr::col("area_code").gte(area.as_str()))
                .add(Expr::col("area_code").lt(after(area.as_str()))),
            Self::Record(id) => Condition::all().add(Expr::col("record_id").eq(id.key.as_str())),
            Self::Caller(condition) => condition(access),
        }
    }
}

/// How far a feed is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    /// Last number, by district.
    numbers: BTreeMap<String, i64>,
    /// Ids of events that were committed before the feed was opened, and had no number yet.
    before: BTreeSet<i64>,
}

/// The events of some types of records, as they come.
#[derive(Debug)]
pub struct Feed {
    access: Access,
    of: Of,
    types: Vec<String>,
    seen: Seen,
    waiting: VecDeque<Event>,
    hints: watch::Receiver<u64>,
    rights: watch::Receiver<i64>,
}

impl Feed {
    /// The events of an area after the cursor `from`, or from now on.
    ///
    /// # Errors
    /// BAD_USER_INPUT for what is no cursor of a feed of this area; when the database fails.
    pub async fn open(access: &Access, area: &AreaCode, types: &[&str], from: Option<&str>) -> Result<Self> {
        Self::open_of(access, Of::Area(area.clone()), types, from).await
    }

    /// These events after the cursor `from`, or from now on.
    ///
    /// # Errors
    /// BAD_USER_INPUT for what is no cursor of such a feed; when the database fails.
    pub async fn open_of(access: &Access, of: Of, types: &[&str], from: Option<&str>) -> Result<Self> {
        let rights = access.shared.rights.changes();
        let access = access.fresh();
        let types: Vec<String> = types.iter().map(|name| (*name).to_owned()).collect();
        let seen = match from {
            Some(cursor) => decode(&access, &of, cursor)?,
            None => {
                // in this order: what gets its number between the two is below the heads
                let before = unnumbered(&access, &of, &types).await?;
                Seen { before, numbers: heads(&access, of.area()).await? }
            }
        };
        // last: whoever counts the listeners counts those that have their position
        let hints = access.events();
        Ok(Self { access, of, types, seen, waiting: VecDeque::new(), hints, rights })
    }

    /// The caller, with the rights of the last look.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Waits for the next event.
    ///
    /// # Errors
    /// UNAUTHENTICATED when the account is no longer active; when the database fails.
    pub async fn next(&mut self) -> Result<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(event);
            }
            if self.rights.has_changed().unwrap_or(false) {
                self.rights.borrow_and_update();
                self.access = self.access.again().await?;
            }
            self.hints.borrow_and_update();
            self.look().await?;
            if self.waiting.is_empty() {
                // a hint makes it look sooner; without any it looks all the same
                tokio::select! {
                    _ = self.hints.changed() => {}
                    _ = self.rights.changed() => self.access = self.access.again().await?,
                    () = tokio::time::sleep(POLL) => {}
                }
            }
        }
    }

    async fn look(&mut self) -> Result<()> {
        let heads = heads(&self.access, self.of.area()).await?;
        let Some(condition) = self.ahead(&heads) else { return Ok(()) };
        let mut select = Query::select();
        select
            .columns([
                "district_code",
                "id",
                "seq",
                "event",
                "record_type",
                "record_id",
                "area_code",
                "at",
                "detail",
            ])
            .from("outbox")
            .cond_where(condition)
            .cond_where(self.of.condition(&self.access))
            .and_where(Expr::col("record_type").is_in(self.types.iter().map(String::as_str)))
            .order_by("district_code", Order::Asc)
            .order_by("seq", Order::Asc)
            .limit(BATCH);
        let rows = self.access.shared.db.rows(self.access.meter(), &select).await?;
        for row in &rows {
            let event = self.event(row)?;
            self.waiting.extend(event);
        }
        if (rows.len() as u64) < BATCH {
            self.seen.numbers = heads;
        }
        Ok(())
    }

    /// The events between what was seen and the heads; None when there are none.
    fn ahead(&self, heads: &BTreeMap<String, i64>) -> Option<Condition> {
        let mut any = Condition::any();
        for (district, head) in heads {
            let seen = self.seen.numbers.get(district).copied().unwrap_or(0);
            if *head > seen {
                let of = Expr::col("district_code").eq(district.as_str());
                let numbers = Expr::col("seq").gt(seen).and(Expr::col("seq").lte(*head));
                any = any.add(of.and(numbers));
            }
        }
        (!any.is_empty()).then_some(any)
    }

    /// The event of a row, which counts as seen in its cursor; None for what was before the feed.
    fn event(&mut self, row: &QueryResult) -> Result<Option<Event>> {
        let district: String = row.try_get_by("district_code")?;
        self.seen.numbers.insert(district.clone(), row.try_get_by("seq")?);
        let id: i64 = row.try_get_by("id")?;
        if self.seen.before.remove(&id) {
            return Ok(None);
        }
        let record = GlobalId {
            record_type: row.try_get_by("record_type")?,
            district,
            key: row.try_get_by("record_id")?,
        };
        Ok(Some(Event {
            verb: row.try_get_by("event")?,
            record,
            area: row.try_get_by("area_code")?,
            at: row.try_get_by("at")?,
            cursor: encode(&self.access, &self.of, &self.seen)?,
            detail: row.try_get_by("detail")?,
        }))
    }
}

/// The districts of an area, or all.
fn districts(access: &Access, area: Option<&str>) -> Vec<String> {
    let area = area.unwrap_or_default();
    let mut districts = access.districts().of(area);
    if area.len() < 6 {
        districts.push(NO_DISTRICT.to_owned());
    }
    districts
}

/// The committed events of a feed that have no number yet: few, as the sequencer follows each commit.
async fn unnumbered(access: &Access, of: &Of, types: &[String]) -> Result<BTreeSet<i64>> {
    let mut select = Query::select();
    select
        .column("id")
        .from("outbox")
        .and_where(Expr::col("seq").is_null())
        .and_where(Expr::col("district_code").is_in(districts(access, of.area())))
        .and_where(Expr::col("record_type").is_in(types.iter().map(String::as_str)))
        .cond_where(of.condition(access));
    let rows = access.shared.db.rows(access.meter(), &select).await?;
    Ok(rows.iter().map(|row| row.try_get_by("id")).collect::<Result<_, _>>()?)
}

/// The last number of each district of an area, or of all.
async fn heads(access: &Access, area: Option<&str>) -> Result<BTreeMap<String, i64>> {
    let districts = districts(access, area);
    let mut heads: BTreeMap<String, i64> = districts.iter().map(|code| (code.clone(), 0)).collect();
    let mut select = Query::select();
    select.columns(["district_code", "seq"]).from("stream_head").and_where(Expr::col("stream").eq("outbox"));
    select.and_where(Expr::col("district_code").is_in(districts));
    for row in access.shared.db.rows(access.meter(), &select).await? {
        heads.insert(row.try_get_by("district_code")?, row.try_get_by("seq")?);
    }
    Ok(heads)
}

/// The cursor at these numbers. Clients cannot read it: the numbers of a district tell how much happens in it.
fn encode(access: &Access, of: &Of, seen: &Seen) -> Result<String> {
    // numbers of equal width, so that the length tells nothing either
    let numbers: BTreeMap<_, _> =
        seen.numbers.iter().map(|(code, seq)| (code, format!("{seq:016x}"))).collect();
    let plain = serde_json::to_string(&(of.name(), numbers, &seen.before)).map_err(Error::internal)?;
    access.shared.secrets.opaque(PURPOSE).seal(&plain)
}

/// What a cursor says, if it is one that this platform gave for such a feed.
fn decode(access: &Access, wanted: &Of, cursor: &str) -> Result<Seen> {
    let bad = || Error::bad_input("after", "not a cursor of this stream; use one that an event carried");
    let plain = access.shared.secrets.opaque(PURPOSE).open(cursor).ok_or_else(bad)?;
    let (of, numbers, before): (String, BTreeMap<String, String>, BTreeSet<i64>) =
        serde_json::from_str(&plain).map_err(|_| bad())?;
    if of == wanted.name() {
        let number = |seq: &str| i64::from_str_radix(seq, 16).map_err(|_| bad());
        let numbers = numbers.into_iter().map(|(code, seq)| Ok((code, number(&seq)?)));
        return Ok(Seen { numbers: numbers.collect::<Result<_>>()?, before });
    }
    Err(match of.as_str() {
        "" => bad(),
        of => Error::bad_input("after", format!("a cursor of `{of}`")),
    })
}

/// What the key of cursors is for.
const PURPOSE: &str = "cursor of a feed";
