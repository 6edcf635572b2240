//! Archives are entered, changed, filled with papers, and taken out of force.

use super::inputs::{ChangeBuildingArchiveInput, CreateBuildingArchiveInput, FileArchivePaperInput};
use super::papers::{ArchivePaper, file};
use super::record::BuildingArchive;
use super::signer;
use crate::links::{known, mutations};
use entities::illegal_construction::building_archive::{ActiveModel, Model};
use entities::people::household;
use kit::access::{Action, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::{Error, Result};
use people::household::Household;
use sea_orm::ActiveValue::Set;
use wangge_core::places::building::Building;
use wangge_core::places::day::past;
use wangge_core::places::retire::{RetireInput, in_force};
use wangge_core::places::standing::{refuse_while, stands_in};
use wangge_core::places::text;

mutations! {
    /// A building archive that was written.
    BuildingArchivePayload { building_archive: BuildingArchive }
    ArchiveMutations {
        /// Opens the building archive of a household.
        create_building_archive(CreateBuildingArchiveInput) = create;
        /// Changes a building archive in force, also when it was surveyed again.
        change_building_archive(ChangeBuildingArchiveInput) = change;
        /// Files a paper of a building archive, or says that it is there no longer.
        file_archive_paper(FileArchivePaperInput) = file_paper;
        /// Takes a building archive out of force: the building is gone, or the household is.
        retire_building_archive(RetireInput) = retire;
    }
}

async fn create(tx: &mut Tx, input: CreateBuildingArchiveInput) -> Result<Written> {
    let home = tx.target_as::<Household>(&input.household, BuildingArchive::RESOURCE, Action::Create).await?;
    in_force(&home.status, "household")?;
    let here = ("household_id", home.id);
    let text = "the household has an archive already; change that one";
    refuse_while(tx, "building_archive", &home.district_code, here, text).await?;
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(home.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(home.grid_code.clone()),
        grid_id: Set(home.grid_id),
        building_id: Set(building(tx, input.building.as_ref(), &home).await?),
        household_id: Set(home.id),
        number: Set(short(&input.number, "input.number")?),
        leader: Set(short(&input.leader, "input.leader")?),
        supervisor: Set(short(&input.supervisor, "input.supervisor")?),
        storeys: Set(text::small(input.storeys, "input.storeys", 200)?),
        area_dm2: Set(area(input.area_dm2)?),
        land_paper: Set(input.land_paper.as_str().to_owned()),
        planning_paper: Set(input.planning_paper.as_str().to_owned()),
        form_on: Set(None),
        pictures_on: Set(None),
        video_on: Set(None),
        guarantee_on: Set(None),
        complete: Set(false),
        kept_at: Set(text::optional(input.kept_at.as_deref(), "input.keptAt", 200)?),
        signer_district_code: Set(None),
        signer_id: Set(None),
        person_id: Set(None),
        surveyed_on: Set(past(tx, input.surveyed_on, None, "input.surveyedOn")?),
        surveyed_by: Set(tx.access().account()),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<BuildingArchive>(row).await
}

/// The building of a household: the one that was named, or where it lives.
async fn building(tx: &Tx, given: Option<&GlobalId>, home: &household::Model) -> Result<Option<i64>> {
    let Some(id) = given else { return Ok(home.building_id) };
    let building = known::<Building>(tx, id, "input.building").await?;
    let here = building.district_code == home.district_code && building.grid_id == home.grid_id;
    match here && stands_in(tx, (&building.district_code, building.id), home.grid_id).await? {
        true => Ok(Some(building.id)),
        false => Err(Error::bad_input("input.building", "a building in force in the household's grid")),
    }
}

async fn change(tx: &mut Tx, input: ChangeBuildingArchiveInput) -> Result<Written> {
    let archive = tx.target::<BuildingArchive>(&input.id, Action::Change).await?;
    in_force(&archive.status, "archive")?;
    let mut row = ActiveModel::default();
    if let Some(name) = &input.leader {
        row.leader = Set(short(name, "input.leader")?);
    }
    if let Some(name) = &input.supervisor {
        row.supervisor = Set(short(name, "input.supervisor")?);
    }
    if input.storeys.is_some() {
        row.storeys = Set(text::small(input.storeys, "input.storeys", 200)?);
    }
    if input.area_dm2.is_some() {
        row.area_dm2 = Set(area(input.area_dm2)?);
    }
    if let Some(state) = input.land_paper {
        row.land_paper = Set(state.as_str().to_owned());
    }
    if let Some(state) = input.planning_paper {
        row.planning_paper = Set(state.as_str().to_owned());
    }
    if let Some(day) = input.surveyed_on {
        row.surveyed_on = Set(past(tx, Some(day), None, "input.surveyedOn")?);
        row.surveyed_by = Set(tx.access().account());
    }
    text::replace(&input.kept_at, &mut row.kept_at, "input.keptAt", 200)?;
    tx.change::<BuildingArchive>(archive, row, input.version.into(), "change").await
}

async fn file_paper(tx: &mut Tx, input: FileArchivePaperInput) -> Result<Written> {
    let archive = tx.target::<BuildingArchive>(&input.id, Action::Change).await?;
    in_force(&archive.status, "archive")?;
    let on = match &input.on {
        async_graphql::MaybeUndefined::Null => None,
        given => Some(past(tx, given.value().copied(), None, "input.on")?),
    };
    if input.signer.is_some() && (input.paper != ArchivePaper::Guarantee || on.is_none()) {
        return Err(Error::bad_input("input.signer", "only with a letter of guarantee that is filed"));
    }
    let mut row = ActiveModel::default();
    file(&archive, &mut row, input.paper, on);
    if on.is_some() {
        there(tx, &archive, input.paper).await?;
    }
    if input.paper == ArchivePaper::Guarantee {
        let who = match on {
            Some(_) => signer::of(tx, &archive, input.signer.as_ref()).await?,
            None => None,
        };
        signer::put(&mut row, who);
    }
    tx.change::<BuildingArchive>(archive, row, input.version.into(), "file").await
}

/// Refuses a paper of which nobody can see where it is.
async fn there(tx: &Tx, archive: &Model, paper: ArchivePaper) -> Result<()> {
    let name = paper.attached_as();
    if archive.kept_at.is_some() {
        return Ok(());
    }
    let names = files::names_of(tx, BuildingArchive::TYPE, &archive.district_code, archive.id).await?;
    match names.iter().any(|attached| attached == name) {
        true => Ok(()),
        false => Err(Error::conflict(format!(
            "attach it first, under the name {name}, or say in `keptAt` where the original is"
        ))),
    }
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let archive = tx.target::<BuildingArchive>(&input.id, Action::Change).await?;
    in_force(&archive.status, "archive")?;
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<BuildingArchive>(archive, row, input.version.into(), "retire").await
}

fn short(given: &str, path: &str) -> Result<String> {
    text::line(given, path, 50)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

/// A floor area in square decimetres.
pub(crate) fn area(area: Option<i32>) -> Result<Option<i32>> {
    match area {
        Some(area) if !(1..=10_000_000).contains(&area) => {
            Err(Error::bad_input("input.areaDm2", "1 to 10,000,000 square decimetres"))
        }
        area => Ok(area),
    }
}
