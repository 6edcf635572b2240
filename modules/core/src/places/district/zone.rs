//! Names of time zones.

/// The first parts of IANA names.
const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// Does it look like an IANA name, such as `Asia/Shanghai`? Whether there is such a place is not known here.
pub(super) fn looks_right(zone: &str) -> bool {
    let word = |word: &str| {
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.bytes().all(inner)
    };
    let mut parts = zone.split('/');
    let area = parts.next().unwrap_or_default();
    let places: Vec<&str> = parts.collect();
    let named = AREAS.contains(&area) && (1..=2).contains(&places.len()) && places.into_iter().all(word);
    zone.len() <= 40 && (named || zone == "UTC" || zone == "Etc/UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_an_area_and_a_place() {
        for zone in ["Asia/Shanghai", "Asia/Urumqi", "America/Argentina/Buenos_Aires", "UTC"] {
            assert!(looks_right(zone), "{zone}");
        }
        for zone in ["", "Shanghai", "asia/shanghai", "Asia/", "Asia/Shang hai", "GMT+8", "Asia/A/B/C"] {
            assert!(!looks_right(zone), "{zone}");
        }
    }
}
