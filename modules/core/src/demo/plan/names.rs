use crate::dice::Dice;
use crate::divisions::file::DivisionTable;

/// Names of compounds, before their ending.
pub(super) const COMPOUNDS: [&str; 24] = [
    "锦绣", "阳光", "滨湖", "学府", "金域", "翠竹", "桂花", "香樟", "碧水", "紫荆", "书香", "丽景", "康乐",
    "和顺", "安居", "江南", "东方", "御景", "梧桐", "银杏", "玉兰", "星河", "望江", "如意",
];
/// Endings of their names: of old, new and resettlement compounds.
pub(super) const OLD: [&str; 3] = ["小区", "大院", "新村"];
pub(super) const NEW: [&str; 4] = ["花园", "华府", "名苑", "城"];
pub(super) const RESETTLED: [&str; 2] = ["家园", "安置小区"];
/// Names of roads, before their ending.
pub(super) const ROADS: [&str; 30] = [
    "淮河",
    "长江",
    "石城",
    "义安",
    "北京",
    "翠湖",
    "太平湖",
    "西湖",
    "木鱼山",
    "铜井",
    "笠帽山",
    "杨家山",
    "谢垅",
    "泰山",
    "黄山",
    "九华",
    "天山",
    "金山",
    "育才",
    "建设",
    "和平",
    "解放",
    "友谊",
    "朝阳",
    "振兴",
    "创业",
    "栖凤",
    "沿江",
    "观湖",
    "铜都",
];
/// Property companies.
pub(super) const COMPANIES: [&str; 6] =
    ["安馨物业", "康居物业", "和家物业", "绿城邻里物业", "诚信物业", "铜都物业"];

const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
    "郭", "马", "罗",
];
const GIVEN: [&str; 24] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超",
    "霞", "平", "刚", "桂英", "建华", "志强", "秀兰",
];

/// A made-up name of somebody who works there.
pub(super) fn person(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN))
}

/// A community: its code and its name without the word for its kind.
#[derive(Clone, Debug)]
pub(super) struct Community {
    pub(super) code: String,
    pub(super) name: String,
}

/// The communities below a code, in code order.
pub(super) fn communities(divisions: &DivisionTable, below: &str) -> Vec<Community> {
    let all = divisions.rows().filter(|r| r.code.digits() == 12 && r.code.as_str().starts_with(below));
    all.map(|r| Community { code: r.code.to_string(), name: short(r.name) }).collect()
}

/// A community's name without the word for its kind.
fn short(name: &str) -> String {
    let endings = [
        "虚拟社区",
        "社区居民委员会",
        "社区居委会",
        "村民委员会",
        "居民委员会",
        "村委会",
        "居委会",
        "社区",
        "新村村民委员会",
    ];
    let longest = endings.iter().filter(|e| name.ends_with(**e)).max_by_key(|e| e.len());
    let short = longest.and_then(|e| name.strip_suffix(e)).unwrap_or(name);
    if short.is_empty() { name.to_owned() } else { short.to_owned() }
}
