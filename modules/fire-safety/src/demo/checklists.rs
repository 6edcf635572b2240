//! The check lists of the districts in their editions, and how often premises are inspected there.

use super::place::Place;
use crate::checklist::{FireChecklistKind, FireChecklistState};
use crate::hazard::FireHazardKind as Kind;
use crate::plan::usual;
use crate::premises::FireRiskClass;
use chrono::{NaiveDate, TimeDelta};
use entities::fire_safety::fire_checklist::Model;
use entities::fire_safety::{fire_checklist_item, fire_plan};
use kit::access::Tx;

type Item = (&'static str, &'static str, Kind);

const GENERAL: [Item; 8] = [
    ("exit", "疏散通道、安全出口畅通，未上锁", Kind::Passage),
    ("lane", "消防车通道、登高场地未被占用", Kind::Passage),
    ("extinguisher", "灭火器配置齐全，在有效期内，压力正常", Kind::Equipment),
    ("hydrant", "消火栓有水，水带、水枪齐全", Kind::Equipment),
    ("light", "应急照明、疏散指示标志完好", Kind::Equipment),
    ("bars", "门窗未设影响逃生的障碍物", Kind::Structure),
    ("people", "经营、储存场所内未违规住人", Kind::MixedUse),
    ("training", "消防安全责任人明确，员工会报警、会灭火、会逃生", Kind::Management),
];
const ELECTRICITY: [Item; 6] = [
    ("wiring", "线路穿管敷设，无私拉乱接", Kind::Electricity),
    ("breaker", "漏电保护装置完好，试验动作可靠", Kind::Electricity),
    ("load", "无超负荷用电，插座不串接", Kind::Electricity),
    ("lamp", "灯具与可燃物保持距离", Kind::Electricity),
    ("ebike", "电动自行车未在室内、楼道停放充电", Kind::Charging),
    ("off", "人走断电，有专人检查", Kind::Electricity),
];
const GAS: [Item; 6] = [
    ("hose", "连接软管未老化，长度不超过2米，未穿墙", Kind::Gas),
    ("valve", "调压阀、灶具合格，有熄火保护装置", Kind::Gas),
    ("alarm", "可燃气体报警器已安装并能正常工作", Kind::Gas),
    ("bottle", "气瓶在检验有效期内，存放合规", Kind::Gas),
    ("air", "用气场所通风良好，不在地下、半地下使用", Kind::Gas),
    ("contract", "供气企业有许可，定期安检有记录", Kind::Management),
];

/// The editions with their items.
pub(super) fn lists(tx: &Tx, place: &Place) -> (Vec<Model>, Vec<fire_checklist_item::Model>) {
    let (mut lists, mut items) = (Vec::new(), Vec::new());
    let ago = |days| place.today - TimeDelta::days(days);
    let (old, new) = (ago(700), ago(400));
    for district in &place.districts {
        let mut add = |kind: FireChecklistKind, edition: i16, title: &str, of: &[Item], (from, to)| {
            let list = list(tx, place, (district, kind, edition), title, (from, to));
            for &(code, text, hazard) in of {
                items.push(item(tx, &list, (code, text, hazard)));
            }
            lists.push(list);
        };
        add(FireChecklistKind::General, 1, "消防安全检查表", &GENERAL[..6], (Some(old), Some(new)));
        add(FireChecklistKind::General, 2, "消防安全检查表（修订）", &GENERAL, (Some(new), None));
        add(FireChecklistKind::Electricity, 1, "用电安全检查表", &ELECTRICITY, (Some(new), None));
        add(FireChecklistKind::Gas, 1, "燃气安全检查表", &GAS, (Some(new), None));
        add(FireChecklistKind::Gas, 2, "燃气安全检查表（征求意见稿）", &GAS, (None, None));
    }
    (lists, items)
}

fn list(
    tx: &Tx,
    place: &Place,
    (district, kind, edition): (&str, FireChecklistKind, i16),
    title: &str,
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
) -> Model {
    let state = match (from, to) {
        (None, _) => FireChecklistState::Draft,
        (_, None) => FireChecklistState::InUse,
        _ => FireChecklistState::Replaced,
    };
    let at = place.moment(from.unwrap_or(place.today - TimeDelta::days(7)));
    Model {
        id: tx.access().new_id(),
        area_code: district.to_owned(),
        kind: kind.as_str().to_owned(),
        edition,
        title: title.to_owned(),
        state: state.as_str().to_owned(),
        from_on: from,
        to_on: to,
        version: 1 + i64::from(from.is_some()) + i64::from(to.is_some()),
        created_at: at,
        changed_at: at,
    }
}

fn item(tx: &Tx, list: &Model, (code, text, hazard): Item) -> fire_checklist_item::Model {
    fire_checklist_item::Model {
        id: tx.access().new_id(),
        area_code: list.area_code.clone(),
        checklist_id: list.id,
        code: code.to_owned(),
        text: text.to_owned(),
        hazard_kind: hazard.as_str().to_owned(),
        version: 1,
        created_at: list.created_at,
        changed_at: list.created_at,
    }
}

/// The plans of the districts, as they are usual.
pub(super) fn plans(tx: &Tx, place: &Place) -> Vec<fire_plan::Model> {
    let at = place.moment(place.today - TimeDelta::days(400));
    let classes = [FireRiskClass::General, FireRiskClass::Medium, FireRiskClass::High];
    let one = |district: &String, class: FireRiskClass| fire_plan::Model {
        id: tx.access().new_id(),
        area_code: district.clone(),
        risk_class: class.as_str().to_owned(),
        months: i16::try_from(usual(class)).unwrap_or(12),
        version: 1,
        created_at: at,
        changed_at: at,
    };
    place.districts.iter().flat_map(|district| classes.map(|class| one(district, class))).collect()
}
