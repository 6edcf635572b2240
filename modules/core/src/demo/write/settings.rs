use entities::places::district_setting::ActiveModel;
use sea_orm::ActiveValue::Set;

/// What the three districts have decided: levels of their view, kinds of grid that the size policy is for, households
/// and people of a grid.
const SETTINGS: [(&str, i16, &str, [i32; 4]); 3] = [
    ("340705", 5, "residential", [250, 500, 600, 1_500]),
    ("371102", 4, "residential", [150, 320, 450, 900]),
    ("410185", 3, "villager_group", [25, 80, 90, 300]),
];

pub(super) fn rows(now: i64) -> Vec<ActiveModel> {
    let row = |(district, levels, kinds, [households_min, households_max, people_min, people_max]): (
        &str,
        i16,
        &str,
        [i32; 4],
    )| {
        ActiveModel {
            code: Set(district.to_owned()),
            levels: Set(levels),
            zone: Set("Asia/Shanghai".to_owned()),
            size_kinds: Set(kinds.to_owned()),
            households_min: Set(Some(households_min)),
            households_max: Set(Some(households_max)),
            people_min: Set(Some(people_min)),
            people_max: Set(Some(people_max)),
            verify_months: Set(3),
            keep_months: Set(36),
            keep_sensitive_months: Set(6),
            version: Set(1),
            changed_at: Set(now),
        }
    };
    SETTINGS.into_iter().map(row).collect()
}
