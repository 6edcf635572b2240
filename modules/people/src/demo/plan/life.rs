//! Education, marriage and work of a person of a sex and an age.

use super::super::census::Schooling;
use super::area::Area;
use super::family::{Member, Role};
use super::types::Work;
use wangge_core::dice::Dice;

/// Shares of age groups among everybody, as the families are mixed: up to 5, 6 to 11, 12 to 14, 15 to 17, 18 to 59.
const PUPILS: [f64; 3] = [0.0718, 0.0359, 0.0115];
const GROWN: f64 = 0.622;
const OLD: f64 = 0.187;
/// Of the grown, those below 40.
const BELOW_40: f64 = 0.55;
/// University, senior, junior and primary school of the old.
const OF_OLD: [f64; 4] = [0.02, 0.05, 0.22, 0.55];
/// How much more of each those below 40 have than all the grown.
const MORE: [f64; 4] = [1.45, 1.15, 0.80, 0.50];

/// Shares of university, senior, junior and primary school among the grown, below 40 and from 40 on.
#[derive(Debug)]
pub(super) struct Schools {
    below_40: [f64; 4],
    from_40: [f64; 4],
}

impl Schools {
    /// So that everybody together has these shares.
    pub(super) fn of(all: Schooling) -> Self {
        let pupils = [0.0, PUPILS[2], PUPILS[1], PUPILS[0]];
        let wanted = [all.university, all.senior, all.junior, all.primary];
        let grown: [f64; 4] = std::array::from_fn(|i| (wanted[i] - pupils[i] - OLD * OF_OLD[i]) / GROWN);
        let below_40: [f64; 4] = std::array::from_fn(|i| grown[i] * MORE[i]);
        let from_40 = std::array::from_fn(|i| (grown[i] - BELOW_40 * below_40[i]) / (1.0 - BELOW_40));
        Self { below_40, from_40 }
    }

    /// Code of GB/T 4658-2006; None for who is too young.
    pub(super) fn education(&self, age: i32, dice: &mut Dice) -> Option<&'static str> {
        const CODES: [[&str; 4]; 4] = [
            ["31", "21", "31", "14"],
            ["61", "61", "41", "44"],
            ["71", "71", "71", "73"],
            ["81", "81", "81", "83"],
        ];
        let shares = match age {
            ..6 => return None,
            6..12 => return Some("80"),
            12..15 => return Some("70"),
            15..18 => return Some(dice.pick(&["60", "60", "40"])),
            18..40 => self.below_40,
            40..60 => self.from_40,
            _ => OF_OLD,
        };
        let mut left = dice.unit();
        for (share, codes) in shares.iter().zip(&CODES) {
            left -= share;
            if left < 0.0 {
                return Some(dice.pick(codes));
            }
        }
        Some("90")
    }
}

/// Code of GB/T 2261.2; None for children.
pub(super) fn marriage(member: &Member, of_two: bool) -> Option<&'static str> {
    match (member.role, member.age) {
        (_, ..15) => None,
        (Role::Head | Role::Spouse, _) if of_two => Some("21"),
        (_, 60..) => Some("30"),
        (Role::Head, 45..) => Some("40"),
        _ => Some("10"),
    }
}

const fn work(trade: &'static str, occupation: &'static str, place: &'static str) -> Work {
    Work { trade, occupation, town: "", place }
}

/// Work in towns; each as likely as the others.
const TOWN: [Work; 16] = [
    work("C", "操作工", "机械厂"),
    work("C", "技术员", "铜材厂"),
    work("C", "质检员", "服装厂"),
    work("F", "营业员", "超市"),
    work("F", "店主", "五金店"),
    work("H", "厨师", "饭店"),
    work("E", "建筑工", "建筑公司"),
    work("G", "司机", "运输公司"),
    work("I", "程序员", "软件公司"),
    work("J", "柜员", "银行网点"),
    work("L", "文员", "商务服务公司"),
    work("N", "养护工", "市政养护队"),
    work("O", "理发师", "理发店"),
    work("P", "教师", "学校"),
    work("Q", "护士", "卫生院"),
    work("S", "工作人员", "便民服务中心"),
];
/// Work in villages.
const VILLAGE: [Work; 8] = [
    work("A", "农民", "种植合作社"),
    work("A", "农民", "果园"),
    work("A", "养殖员", "养殖场"),
    work("B", "采掘工", "石料厂"),
    work("C", "操作工", "食品厂"),
    work("E", "瓦工", "建筑队"),
    work("F", "店主", "便利店"),
    work("P", "教师", "小学"),
];

/// The work of somebody of this age.
pub(super) fn job(area: Area, age: i32, dice: &mut Dice) -> Option<Work> {
    let working = match age {
        18..23 => 0.45,
        23..55 => 0.85,
        55..60 => 0.55,
        60..68 => 0.2,
        _ => return None,
    };
    let village = match area {
        Area::Heshan => 0.3,
        Area::Xuzhuang => 0.8,
        Area::Tongguan => 0.0,
    };
    let (works, villager) = (dice.unit() < working, dice.unit() < village);
    let work = if villager { dice.pick(&VILLAGE) } else { dice.pick(&TOWN) };
    works.then_some(Work { town: area.name(), ..work })
}
