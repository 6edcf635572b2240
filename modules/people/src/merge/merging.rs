//! The merge itself, in one transaction.

use super::households::follow_head;
use super::inputs::MergeResidentsInput;
use super::{registry, sealed, values};
use crate::correction;
use crate::erase::hold_along;
use crate::person::hold;
use crate::resident::counts::Counting;
use crate::resident::{EndReason, Resident, along, answering, change, siblings};
use chrono::NaiveDate;
use entities::people::resident::{ActiveModel, Model};
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::hooks::Merged;
use kit::node::GlobalId;
use kit::person::{Follow, Records};
use kit::record::Record;
use kit::search::Person;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// Makes one person of two.
pub(super) async fn merge(tx: &mut Tx, input: MergeResidentsInput, records: &Records) -> Result<Written> {
    let reason = kit::text::reason(&input.reason, "input.reason", "say why")?;
    let keep = tx.target::<Resident>(&input.keep, Action::Decide).await?;
    let gone = tx.target::<Resident>(&input.gone, Action::Decide).await?;
    checked(&keep, &gone, (input.keep_version.into(), input.gone_version.into()))?;
    let permit = keep.permit().clone();
    let (keep, gone) = (Model::clone(&keep), Model::clone(&gone));
    let [kept_person, gone_person] = hold(tx, [keep.person_id, gone.person_id]).await?;
    for named in [&keep, &gone] {
        answering::answers(tx, named).await?;
    }
    if kept_person.number_mac.is_some() && gone_person.number_mac.is_some() {
        return Err(Error::conflict("the two have different identity numbers: they are two persons"));
    }
    if kept_person.account_id.is_some() && gone_person.account_id.is_some() {
        return Err(Error::conflict("each of the two has an account of its own: unbind one of them first"));
    }
    let erased = || Error::conflict("this person was erased");
    let follow = Follow {
        gone: gone_person.id,
        kept: kept_person.id,
        from: tx.person_key(gone_person.id).await?.ok_or_else(erased)?,
        to: tx.person_key(kept_person.id).await?.ok_or_else(erased)?,
    };
    tx.because(reason);
    let mut shared = values::of_the_person(tx.access(), &follow, &keep, &gone)?;
    shared.account_id = Set(kept_person.account_id.or(gone_person.account_id));
    let mut counting = Counting::default();
    let merge = Merge { permit, follow, shared, today: tx.access().today() };
    let written = merge.residences(tx, &keep, &gone, &mut counting).await?;
    correction::reseal(tx, &merge.permit, &merge.follow).await?;
    sealed::reseal(tx, &merge.permit, &merge.follow).await?;
    files::reseal(tx, &merge.permit, gone_person.id, kept_person.id).await?;
    records.follow(tx, &merge.permit, &merge.follow, Resident::TYPE).await?;
    registry::close(tx, &merge.permit, &kept_person, &gone_person).await?;
    counting.write(tx, &merge.permit).await?;
    tell(tx, "Person", (kept_person.id, gone_person.id), &keep).await?;
    Ok(written)
}

fn checked(keep: &Model, gone: &Model, (keep_version, gone_version): (i64, i64)) -> Result<()> {
    // first, so that who comes second of two at once learns that it was so
    if keep.version != keep_version || gone.version != gone_version {
        return Err(changed());
    }
    if keep.person_id == gone.person_id {
        return Err(Error::bad_input("input.gone", "these are residences of one person already"));
    }
    if keep.status == "erased" || gone.status == "erased" {
        return Err(Error::conflict("this person was erased"));
    }
    Ok(())
}

fn changed() -> Error {
    Error::conflict("a residence was changed meanwhile; read both again")
}

/// Is the residence among these, as it was read before?
fn is_among(residence: &Model, rows: &[Model]) -> bool {
    let key = |row: &Model| (row.district_code.clone(), row.id, row.version);
    rows.iter().any(|row| key(row) == key(residence))
}

struct Merge {
    permit: Permit,
    follow: Follow,
    /// What is the person's.
    shared: ActiveModel,
    today: NaiveDate,
}

