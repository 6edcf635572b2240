//! Which kinds of departments the streets of the demo admitted.

use super::Catalogue;
use super::place::Place;
use chrono::TimeDelta;
use entities::work::matter_admission::ActiveModel;
use kit::access::Access;
use sea_orm::ActiveValue::Set;
use std::collections::BTreeSet;

/// Where a street did not admit a kind: it was refused, or is not decided yet.
const OTHERWISE: [(&str, &str, &str); 2] =
    [("410185107", "health-education", "refused"), ("410185107", "assistive-device", "asked")];
/// Kinds whose service is purchased for a time, with the amount of a year in fen.
const PURCHASED: [(&str, i64); 2] = [("household-check", 3_000_000), ("health-education", 1_200_000)];
/// Days for which it is purchased.
const TERM: i64 = 2 * 365;

/// Did the street admit the kind?
pub(super) fn admitted(kind: &str, town: &str) -> bool {
    state(kind, town) == "admitted"
}

fn state(kind: &str, town: &str) -> &'static str {
    let found = OTHERWISE.iter().find(|(area, code, _)| *area == town && *code == kind);
    found.map_or("admitted", |(.., state)| state)
}

/// The admissions of every street.
pub(super) fn rows(access: &Access, place: &Place, catalogue: &Catalogue) -> Vec<ActiveModel> {
    let towns: BTreeSet<&str> = place.grids.iter().filter_map(|grid| grid.code.get(..9)).collect();
    let kinds = || catalogue.kinds.iter().filter(|kind| kind.model.admitted_only);
    let from = super::kinds::first_day(place.today) + TimeDelta::days(10);
    let clerk = |town: &str| place.staff.of("town-leader", town).ok().map(|signer| signer.account);
    let row = |town: &str, kind: &super::Kind| {
        let code = kind.model.code.as_str();
        let state = state(code, town);
        let decided = state != "asked";
        let amount = PURCHASED.iter().find(|(of, _)| *of == code).map(|(_, amount)| *amount);
        ActiveModel {
            id: Set(access.new_id()),
            area_code: Set(town.to_owned()),
            kind_code: Set(code.to_owned()),
            line: Set(kind.model.line.clone()),
            state: Set(state.to_owned()),
            reason: Set(Some("部门工作需要网格协助，申请准入。".to_owned())),
            answer: Set(match state {
                "admitted" => Some("同意准入。".to_owned()),
                "refused" => Some("卫生院已有专人入户，不再准入。".to_owned()),
                _ => None,
            }),
            from_on: Set(from),
            to_on: Set(amount.map(|_| from + TimeDelta::days(TERM - 1))),
            amount_fen: Set(amount),
            asked_by: Set(None),
            decided_by: Set(clerk(town).filter(|_| decided)),
            decided_at: Set(decided.then_some(place.now)),
            version: Set(1),
            created_at: Set(place.now),
            changed_at: Set(place.now),
        }
    };
    towns.into_iter().flat_map(|town| kinds().map(move |kind| (town, kind))).map(|(t, k)| row(t, k)).collect()
}
