//! When let dwellings were checked, and what was found.

use super::holdings::ago;
use super::types::PlannedCheck;
use chrono::{Days, NaiveDate};
use wangge_core::dice::Dice;

/// Days after which the next check is due.
const EVERY: u64 = 90;
/// Of a hundred tenancies, so many were not checked again in time.
const LATE: usize = 12;
/// What was found, with the place of its item among the columns.
const HAZARDS: [(usize, &str); 6] = [
    (0, "灭火器过期，已要求更换"),
    (1, "私拉电线，插座过载"),
    (2, "燃气软管老化"),
    (3, "外墙瓷砖松动"),
    (4, "楼道堆放杂物，电动车停放在通道"),
    (5, "人均居住面积不足"),
];

/// The checks of a tenancy since its first day, oldest first: the last one, and half of the time the one before.
pub(super) fn of(from: NaiveDate, today: NaiveDate, dice: &mut Dice) -> Vec<PlannedCheck> {
    let since = usize::try_from((today - from).num_days()).unwrap_or(0);
    let days = if dice.below(100) < LATE { 91 + dice.below(110) } else { dice.below(90) }.min(since);
    let before = days + dice.between(70, 90);
    let mut checks = Vec::new();
    if before <= since && dice.below(2) == 0 {
        checks.push(check(ago(today, before), dice));
    }
    checks.push(check(ago(today, days), dice));
    checks
}

fn check(on: NaiveDate, dice: &mut Dice) -> PlannedCheck {
    let due = on.checked_add_days(Days::new(EVERY)).unwrap_or(on);
    let hazard = (dice.below(12) == 0).then(|| dice.pick(&HAZARDS));
    PlannedCheck { on, due, hazard }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_checks_are_overdue_and_none_lies_before_the_term() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut dice = Dice::new(3);
        let mut late = 0;
        for days in 0..1_000 {
            let from = ago(today, days);
            let checks = of(from, today, &mut dice);
            assert!(checks.is_sorted_by_key(|check| check.on) && checks[0].on >= from);
            assert!(checks.iter().all(|check| check.on <= today && check.due > check.on));
            late += usize::from(checks.last().unwrap().due < today);
        }
        assert!((60..160).contains(&late), "{late}");
    }
}
