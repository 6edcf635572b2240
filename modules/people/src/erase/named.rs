//! What the tables of departments hold of a person beside [`HOLDINGS`](super::HOLDINGS): rows that name a residence by columns
//! of their own, and rows that tell of somebody by the matter that is their case. A module that is on erases these itself once
//! it is told, with history and audit; here they are erased where it is off or not built in.

use kit::Result;
use kit::access::{Permit, Tx};
use kit::hooks::Erased;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// A placed table, how its rows name who was erased, and what they hold then.
#[derive(Clone, Copy, Debug)]
pub struct Naming {
    /// Type of its record.
    pub record: &'static str,
    /// The table.
    pub table: &'static str,
    by: By,
    /// Columns that are null afterwards.
    pub columns: &'static [&'static str],
    /// A column that is false afterwards.
    untrue: Option<&'static str>,
    /// Do its rows carry files, which go with them?
    files: bool,
    /// Are its rows steps, whose version stays?
    step: bool,
}

/// How a row names who was erased.
#[derive(Clone, Copy, Debug)]
enum By {
    /// By the columns of the district and the id of a residence.
    Residence(&'static str, &'static str),
    /// By its matter.
    Matter,
    /// By the matter of the row that it belongs to: the table of that row, and its own column that names it.
    MatterOf(&'static str, &'static str),
}

/// What was erased: its district and its id.
#[derive(Clone, Copy, Debug)]
pub enum Gone<'a> {
    /// A residence.
    Residence(&'a str, i64),
    /// A matter, with the person whom it served or was about.
    Matter(&'a str, i64),
}

const fn naming(
    record: &'static str,
    table: &'static str,
    by: By,
    columns: &'static [&'static str],
) -> Naming {
    Naming { record, table, by, columns, untrue: None, files: false, step: false }
}

impl Naming {
    const fn steps(mut self) -> Self {
        self.files = true;
        self.step = true;
        self
    }

    /// Does a row hold something still?
    fn any(&self) -> Condition {
        self.columns
            .iter()
            .fold(Condition::any(), |any, column| any.add(Expr::col((self.table, *column)).is_not_null()))
    }
}

impl By {
    /// The rows of the table that name what is gone; None where they name no such thing.
    fn rows(self, table: &'static str, gone: Gone<'_>) -> Option<Condition> {
        match (self, gone) {
            (Self::Residence(district, id), Gone::Residence(of, residence)) => {
                Some(both(table, (district, of), (id, residence)))
            }
            (Self::Matter, Gone::Matter(of, matter)) => {
                Some(both(table, ("district_code", of), ("matter_id", matter)))
            }
            (Self::MatterOf(above, column), Gone::Matter(of, matter)) => {
                let mut select = Query::select();
                select.column((above, "id")).from(above).cond_where(both(
                    above,
                    ("district_code", of),
                    ("matter_id", matter),
                ));
                let here = Expr::col((table, "district_code")).eq(of);
                Some(Condition::all().add(here).add(Expr::col((table, column)).in_subquery(select)))
            }
            (Self::Residence(..), Gone::Matter(..)) | (_, Gone::Residence(..)) => None,
        }
    }
}

/// The rows of a table with this district and this id in these columns.
fn both(table: &'static str, district: (&'static str, &str), id: (&'static str, i64)) -> Condition {
    let district = Expr::col((table, district.0)).eq(district.1);
    Condition::all().add(district).add(Expr::col((table, id.0)).eq(id.1))
}

const HAZARD: &[&str] = &["place", "detail", "reporter_district_code", "reporter_id", "account_id"];

/// THE LIST, never gated, like [`HOLDINGS`](super::HOLDINGS): a test compares it with what the records declare.
pub const NAMINGS: &[Naming] = &[
    // a table that names a person otherwise than by `resident_id`, or tells of one by its matter, takes a line
    naming(
        "FirePremises",
        "fire_premises",
        By::Residence("manager_district_code", "manager_id"),
        &["manager_name", "manager_telephone", "manager_district_code", "manager_id"],
    ),
    naming("FireHazard", "fire_hazard", By::Residence("reporter_district_code", "reporter_id"), HAZARD),
    naming("FireHazard", "fire_hazard", By::Matter, HAZARD),
    naming("FireHazardStep", "fire_hazard_step", By::MatterOf("fire_hazard", "hazard_id"), &["note"]).steps(),
    Naming {
        // the letter of guarantee lapses, and what is attached was sealed with the key of who signed it
        untrue: Some("complete"),
        files: true,
        ..naming(
            "BuildingArchive",
            "building_archive",
            By::Residence("signer_district_code", "signer_id"),
            &["signer_district_code", "signer_id", "person_id", "guarantee_on"],
        )
    },
    naming("Violation", "violation", By::Matter, &["place", "party", "site_before", "site_after"]),
    naming("ViolationStep", "violation_step", By::Matter, &["note"]).steps(),
];

/// Erases what the tables of modules that are off hold of who was erased, with the files of their rows.
///
/// # Errors
/// When the database fails.
pub async fn clear_named(tx: &Tx, permit: &Permit, gone: Gone<'_>) -> Result<()> {
    for naming in NAMINGS {
        let on = tx.access().policy().records().any(|(record, _)| record == naming.record);
        let Some(rows) = naming.by.rows(naming.table, gone).filter(|_| !on) else { continue };
        if naming.files {
            tell(tx, naming, rows.clone()).await?;
        }
        let mut update = Query::update();
        update.table(naming.table).cond_where(rows).cond_where(naming.any());
        for column in naming.columns {
            update.value(*column, Expr::null());
        }
        if let Some(column) = naming.untrue {
            update.value(column, false);
        }
        if !naming.step {
            update.value("version", Expr::col("version").add(1)).value("changed_at", tx.access().now());
        }
        tx.execute(permit, &update).await?;
    }
    Ok(())
}

/// The files of these rows go, too.
async fn tell(tx: &Tx, naming: &Naming, rows: Condition) -> Result<()> {
    let mut select = Query::select();
    select.columns(["id", "grid_code"]).from(naming.table).cond_where(rows);
    for row in tx.rows(&select).await? {
        let (id, area) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
        tx.tell_erased(&Erased { record_type: naming.record.to_owned(), id, area }).await?;
    }
    Ok(())
}
