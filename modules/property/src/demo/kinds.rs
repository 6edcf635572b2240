//! Which units there are. Every name is made up.

use crate::unit::{KeyPlace, UnitKind};

/// A kind of unit: its first two characters of the credit code (GB 32100), the section of its trade (GB/T 4754), and
/// how the building is managed that it looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sort {
    pub(super) kind: UnitKind,
    pub(super) key_place: Option<KeyPlace>,
    pub(super) class: &'static str,
    pub(super) trade: &'static str,
    pub(super) management: &'static str,
    /// Most people who work in it.
    pub(super) places: usize,
}

const fn key(key_place: KeyPlace, kind: UnitKind, class: &'static str, trade: &'static str) -> Sort {
    Sort { kind, key_place: Some(key_place), class, trade, management: "crowded_place", places: 12 }
}

const fn plain(kind: UnitKind, class: &'static str, trade: &'static str, places: usize) -> Sort {
    Sort { kind, key_place: None, class, trade, management: "commercial", places }
}

/// The key places of Heshan Town: 32. One is run by a village's collective (N), one by a village (Y).
pub(super) const OF_HESHAN: [(Sort, &[&str]); 16] = [
    (key(KeyPlace::School, UnitKind::Institution, "12", "P"), &["青禾小学", "望岚小学", "启明中学"]),
    (
        key(KeyPlace::Kindergarten, UnitKind::Association, "52", "P"),
        &["小禾苗幼儿园", "蓝贝壳幼儿园", "七彩桥幼儿园", "星星草幼儿园", "大风车幼儿园"],
    ),
    (key(KeyPlace::Hospital, UnitKind::Institution, "12", "Q"), &["河岸卫生院", "安和社区医院"]),
    (key(KeyPlace::CareHome, UnitKind::Association, "52", "Q"), &["松龄养老院"]),
    (key(KeyPlace::CareHome, UnitKind::Other, "Y1", "Q"), &["望岚幸福院"]),
    (key(KeyPlace::Market, UnitKind::Company, "91", "F"), &["河岸农贸市场"]),
    (key(KeyPlace::Market, UnitKind::Collective, "N2", "F"), &["青禾集贸市场"]),
    (key(KeyPlace::ShoppingCentre, UnitKind::Company, "91", "F"), &["百汇超市", "聚宝商场", "惠邻超市"]),
    (key(KeyPlace::Hotel, UnitKind::Company, "91", "H"), &["云帆宾馆", "栖鹭旅馆", "河岸招待所"]),
    (
        key(KeyPlace::Restaurant, UnitKind::Shop, "92", "H"),
        &["渔火饭店", "老槐树饭庄", "满堂春酒楼", "一品粥铺"],
    ),
    (key(KeyPlace::Entertainment, UnitKind::Company, "91", "R"), &["星光歌舞厅"]),
    (key(KeyPlace::InternetCafe, UnitKind::Company, "91", "R"), &["蓝鲸网吧"]),
    (key(KeyPlace::HazardousGoods, UnitKind::Company, "91", "C"), &["宏远化工原料店"]),
    (key(KeyPlace::FillingStation, UnitKind::Company, "91", "F"), &["河岸加油站", "望岚加油站"]),
    (key(KeyPlace::Warehouse, UnitKind::Company, "91", "G"), &["顺达仓库", "金穗粮库"]),
    (key(KeyPlace::ConstructionSite, UnitKind::Company, "91", "E"), &["河岸新城三期工地"]),
];

/// What a unit grid is named after, and what the unit is that it belongs to.
pub(super) const OF_UNIT_GRIDS: [(&str, Sort); 6] = [
    ("中学", key(KeyPlace::School, UnitKind::Institution, "12", "P")),
    ("职业学院", key(KeyPlace::School, UnitKind::Institution, "12", "P")),
    ("医院", key(KeyPlace::Hospital, UnitKind::Institution, "12", "Q")),
    ("商贸城", key(KeyPlace::ShoppingCentre, UnitKind::Company, "91", "F")),
    ("批发市场", key(KeyPlace::Market, UnitKind::Company, "91", "F")),
    ("产业园", plain(UnitKind::Company, "91", "C", 12)),
];

/// Beginnings of the names of ordinary units.
pub(super) const NAMES: [&str; 24] = [
    "和顺", "万家", "鑫源", "春来", "友邦", "恒信", "聚丰", "兴隆", "同心", "佳美", "瑞祥", "广益", "天和",
    "乐家", "民生", "金桥", "百年", "四季", "小康", "红叶", "清泉", "永固", "华艺", "晨曦",
];

/// Ordinary units of towns, with the ending of their names.
pub(super) const IN_TOWNS: [(&str, Sort); 12] = [
    ("便利店", plain(UnitKind::Shop, "92", "F", 3)),
    ("五金店", plain(UnitKind::Shop, "92", "F", 3)),
    ("理发店", plain(UnitKind::Shop, "92", "O", 4)),
    ("早餐店", plain(UnitKind::Shop, "92", "H", 4)),
    ("面馆", plain(UnitKind::Shop, "92", "H", 5)),
    ("装饰公司", plain(UnitKind::Company, "91", "E", 8)),
    ("服装厂", plain(UnitKind::Company, "91", "C", 12)),
    ("机械厂", plain(UnitKind::Company, "91", "C", 12)),
    ("运输公司", plain(UnitKind::Company, "91", "G", 8)),
    ("软件公司", plain(UnitKind::Company, "91", "I", 8)),
    ("商务服务公司", plain(UnitKind::Company, "91", "L", 8)),
    ("养护队", plain(UnitKind::Company, "91", "N", 8)),
];

/// Ordinary units of villages.
pub(super) const IN_VILLAGES: [(&str, Sort); 5] = [
    ("便利店", plain(UnitKind::Shop, "92", "F", 2)),
    ("农资店", plain(UnitKind::Shop, "92", "F", 2)),
    ("种植合作社", plain(UnitKind::Company, "93", "A", 10)),
    ("养殖场", plain(UnitKind::Company, "91", "A", 6)),
    ("食品厂", plain(UnitKind::Company, "91", "C", 8)),
];

/// The office of each community, in its first grid.
pub(super) const OFFICE: (&str, Sort) =
    ("便民服务中心", Sort { management: "institution", ..plain(UnitKind::Institution, "12", "S", 6) });

/// The collective of each village, in its first grid.
pub(super) const COLLECTIVE: (&str, Sort) =
    ("股份经济合作社", Sort { management: "institution", ..plain(UnitKind::Collective, "N2", "A", 10) });
