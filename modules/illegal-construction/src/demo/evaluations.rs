//! A year of monthly evaluations of the villages of three towns.

use super::TOWNS;
use super::place::Place;
use crate::evaluation::EvaluatedItem;
use chrono::{Datelike, Months, NaiveDate};
use entities::illegal_construction::evaluation_item::Model as ItemModel;
use entities::illegal_construction::village_evaluation::Model;
use kit::access::Access;
use kit::platform::start_of;
use wangge_core::dice::Dice;

const MONTHS: u32 = 12;

/// The evaluations with their items.
pub(super) fn plan(access: &Access, place: &Place, mut dice: Dice) -> (Vec<Model>, Vec<ItemModel>) {
    let (mut evaluations, mut all) = (Vec::new(), Vec::new());
    let this_month = place.today.with_day(1).unwrap_or(place.today);
    for back in (1..=MONTHS).rev() {
        let Some(first) = this_month.checked_sub_months(Months::new(back)) else { continue };
        for village in TOWNS.iter().flat_map(|town| place.villages(town)) {
            let (id, at) = (access.new_id(), made_at(first));
            let mut items: Vec<ItemModel> = EvaluatedItem::ALL
                .into_iter()
                .map(|item| self::item(access, (id, &village, at), item, &mut dice))
                .collect();
            evaluations.push(Model {
                id,
                area_code: village,
                month: first.format("%Y-%m").to_string(),
                score: items.iter().map(|item| item.score).sum(),
                summary: None,
                account_id: None,
                version: 1,
                created_at: at,
                changed_at: at,
            });
            all.append(&mut items);
        }
    }
    (evaluations, all)
}

/// On the third day of the month after.
fn made_at(first: NaiveDate) -> i64 {
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    start_of(next) + (2 * 24 + 10) * 3_600_000
}

fn item(
    access: &Access,
    (evaluation_id, village, at): (i64, &str, i64),
    item: EvaluatedItem,
    dice: &mut Dice,
) -> ItemModel {
    let less = if dice.below(3) == 0 { i16::try_from(1 + dice.below(3)).unwrap_or(1) } else { 0 };
    let reason = match item {
        EvaluatedItem::Archives => "个别档案资料不全，限期补齐。",
        EvaluatedItem::Survey => "仍有漏登户，限期补登。",
        EvaluatedItem::Inspections => "有缺巡记录。",
        EvaluatedItem::Disposal => "违建发现后上报不及时。",
        EvaluatedItem::Publicity => "宣传材料入户率不足。",
    };
    ItemModel {
        id: access.new_id(),
        area_code: village.to_owned(),
        evaluation_id,
        item: item.as_str().to_owned(),
        most: item.most(),
        score: item.most() - less,
        reason: (less > 0).then(|| reason.to_owned()),
        version: 1,
        created_at: at,
        changed_at: at,
    }
}