impl Merge {
    /// All residences of both; answers what became of `keep`.
    async fn residences(
        &self,
        tx: &mut Tx,
        keep: &Model,
        gone: &Model,
        counting: &mut Counting,
    ) -> Result<Written> {
        let kept_rows = siblings::all_of(tx, self.follow.kept).await?;
        let gone_rows = siblings::all_of(tx, self.follow.gone).await?;
        // who came first may have written while this one waited for the persons
        if !is_among(keep, &kept_rows) || !is_among(gone, &gone_rows) {
            return Err(changed());
        }
        if kept_rows.iter().chain(&gone_rows).any(|row| row.disputed) {
            return Err(Error::conflict("a correction of this person is open; decide it first"));
        }
        let kept_in = |row: &Model| {
            let same = |kept: &&Model| kept.status == "active" && kept.grid_code == row.grid_code;
            kept_rows.iter().find(same).filter(|_| row.status == "active")
        };
        let mut written = None;
        for kept in &kept_rows {
            let named = (&kept.district_code, kept.id) == (&keep.district_code, keep.id);
            let twin = gone_rows.iter().find(|row| kept_in(row).is_some_and(|other| other.id == kept.id));
            let now = self.kept(tx, kept, (twin, named.then_some(gone)), counting).await?;
            written = named.then_some(now).or(written);
        }
        for row in &gone_rows {
            match kept_in(row) {
                Some(kept) => self.ended(tx, row, kept, counting).await?,
                None => self.moved(tx, row, counting).await?,
            }
        }
        written.ok_or_else(changed)
    }

    /// A residence of the person who stays; `twin` is one in the same grid, `gone` the one that was named with it.
    async fn kept(
        &self,
        tx: &mut Tx,
        before: &Model,
        (twin, gone): (Option<&Model>, Option<&Model>),
        counting: &mut Counting,
    ) -> Result<Written> {
        let mut row = ActiveModel::default();
        if before.status == "active" {
            row = self.shared.clone();
        }
        if let Some(twin) = twin {
            values::take_over(before, twin, &mut row);
        }
        let target = Target::belonging(&self.permit, before.clone());
        let written = match gone {
            // it counts as a change in any case, so that what was based on the state before is refused
            Some(gone) => {
                let id = GlobalId::placed(Resident::TYPE, &gone.district_code, gone.id).to_string();
                let merged = ("merged", serde_json::Value::String(id));
                tx.change_as::<Resident>(target, row.clone(), merged, before.version, "merge").await?
            }
            None => tx.change::<Resident>(target, row.clone(), before.version, "merge").await?,
        };
        if before.status == "active" {
            change::follow(tx, &self.permit, before, row, counting).await?;
        }
        Ok(written)
    }

    /// A residence of the person who goes, where the other has none in its grid.
    async fn moved(&self, tx: &mut Tx, before: &Model, counting: &mut Counting) -> Result<()> {
        let mut row = ActiveModel::default();
        self.follow.put::<Resident>(tx.access(), before, &mut row)?;
        let active = before.status == "active";
        if active {
            let person = row.person_id;
            row = ActiveModel { person_id: person, ..self.shared.clone() };
        }
        let target = Target::belonging(&self.permit, before.clone());
        tx.change::<Resident>(target, row.clone(), before.version, "merge").await?;
        if active {
            change::follow(tx, &self.permit, before, row, counting).await?;
        }
        Ok(())
    }

    /// A residence of the person who goes in a grid where the other has one: it is over, and stays with its history.
    async fn ended(&self, tx: &mut Tx, before: &Model, kept: &Model, counting: &mut Counting) -> Result<()> {
        let mut row = ActiveModel {
            status: Set("ended".to_owned()),
            end_reason: Set(Some(EndReason::Merged.as_str().to_owned())),
            to_on: Set(Some(Ord::max(self.today, before.from_on))),
            due_on: Set(None),
            ..ActiveModel::default()
        };
        self.follow.put::<Resident>(tx.access(), before, &mut row)?;
        let target = Target::belonging(&self.permit, before.clone());
        tx.change::<Resident>(target, row, before.version, "merge").await?;
        tx.remove_person(&self.permit, Person::of(&before.grid_code, before.id, "")).await?;
        along::go_along(tx, &self.permit, before, kept).await?;
        hold_along(tx, &self.permit, before, kept).await?;
        counting.ended(before, tx.access().now());
        let now = siblings::in_force_of(tx, kept.person_id).await?;
        let now = now.iter().find(|row| (&row.district_code, row.id) == (&kept.district_code, kept.id));
        follow_head(tx, &self.permit, before, now).await?;
        tell(tx, Resident::TYPE, (kept.id, before.id), kept).await
    }
}

async fn tell(tx: &Tx, record_type: &str, (kept, gone): (i64, i64), at: &Model) -> Result<()> {
    let merged = Merged { record_type: record_type.to_owned(), kept, gone, area: at.grid_code.clone() };
    tx.tell_merged(&merged).await
}
