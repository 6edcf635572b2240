//! Who owns or lets a dwelling: a residence, a unit, or a name outside the platform.

use crate::unit::Unit;
use async_graphql::InputObject;
use kit::access::{Tx, district_of};
use kit::hooks::{Erased, Merged, Moved};
use kit::node::GlobalId;
use kit::record::{Record, Row};
use kit::{Code, Error, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::places::text;

kit::text_enum! {
    /// What an owner or a landlord is (权利人类型).
    PartyKind {
        /// A person with a residence on the platform.
        Resident = "resident",
        /// A unit on the platform.
        Unit = "unit",
        /// Somebody outside the platform, known by name only.
        Named = "named",
    }
}

/// Who owns or lets: exactly one of the three.
#[derive(Debug, InputObject)]
pub struct PartyInput {
    /// A residence in force within your reach; it may lie in another district.
    pub resident: Option<GlobalId>,
    /// A unit in force within your reach.
    pub unit: Option<GlobalId>,
    /// The name of somebody outside the platform, at most 100 characters. Private telephones are not recorded here.
    pub name: Option<String>,
}

/// Who owns or lets, checked: for the columns `party_*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// What it is.
    pub kind: PartyKind,
    /// District of the residence or unit.
    pub district: Option<String>,
    /// The residence or unit.
    pub id: Option<i64>,
    /// The name of somebody outside.
    pub name: Option<String>,
}

impl Party {
    /// Checks what was sent.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `path` unless exactly one of the three was sent, in force and within reach.
    pub async fn of(tx: &Tx, given: &PartyInput, path: &str) -> Result<Self> {
        match (&given.resident, &given.unit, &given.name) {
            (Some(id), None, None) => {
                let path = format!("{path}.resident");
                let found = tx.known::<Resident>(&id.clone().of(Resident::TYPE, &path)?).await;
                let row = found.map_err(|error| absent(error, &path, "there is no such residence"))?;
                Self::linked(PartyKind::Resident, &row.status, (row.district_code, row.id), &path)
            }
            (None, Some(id), None) => {
                let path = format!("{path}.unit");
                let found = tx.known::<Unit>(&id.clone().of(Unit::TYPE, &path)?).await;
                let row = found.map_err(|error| absent(error, &path, "there is no such unit"))?;
                Self::linked(PartyKind::Unit, &row.status, (row.district_code, row.id), &path)
            }
            (None, None, Some(name)) => {
                let name = Some(text::name(name, &format!("{path}.name"))?);
                Ok(Self { kind: PartyKind::Named, district: None, id: None, name })
            }
            _ => Err(Error::bad_input(path, "say exactly one of resident, unit and name")),
        }
    }

    fn linked(kind: PartyKind, status: &str, (district, id): (String, i64), path: &str) -> Result<Self> {
        if status != "active" {
            return Err(Error::bad_input(path, "it is no longer in force"));
        }
        Ok(Self { kind, district: Some(district), id: Some(id), name: None })
    }
}

/// What is absent is a wrong input here; other errors stay.
pub(crate) fn absent(error: Error, path: &str, message: &str) -> Error {
    if error.code() == Code::NotFound { Error::bad_input(path, message) } else { error }
}

/// Key of the party of a row, if it is of this kind.
pub(crate) fn key_of<T: Record>(row: &Row<T>, kind: PartyKind) -> Option<(String, String)> {
    let is = row.value("party_kind")? == &kit::scalar::enum_value(kind.as_str());
    if is { crate::links::far(row, "party_district_code", "party_id") } else { None }
}

/// The tables with a party, and the types of their records.
const PARTIES: [(&str, &str); 2] = [("ownership", "Ownership"), ("tenancy", "Tenancy")];

/// Who moved owns and lets as before: the new residence answers for the person. Only the platform itself may.
pub(crate) async fn follow(tx: &Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || moved.before == moved.after {
        return Ok(());
    }
    hand_over(tx, (district_of(&moved.from), moved.before), (district_of(&moved.to), moved.after)).await
}

/// What the residence that went owns and lets is the kept one's. Only the platform itself may.
pub(crate) async fn join(tx: &Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    hand_over(tx, (district, merged.gone), (district, merged.kept)).await
}

/// Who was erased owns and lets as somebody without a name, and the audit has it. Only the platform itself may.
pub(crate) async fn erase(tx: &Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    for (table, record_type) in PARTIES {
        let is = is((district_of(&erased.area), erased.id));
        let mut select = Query::select();
        select.columns(["id", "grid_code"]).from(table).cond_where(is.clone());
        for row in tx.rows(&select).await? {
            let (id, grid): (i64, String) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
            tx.audit("erase", record_type, &id.to_string(), &grid, None).await?;
        }
        let mut update = Query::update();
        update
            .table(table)
            .value("party_kind", PartyKind::Named.as_str())
            .value("party_district_code", Option::<String>::None)
            .value("party_id", Option::<i64>::None)
            .value("party_name", Option::<String>::None)
            .value("version", Expr::col("version").add(1))
            .value("changed_at", tx.access().now())
            .cond_where(is);
        tx.bulk_execute(&update).await?;
    }
    Ok(())
}

async fn hand_over(tx: &Tx, from: (&str, i64), to: (&str, i64)) -> Result<()> {
    for (table, _) in PARTIES {
        let mut update = Query::update();
        update.table(table).value("party_district_code", to.0).value("party_id", to.1).cond_where(is(from));
        tx.bulk_execute(&update).await?;
    }
    Ok(())
}

/// The rows whose party is this residence.
fn is((district, residence): (&str, i64)) -> Condition {
    Condition::all()
        .add(Expr::col("party_kind").eq(PartyKind::Resident.as_str()))
        .add(Expr::col("party_id").eq(residence))
        .add(Expr::col("party_district_code").eq(district))
}
