//! The cases of the applications: matters that the demo has, and others that are told for these people.

use super::place::Place;
use super::programmes::suits;
use crate::programme::Programme;
use entities::work::matter::Model as Matter;
use kit::access::Tx;
use kit::error::Result;
use kit::stream::columns_of;
use people::demo::Size;
use sea_orm::FromQueryResult;
use std::collections::{BTreeSet, HashMap};
use wangge_core::dice::Dice;
use work::demo::{Asked, granted, tell};

/// A case.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) matter: i64,
    /// Day and time of the report.
    pub(super) reported: i64,
    /// When it was granted, if it was.
    pub(super) granted: Option<i64>,
    pub(super) programme: usize,
    pub(super) person: usize,
}

/// Kinds of matter for whom the demo makes its own cases: how many, and of which age.
const ASKED: [(&str, usize, (u32, u32)); 5] = [
    ("destitute-support", 90, (60, 130)),
    ("disability-living-subsidy", 120, (6, 79)),
    ("disability-care-subsidy", 150, (6, 90)),
    ("children-support", 24, (1, 17)),
    ("preferential-treatment", 60, (60, 130)),
];

/// All cases, in the order of their reports.
pub(super) async fn all(
    tx: &Tx,
    place: &Place,
    programmes: &[Programme],
    (seed, size, dice): (u64, Size, &mut Dice),
) -> Result<Vec<Case>> {
    let at: HashMap<i64, usize> = place.people.iter().enumerate().map(|(at, who)| (who.id, at)).collect();
    let mut matters = known(tx).await?;
    matters.extend(told(tx, place, (seed, size, dice)).await?);
    let (mut cases, mut seen) = (Vec::new(), BTreeSet::new());
    for matter in matters {
        let Some(person) = matter.served_id.and_then(|id| at.get(&id)).copied() else { continue };
        let who = &place.people[person];
        let Some(programme) = suits(programmes, &matter.district_code, &matter.kind_code, who.age) else {
            continue;
        };
        let whole = !programmes[programme].for_household || place.members(who).is_some();
        if whole && seen.insert((programme, who.person)) {
            let granted = granted(&matter);
            cases.push(Case { matter: matter.id, reported: matter.reported_at, granted, programme, person });
        }
    }
    cases.sort_by_key(|case| (case.reported, case.matter));
    Ok(cases)
}

/// The matters of the demo that are cases of civil affairs.
async fn known(tx: &Tx) -> Result<Vec<Matter>> {
    let columns: Vec<&str> = columns_of::<entities::work::matter::Entity>().collect();
    let sql = format!(
        "SELECT {} FROM matter WHERE kind_code IN ('minimum-allowance', 'temporary-relief', 'old-age-allowance') \
         AND served_id IS NOT NULL AND served_district_code = district_code ORDER BY id",
        columns.join(", ")
    );
    let rows = tx.bulk_rows(sql, vec![]).await?;
    rows.iter().map(|row| Ok(Matter::from_query_result(row, "")?)).collect()
}

/// Cases that are told for people of the age that a programme is for.
async fn told(tx: &Tx, place: &Place, (seed, size, dice): (u64, Size, &mut Dice)) -> Result<Vec<Matter>> {
    let mut asked = Vec::new();
    for (kind, number, (youngest, oldest)) in ASKED {
        let fits: Vec<usize> = (0..place.people.len())
            .filter(|at| (youngest..=oldest).contains(&place.people[*at].age))
            .collect();
        for _ in 0..size.of(number) {
            if fits.is_empty() {
                break;
            }
            let who = &place.people[fits[dice.below(fits.len())]];
            let longest = (place.today - who.from).num_days().clamp(1, 360);
            let ago = i64::try_from(dice.below(usize::try_from(longest).unwrap_or(1))).unwrap_or_default();
            asked.push(Asked { kind, grid: &place.grids[who.grid].code, resident: who.id, ago });
        }
    }
    // ids are given in the order of the reports
    asked.sort_by_key(|case| std::cmp::Reverse(case.ago));
    tell(tx, seed, &asked).await
}
