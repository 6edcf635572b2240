//! What department modules do with matters: the case of an application, a hazard or a violation is a matter, and the
//! module's record names it. The procedure, its clock, its queues and its announcement are the matter's; nothing of them
//! is copied, so that a module that was off for a while finds each case where it stands.

use crate::catalogue;
use crate::matter::{Matter, MatterStatus, report};
use crate::procedure::Stage;
use entities::work::matter::{Entity, Model};
use entities::work::matter_kind;
use kit::access::{Access, Permit, Tx};
use kit::node::GlobalId;
use kit::record::Record;
use kit::scalar::Instant;
use kit::stream::columns_of;
use kit::{Error, Result, text_enum};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockType, Query};

pub use crate::matter::{ReportMatterInput, Site, of_others, own_residence, sent, site};

text_enum! {
    /// Where the case of a department's record stands (办理状态).
    CaseState {
        /// It is being dealt with (办理中).
        UnderWay = "under_way",
        /// It was granted, or what was to be done is done; it still has to be verified or filed (已批准、已办结).
        Settled = "settled",
        /// Settled, verified and filed (已结案).
        Closed = "closed",
        /// Not accepted, or not granted (不予批准).
        Refused = "refused",
        /// Taken back, or reported by mistake (已撤回).
        Cancelled = "cancelled",
        /// It repeats another case, which goes on (已并案).
        Joined = "joined",
    }
}

impl CaseState {
    fn of_matter(matter: &Model) -> Self {
        match MatterStatus::of(&matter.status) {
            Some(MatterStatus::Closed) => Self::Closed,
            Some(MatterStatus::Refused) => Self::Refused,
            Some(MatterStatus::Cancelled) => Self::Cancelled,
            Some(MatterStatus::Joined) => Self::Joined,
            _ if SETTLED.iter().any(|stage| stage.as_str() == matter.stage) => Self::Settled,
            _ => Self::UnderWay,
        }
    }

    /// Was it granted, or done what was to be done?
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Settled | Self::Closed)
    }
}

/// The stages of an open matter in which what was asked for is granted or done.
const SETTLED: [Stage; 2] = [Stage::Verify, Stage::File];

/// The matter that is the case of a department's record.
#[derive(Clone, Debug)]
pub struct Case {
    /// The matter as it is now.
    pub matter: Model,
    permit: Permit,
}

impl Case {
    /// Where it stands.
    pub fn state(&self) -> CaseState {
        CaseState::of_matter(&self.matter)
    }

    /// Refuses unless the case is being dealt with.
    ///
    /// # Errors
    /// CONFLICT with how it stands.
    pub fn under_way(&self) -> Result<()> {
        match self.state() {
            CaseState::UnderWay => Ok(()),
            state => Err(Error::conflict(format!(
                "its matter is not under way any more, but `{}`",
                state.as_str()
            ))),
        }
    }

    /// Its global id.
    pub fn id(&self) -> GlobalId {
        GlobalId::placed(Matter::TYPE, &self.matter.district_code, self.matter.id)
    }

    /// Proof that the caller may write what belongs to the case.
    pub fn permit(&self) -> &Permit {
        &self.permit
    }
}

/// Reports the matter of a case, in the transaction that writes the department's record; the caller needs the right to
/// report it. Whether it is discreet follows from its line and its kind, and no caller says so. What a kind wants to know the
/// hour of happened when its case is opened, unless the report says otherwise. Call it last in what is looked at before
/// writing: a report that a line system sent before is answered as it is.
///
/// # Errors
/// As the mutation `reportMatter`, with its paths.
pub async fn open(tx: &mut Tx, mut report_input: ReportMatterInput) -> Result<Case> {
    report_input.happened_at.get_or_insert(Instant(tx.access().now()));
    let written = report(tx, report_input).await?;
    let matter = held(tx, &written.id.district, written.id.id()?).await?;
    Ok(Case { matter, permit: written.permit().clone() })
}

/// The case of a record that the caller may write, which `permit` proves, held until the transaction ends: what is
/// decided by its state stays true.
///
/// # Errors
/// NOT_FOUND when there is none.
pub async fn of(tx: &Tx, permit: &Permit, district: &str, matter: i64) -> Result<Case> {
    Ok(Case { matter: held(tx, district, matter).await?, permit: permit.clone() })
}

/// The edition of the kind of matter `code` that is in force today for an area: what a department's data names has to be
/// there.
///
/// # Errors
/// BAD_USER_INPUT at `path` when there is none.
pub async fn kind(tx: &Tx, code: &str, area: &str, path: &str) -> Result<matter_kind::Model> {
    catalogue::known(tx, code, area, path).await
}

async fn held(tx: &Tx, district: &str, matter: i64) -> Result<Model> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("matter")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(matter))
        .lock(LockType::Share);
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found(Matter::TYPE))?;
    Ok(Model::from_query_result(row, "")?)
}

/// The rows of `table` whose case, named by their column `matter_id`, stands so: for rules that hold whoever asks.
pub fn stands(table: &'static str, state: CaseState) -> Condition {
    let mut matter = Query::select();
    matter.expr(Expr::val(1)).from("matter").cond_where(of_row(table)).and_where(is_so(state));
    Condition::all().add(Expr::exists(matter))
}

/// What a list asks of the cases of its rows, named by their column `matter_id` of `table`: how they stand, and whether they are
/// overdue now. Only cases that the caller may read answer it, so that a filter tells no more than the link does.
///
/// # Errors
/// FORBIDDEN when something is asked and the caller may read no matter.
pub fn asked(
    access: &Access,
    table: &'static str,
    (state, overdue): (Option<CaseState>, Option<bool>),
) -> Result<Option<Expr>> {
    if state.is_none() && overdue.is_none() {
        return Ok(None);
    }
    let red = |is: bool| {
        let light = Expr::col(("matter", "light"));
        if is { light.eq("red") } else { light.ne("red") }
    };
    let find = access.find::<Matter>()?.filter(of_row(table));
    let find = find.filter_some(state.map(is_so)).filter_some(overdue.map(red));
    Ok(Some(find.exists()))
}

/// A matter that stands so.
fn is_so(state: CaseState) -> Expr {
    let status = |status: MatterStatus| Expr::col(("matter", "status")).eq(status.as_str());
    let settled = Expr::col(("matter", "stage")).is_in(SETTLED.map(Stage::as_str));
    match state {
        CaseState::UnderWay => status(MatterStatus::Open).and(settled.not()),
        CaseState::Settled => status(MatterStatus::Open).and(settled),
        CaseState::Closed => status(MatterStatus::Closed),
        CaseState::Refused => status(MatterStatus::Refused),
        CaseState::Cancelled => status(MatterStatus::Cancelled),
        CaseState::Joined => status(MatterStatus::Joined),
    }
}

/// The matter that a row of `table` names.
fn of_row(table: &'static str) -> Condition {
    Condition::all()
        .add(Expr::col(("matter", "district_code")).equals((table, "district_code")))
        .add(Expr::col(("matter", "id")).equals((table, "matter_id")))
}

/// `Name(Parent).field` adds to a department's record the matter that is its case.
#[macro_export]
macro_rules! case_of {
    ($(#[$doc:meta])* $name:ident($parent:ty).$field:ident) => {
        wangge_core::links::one! {
            $(#[$doc])*
            $name($parent).$field: $crate::matter::Matter, |row| wangge_core::links::near(row, "matter_id")
        }
    };
}
