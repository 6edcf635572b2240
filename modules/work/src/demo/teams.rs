//! The service teams of the demo with their fixed rounds, and what they were asked for (服务队).

use super::draw::Draw;
use super::place::Place;
use super::plot::{Team, Turn, Twist};
use crate::procedure::Stage;
use entities::work::{service_round, service_team};
use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;
/// Days before the day of loading on which they were set up.
const SET_UP: i64 = 200;

/// A round: digits of its area, day of the week, which such day of the month, hours, place.
type Round = (usize, i16, Option<i16>, &'static str, &'static str, &'static str);

/// A team that the demo has.
struct Known {
    /// Code of a grid in its area.
    grid: &'static str,
    /// Digits of its area.
    digits: usize,
    name: &'static str,
    chinese: &'static str,
    services: &'static str,
    telephone: &'static str,
    rounds: &'static [Round],
}

const TEAMS: &[Known] = &[
    Known {
        grid: "340705005002001",
        digits: 12,
        name: "Help at the door",
        chinese: "邻里代办服务队",
        services: "代办证照、代缴费用、陪同就医，行动不便居民可预约上门。",
        telephone: "0562-5550101",
        rounds: &[
            (12, 3, None, "08:30", "11:00", "社区工作站"),
            (15, 6, Some(1), "14:00", "16:30", "小区中心广场"),
        ],
    },
    Known {
        grid: "371102100260001",
        digits: 9,
        name: "Small repairs",
        chinese: "河山镇便民维修服务队",
        services: "水电小修、开锁换锁、家电检修，定期进村并接受预约。",
        telephone: "0633-5550102",
        rounds: &[
            (12, 2, None, "09:00", "11:30", "村便民服务站"),
            (9, 5, Some(2), "09:00", "12:00", "镇便民服务中心"),
        ],
    },
    Known {
        grid: "371102100260001",
        digits: 12,
        name: "Company for the old",
        chinese: "银龄关爱服务队",
        services: "看望独居老人，理发、测血压、打扫卫生。",
        telephone: "0633-5550103",
        rounds: &[(15, 4, None, "08:00", "10:30", "老年活动室")],
    },
];

/// What they were asked for: the team, hours since then, where it stands, what happens.
const ASKED: &[(usize, i64, Stage, &[Twist])] = &[
    (0, 4, Stage::Accept, &[]),
    (0, 30, Stage::Handle, &[]),
    (0, 200, Stage::Done, &[Twist::Rated]),
    (1, 6, Stage::Accept, &[]),
    (1, 120, Stage::Done, &[Twist::Rated]),
    (2, 28, Stage::Handle, &[]),
];

/// How many stories that are.
pub(super) const STORIES: usize = ASKED.len();

/// The teams, each with its id and the post that leads it.
pub(super) fn of(access: &Access, place: &Place) -> Result<Vec<Team>> {
    let team = |known: &Known| {
        let area = known.grid.get(..known.digits).unwrap_or_default();
        let role = if known.digits == 9 { "town-clerk" } else { "community-clerk" };
        Ok(Team { id: access.new_id(), lead: place.staff.of(role, area)? })
    };
    TEAMS.iter().map(team).collect()
}

/// Tells what they were asked for.
///
/// # Errors
/// CONFLICT for a step that the procedure does not allow.
pub(super) fn add(draw: &mut Draw<'_>, teams: &[Team], seed: u64) -> Result<()> {
    draw.dice = Dice::part(seed, "teams");
    let lost = || Error::conflict("the demo's lists do not fit");
    let kind = draw.catalogue.kinds.iter().position(|kind| kind.model.code == "errand").ok_or_else(lost)?;
    for (team, hours, stop, twists) in ASKED {
        let grid = TEAMS.get(*team).map(|known| known.grid).ok_or_else(lost)?;
        let grid = draw.place.grids.iter().position(|of| of.code == grid).ok_or_else(lost)?;
        let team = Some(teams.get(*team).cloned().ok_or_else(lost)?);
        let at = draw.place.now - hours * HOUR;
        draw.tell(kind, grid, at, Turn { team, ..Turn::to(*stop, twists) })?;
    }
    Ok(())
}

/// Writes them; answers how many teams and how many rounds.
pub(super) async fn write(tx: &Tx, place: &Place, teams: &[Team]) -> Result<(usize, usize)> {
    let at = place.now - SET_UP * 24 * HOUR;
    let (mut rows, mut rounds) = (Vec::new(), Vec::new());
    for (known, team) in TEAMS.iter().zip(teams) {
        rows.push(service_team::Model {
            id: team.id,
            area_code: known.grid.get(..known.digits).unwrap_or_default().to_owned(),
            name: known.name.to_owned(),
            chinese: Some(known.chinese.to_owned()),
            services: known.services.to_owned(),
            line: None,
            telephone: Some(known.telephone.to_owned()),
            lead_post_id: team.lead.post,
            status: "active".to_owned(),
            version: 1,
            created_at: at,
            changed_at: at,
        });
        for (digits, weekday, week, begins, ends, where_) in known.rounds {
            rounds.push(service_round::Model {
                id: tx.access().new_id(),
                area_code: known.grid.get(..*digits).unwrap_or_default().to_owned(),
                team_id: team.id,
                weekday: *weekday,
                week: *week,
                begins: (*begins).to_owned(),
                ends: (*ends).to_owned(),
                place: (*where_).to_owned(),
                status: "active".to_owned(),
                version: 1,
                created_at: at,
                changed_at: at,
            });
        }
    }
    let numbers = (rows.len(), rounds.len());
    insert_rows(tx, rows.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    insert_rows(tx, rounds.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    Ok(numbers)
}
