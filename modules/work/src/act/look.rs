//! What was done before with the matters of a list, looked up for all of them at once, where it decides what the caller may do.

use super::before::{DECIDING, Past, SentTo};
use crate::matter::{Matter, serving};
use crate::procedure::{Act, By, Move};
use crate::sheet::{SheetState, WorkSheet};
use crate::step::MatterStep;
use async_graphql::Value;
use kit::Result;
use kit::access::{Access, ids_in};
use kit::loaders::Batch;
use kit::record::{Record, Row, Selection};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeSet, HashMap};

/// Something that is looked up of matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Look {
    /// Who signed what decides.
    Steps,
    /// Where the work sheet went whose receipt is missing.
    Sheets,
    /// Whether the caller is served.
    Served,
}

impl Look {
    /// What has to be looked up for a step.
    pub(super) fn of(step: &Move) -> impl Iterator<Item = Self> {
        let steps = step.asks_who_signed().then_some(Self::Steps);
        let sheets = (step.by == By::Sheet).then_some(Self::Sheets);
        let served = (step.by == By::Desk).then_some(Self::Served);
        [steps, sheets, served].into_iter().flatten()
    }
}

impl Batch for Look {
    type Key = (String, i64);
    type Value = Past;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Past>> {
        match self {
            Self::Steps => steps(access, keys).await,
            Self::Sheets => sheets(access, keys).await,
            Self::Served => served(access, keys).await,
        }
    }
}

type Found = Result<HashMap<(String, i64), Past>>;

async fn steps(access: &Access, keys: &[(String, i64)]) -> Found {
    let find = access.belonging::<Matter, MatterStep>("matter", "matter_id", keys)?;
    let find = find.select(Selection::default().with::<MatterStep>("number"));
    let mut steps = find.filter(Expr::col("act").is_in(DECIDING.map(Act::as_str))).of_keys().await?;
    steps.sort_by_key(|step| step.link("number"));
    let mut found: HashMap<_, Past> = HashMap::new();
    for step in &steps {
        let past = found.entry(matter_of(step)).or_default();
        past.goes_on(
            text(step, "act_code"),
            text(step, "from_code"),
            step.link("account_id"),
            step.link("post_id"),
        );
    }
    Ok(found)
}

async fn sheets(access: &Access, keys: &[(String, i64)]) -> Found {
    let find = access.belonging::<Matter, WorkSheet>("matter", "matter_id", keys)?;
    let find = find.select(Selection::default());
    let sent = find.filter(Expr::col("state").eq(SheetState::Sent.as_str())).of_keys().await?;
    let sent_to = |sheet: &Row<WorkSheet>| SentTo {
        unit: text(sheet, "unit_code").to_owned(),
        line: text(sheet, "line").to_owned(),
        post: sheet.link("post_id"),
    };
    Ok(sent.iter().map(|sheet| (matter_of(sheet), Past::sent(sent_to(sheet)))).collect())
}

async fn served(access: &Access, keys: &[(String, i64)]) -> Found {
    let Some(account) = access.account() else { return Ok(HashMap::new()) };
    let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
    let districts: BTreeSet<&str> = keys.iter().map(|(district, _)| district.as_str()).collect();
    let find = access.find::<Matter>()?.select(Selection::default());
    let find = find.filter(Expr::col("district_code").is_in(districts));
    let find = find.filter(ids_in(access.backend(), "id", &ids)).filter(serving(account));
    let served = find.of_keys().await?;
    served.iter().map(|row| Ok(((row.district().to_owned(), row.id()?), Past::served()))).collect()
}

fn matter_of<T: Record>(row: &Row<T>) -> (String, i64) {
    (row.district().to_owned(), row.link("matter_id").unwrap_or_default())
}

fn text<'r, T: Record>(row: &'r Row<T>, field: &str) -> &'r str {
    match row.value(field) {
        Some(Value::String(text)) => text,
        _ => "",
    }
}
