//! Objecting to what is announced.

use super::applicant::{applicant, application, applies};
use super::inputs::ObjectToAnnouncementInput;
use super::objection::Objection;
use super::record::{Announcement, AnnouncementState};
use crate::matter::passage;
use entities::work::announcement::{Entity, Model as Announced};
use entities::work::objection::Model;
use kit::access::{Action, Tx, Written};
use kit::code::after;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Code, Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IntoActiveModel};
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// What objecting answers.
    ObjectionPayload { objection: Objection }
    ObjectMutations {
        /// Objects to what is announced while that runs (提出异议): a resident who lives in the street or town of the
        /// announcement in the own name, or staff who write down who objects. Who applies cannot, whoever filed the
        /// application. Each objects once to an announcement, and not again to the same application before the first
        /// objection is answered. It is answered by staff before the application is decided.
        object_to_announcement(ObjectToAnnouncementInput) = object;
    }
}

const PATH: &str = "input.announcement";

async fn object(tx: &mut Tx, input: ObjectToAnnouncementInput) -> Result<Written> {
    let name = text::optional(input.name.as_deref(), "input.name", 100)?;
    let body = passage(Some(&input.text), "input.text", 2_000)?;
    let body = body.ok_or_else(|| Error::bad_input("input.text", "must not be empty"))?;
    let known = tx.known::<Announcement>(&input.announcement.clone().of(Announcement::TYPE, PATH)?).await;
    let known = known.map_err(|error| match error.code() {
        Code::NotFound => Error::bad_input(PATH, "no such announcement runs"),
        _ => error,
    })?;
    let announced = held(tx, &known).await?;
    who(tx, &announced, name.as_deref()).await?;
    let today = tx.access().today();
    let open = announced.state == AnnouncementState::Open.as_str();
    if !open || today > announced.to_on {
        return Err(Error::conflict("the time for objections is over"));
    }
    let now = tx.access().now();
    let row = Model {
        id: tx.access().new_id(),
        district_code: announced.district_code,
        grid_code: announced.grid_code,
        grid_id: announced.grid_id,
        matter_id: announced.matter_id,
        announcement_id: announced.id,
        account_id: tx.access().account(),
        name,
        body,
        answer: None,
        upheld: false,
        answered_by: None,
        answered_at: None,
        version: 1,
        created_at: now,
        changed_at: now,
    };
    tx.create::<Objection>(row.into_active_model().reset_all()).await
}

/// The announcement, held until the transaction ends: it does not end meanwhile.
async fn held(tx: &Tx, known: &Announced) -> Result<Announced> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("announcement")
        .and_where(Expr::col("district_code").eq(known.district_code.as_str()))
        .and_where(Expr::col("id").eq(known.id))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::bad_input(PATH, "no such announcement runs"))?;
    Ok(Announced::from_query_result(row, "")?)
}

/// A resident of the town objects in the own name; staff say who does, where they answer for the place.
async fn who(tx: &Tx, announced: &Announced, name: Option<&str>) -> Result<()> {
    let scope = tx.access().require(Objection::RESOURCE, Action::Create)?;
    match name {
        Some(name) if scope.covers(&announced.grid_code) => written_down(tx, announced, name).await,
        Some(_) if scope.own() => {
            Err(Error::bad_input("input.name", "a resident objects in the own name and leaves it out"))
        }
        Some(_) => Err(Error::bad_input(PATH, "no such announcement runs within your reach")),
        None if !scope.own() => Err(Error::bad_input("input.name", "say who objects")),
        None => in_the_own_name(tx, announced).await,
    }
}

/// Staff write down who objects: not the applicant, and nobody whose objection waits.
async fn written_down(tx: &Tx, announced: &Announced, name: &str) -> Result<()> {
    let application = application(tx, &announced.district_code, announced.matter_id).await?;
    let named = applicant(tx, &application).await?;
    if applies(tx, &application).await? || name == announced.name || Some(name) == named.as_deref() {
        return Err(Error::new(Code::Forbidden, APPLICANT));
    }
    let mine = Expr::col("name").eq(name).and(Expr::col("answered_at").is_null());
    if objected(tx, announced, mine).await? {
        let text = "an objection in this name waits for its answer; answer it first, or tell the two apart in `name`";
        return Err(Error::conflict(text));
    }
    Ok(())
}

/// A resident objects: not the applicant, nobody from elsewhere, once to each announcement, and one at a time.
async fn in_the_own_name(tx: &Tx, announced: &Announced) -> Result<()> {
    let application = application(tx, &announced.district_code, announced.matter_id).await?;
    if applies(tx, &application).await? {
        return Err(Error::new(Code::Forbidden, APPLICANT));
    }
    if !lives_there(tx, announced).await? {
        let text = "only who lives in the street or town of the announcement objects to it; have your account bound to your \
            residence there first";
        return Err(Error::new(Code::Forbidden, text));
    }
    let own = Expr::col("account_id").eq(tx.access().account()).and(Expr::col("name").is_null());
    let here = Expr::col("announcement_id").eq(announced.id).or(Expr::col("answered_at").is_null());
    if objected(tx, announced, own.and(here)).await? {
        return Err(Error::conflict("you have objected to this already; see `objections`"));
    }
    Ok(())
}

const APPLICANT: &str = "who applies does not object to the own application; `cancelMatter` takes it back";

/// Is the caller bound to a residence in force in the town of the announcement?
async fn lives_there(tx: &Tx, announced: &Announced) -> Result<bool> {
    let town = announced.town_code.as_str();
    let mut select = Query::select();
    select
        .column("id")
        .from("resident")
        .and_where(Expr::col("district_code").eq(announced.district_code.as_str()))
        .and_where(Expr::col("account_id").eq(tx.access().account()))
        .and_where(Expr::col("status").eq("active"))
        .and_where(Expr::col("grid_code").gte(town))
        .and_where(Expr::col("grid_code").lt(after(town)))
        .limit(1);
    Ok(!tx.rows(&select).await?.is_empty())
}

/// Is there such an objection to the same application?
async fn objected(tx: &Tx, announced: &Announced, such: Expr) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("objection")
        .and_where(Expr::col("district_code").eq(announced.district_code.as_str()))
        .and_where(Expr::col("matter_id").eq(announced.matter_id))
        .and_where(such)
        .limit(1);
    Ok(!tx.rows(&select).await?.is_empty())
}
