//! Names of time zones.

use chrono_tz::Tz;

/// Is it a name of the tz database (IANA), such as `Asia/Shanghai`?
pub(super) fn is_known(zone: &str) -> bool {
    zone.parse::<Tz>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_one_of_the_database() {
        for zone in ["Asia/Shanghai", "Asia/Urumqi", "America/Argentina/Buenos_Aires", "UTC"] {
            assert!(is_known(zone), "{zone}");
        }
        for zone in ["", "Shanghai", "asia/shanghai", "Asia/", "Asia/Shang hai", "GMT+8", "Asia/Beijing"] {
            assert!(!is_known(zone), "{zone}");
        }
    }
}
