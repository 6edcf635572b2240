//! Holidays of the nation, and the days that are worked instead.

use crate::calendar::{Days, NATION};
use chrono::NaiveDate;
use entities::work::work_day::ActiveModel;
use sea_orm::ActiveValue::Set;

/// A holiday: its name, first and last day, and the days that are worked instead.
type Holiday = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// 2025 by the notice 国办发明电〔2024〕12号 of the General Office of the State Council of 12 November 2024, 2026 by its notice
/// 国办发明电〔2025〕7号 of 4 November 2025.
const HOLIDAYS: &[Holiday] = &[
    ("元旦", "2025-01-01", "2025-01-01", &[]),
    ("春节", "2025-01-28", "2025-02-04", &["2025-01-26", "2025-02-08"]),
    ("清明节", "2025-04-04", "2025-04-06", &[]),
    ("劳动节", "2025-05-01", "2025-05-05", &["2025-04-27"]),
    ("端午节", "2025-05-31", "2025-06-02", &[]),
    ("国庆节、中秋节", "2025-10-01", "2025-10-08", &["2025-09-28", "2025-10-11"]),
    ("元旦", "2026-01-01", "2026-01-03", &["2026-01-04"]),
    ("春节", "2026-02-15", "2026-02-23", &["2026-02-14", "2026-02-28"]),
    ("清明节", "2026-04-04", "2026-04-06", &[]),
    ("劳动节", "2026-05-01", "2026-05-05", &["2026-05-09"]),
    ("端午节", "2026-06-19", "2026-06-21", &[]),
    ("中秋节", "2026-09-25", "2026-09-27", &[]),
    ("国庆节", "2026-10-01", "2026-10-07", &["2026-09-20", "2026-10-10"]),
];

/// What is said of each day.
pub(super) fn days() -> Vec<(NaiveDate, bool, &'static str)> {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
    let mut days = Vec::new();
    for (title, from, to, worked) in HOLIDAYS {
        let free = day(from).iter_days().take_while(|at| *at <= day(to));
        days.extend(free.map(|at| (at, false, *title)));
        days.extend(worked.iter().map(|at| (day(at), true, *title)));
    }
    days.sort_unstable();
    days
}

/// Which days are worked.
pub(super) fn calendar() -> Days {
    let mut calendar = Days::default();
    for (day, works, _) in days() {
        calendar.say(day, works);
    }
    calendar
}

/// The rows of the calendar.
pub(super) fn rows(now: i64) -> Vec<ActiveModel> {
    let row = |(day, works, title): (NaiveDate, bool, &str)| ActiveModel {
        code: Set(format!("{NATION}-{}", day.format("%Y%m%d"))),
        area_code: Set(NATION.to_owned()),
        day_on: Set(day),
        works: Set(works),
        title: Set(title.to_owned()),
        version: Set(1),
        changed_at: Set(now),
    };
    days().into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_day_is_there_once_and_the_years_have_as_many_as_the_notices_say() {
        let days = days();
        assert_eq!(days.iter().map(|(day, ..)| day).collect::<BTreeSet<_>>().len(), days.len());
        let count = |year: &str, works| {
            days.iter().filter(|(day, w, _)| day.to_string().starts_with(year) && *w == works).count()
        };
        assert_eq!((count("2025", false), count("2025", true)), (28, 5));
        assert_eq!((count("2026", false), count("2026", true)), (33, 6));
        // what is worked instead is a day of a weekend
        let weekdays = Days::default();
        assert!(days.iter().all(|(day, works, _)| !works || !weekdays.works(*day)));
    }
}
