//! A file as it lies in the database. It is no record of the graph: what is declared here carries the reach into statements,
//! and no module is told of it.

use crate::open::of_age;
use chrono::{Months, NaiveDate};
use entities::key_groups::key_file::{Entity, Model};
use entities::people::resident;
use kit::access::{Permit, Tx, Written};
use kit::node::GlobalId;
use kit::platform::day_of;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Date, Key};
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::FromQueryResult;
use sea_orm::Order as Sorting;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, UpdateStatement};

/// Name in ids.
pub(crate) const TYPE: &str = "KeyFile";
/// Months from today in which a file is to be reviewed.
const REVIEW: u32 = 6;

/// A file, for statements that find several within reach.
#[derive(Debug)]
pub(crate) struct Found;

impl Record for Found {
    type Entity = Entity;
    const TYPE: &'static str = TYPE;
    const ABOUT: &'static str = "";
    const RESOURCE: &'static str = crate::policy::JUSTICE;
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const FIELDS: &'static [Field] = &[
        hidden::<String>("state"),
        hidden::<Date>("review_on"),
        hidden::<Option<Date>>("renewal_on"),
        hidden::<Key>("resident_id"),
        hidden::<Key>("person_id"),
        hidden::<Key>("version"),
    ];
}

const fn hidden<C: kit::scalar::FromColumn>(column: &'static str) -> Field {
    let mut field = Field::hidden::<C>(column);
    field.class = Class::Restricted;
    field
}

/// Its global id.
pub(crate) fn id_of(row: &Model) -> GlobalId {
    GlobalId::placed(TYPE, &row.district_code, row.id)
}

/// Is it kept on this day? What is over by a day is over from that day on, whether a clock came by or not.
pub(crate) fn is_kept(row: &Model, today: NaiveDate) -> bool {
    matches!(row.state.as_str(), "proposed" | "open" | "handed")
        && row.review_on >= today
        && row.seal_on.is_none_or(|day| day > today)
}

/// Was it open here until it was closed, and is it not sealed on this day? What was only proposed, taken by nobody or handed
/// over was not.
pub(crate) fn was_open(row: &Model, today: NaiveDate) -> bool {
    let over = row.state == "closed" || (row.state == "open" && row.review_on < today);
    let opened = row.confirmed_by.is_some() && row.content_cipher.is_some();
    over && opened && row.seal_on.is_none_or(|day| day > today)
}

/// Those that are kept on this day.
pub(crate) fn kept(today: NaiveDate) -> Condition {
    Condition::all()
        .add(Expr::col("state").is_in(["proposed", "open", "handed"]))
        .add(Expr::col("review_on").gte(today))
        .add(Condition::any().add(Expr::col("seal_on").is_null()).add(Expr::col("seal_on").gt(today)))
}

/// The files that meet a condition, of whatever authority, in the order of their entry; at most so many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn files(tx: &Tx, which: Condition, most: Option<u64>) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("key_file").cond_where(which).order_by("id", Sorting::Asc);
    if let Some(most) = most {
        select.limit(most);
    }
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}

/// The last day until which a file may be open without another look at it.
///
/// # Errors
/// BAD_USER_INPUT at `path` for a day that is not after today, or later than in six months.
pub(crate) fn reviewed(given: NaiveDate, today: NaiveDate, path: &str) -> Result<NaiveDate> {
    let last = today.checked_add_months(Months::new(REVIEW)).unwrap_or(today);
    if given > today && given <= last {
        return Ok(given);
    }
    Err(Error::bad_input(path, format!("a day after today, {last} at the latest")))
}

/// The day on which the file of a minor is sealed, by the birth that the residence has now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sealed_on(tx: &Tx, row: &Model) -> Result<Option<NaiveDate>> {
    let here = Condition::all()
        .add(Expr::col("district_code").eq(row.district_code.as_str()))
        .add(Expr::col("id").eq(row.resident_id))
        .add(Expr::col("status").ne("erased"));
    let residences = tx.models::<resident::Entity>(here).await?;
    // with a residence that is erased the file goes, too
    let Some(residence) = residences.first() else { return Ok(row.seal_on) };
    Ok(sealed_by(residence.birth_on, row))
}

/// The day on which a file is sealed that was opened before somebody who was born on a day was of age.
pub(crate) fn sealed_by(birth: Option<NaiveDate>, row: &Model) -> Option<NaiveDate> {
    let entered = day_of(row.created_at);
    let opened = row.opened_on.map_or(entered, |day| Ord::min(day, entered));
    birth.and_then(|birth| of_age(birth, opened))
}

/// The later of two days of sealing; none at all is the latest. Who changes a birth is no keeper of files, so that what
/// follows from that alone never seals one earlier.
pub(crate) fn later(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.zip(other).map(|(one, other)| Ord::max(one, other))
}

/// An act that changes a file, and leaves a trace that does not tell of what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act<'a> {
    /// The transaction.
    pub(crate) tx: &'a Tx,
    /// Leave to change the file.
    pub(crate) permit: &'a Permit,
    /// The file as it was read.
    pub(crate) row: &'a Model,
    /// What is done with it.
    pub(crate) verb: &'a str,
}

impl Act<'_> {
    /// By the file's authority, which seals it by the birth that is on record now.
    ///
    /// # Errors
    /// CONFLICT when somebody else changed it since.
    pub(crate) async fn keep(self, set: impl FnOnce(&mut UpdateStatement)) -> Result<Written> {
        let seal_on = sealed_on(self.tx, self.row).await?;
        self.write(seal_on, set).await
    }

    /// By whatever else changes a file: by the birth that is on record now it is sealed later, or not at all, and never
    /// earlier.
    ///
    /// # Errors
    /// As [`Act::keep`].
    pub(crate) async fn change(self, set: impl FnOnce(&mut UpdateStatement)) -> Result<Written> {
        let seal_on = match self.row.state.as_str() {
            "sealed" => self.row.seal_on,
            _ => later(self.row.seal_on, sealed_on(self.tx, self.row).await?),
        };
        self.write(seal_on, set).await
    }

    async fn write(
        self,
        seal_on: Option<NaiveDate>,
        set: impl FnOnce(&mut UpdateStatement),
    ) -> Result<Written> {
        let Self { tx, permit, row, verb } = self;
        let mut update = Query::update();
        update
            .table("key_file")
            .value("seal_on", seal_on)
            .value("version", row.version + 1)
            .value("changed_at", tx.access().now())
            .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
            .and_where(Expr::col("id").eq(row.id))
            .and_where(Expr::col("version").eq(row.version));
        set(&mut update);
        if tx.execute(permit, &update).await? != 1 {
            return Err(stale());
        }
        on_record(tx, permit, row, verb).await?;
        Ok(Written::of(permit, id_of(row), row.version + 1))
    }
}

/// Leaves a trace of what was done with a file, by the right that the permit comes from, which does not tell of what to who
/// reads the audit.
///
/// # Errors
/// When the database fails.
pub(crate) async fn on_record(tx: &Tx, permit: &Permit, row: &Model, verb: &str) -> Result<()> {
    tx.audit_discreetly_by(permit, verb, &[(row.grid_code.clone(), Some(row.person_id))]).await
}

/// Somebody was faster.
pub(crate) fn stale() -> Error {
    Error::conflict("this file was changed meanwhile; read it again")
}
