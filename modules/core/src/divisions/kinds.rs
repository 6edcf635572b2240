use kit::code::{AreaLevel, DivisionCode};
use serde::{Deserialize, Serialize};

/// Kind of a division of the street level (街道乡镇类型), from the last three of its nine digits (GB/T 10114).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, async_graphql::Enum)]
pub enum TownKind {
    /// Street office (街道), 001-099.
    Street,
    /// Town (镇), 100-199.
    Town,
    /// Township (乡), 200-399.
    Township,
    /// Unit similar to a township (类似乡级单位): development zone, farm, forest farm; 400-599.
    SimilarUnit,
    /// No real unit (虚拟乡级): holds communities that belong directly to the county; 000 and 198.
    Placeholder,
    /// Any other number.
    Other,
}

/// Kind of a division of the community level (社区、村类型), from the last three of its twelve digits. Names can contradict
/// it: the code decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, async_graphql::Enum)]
pub enum VillageKind {
    /// Residents' committee (居民委员会), 001-199.
    ResidentsCommittee,
    /// Villagers' committee (村民委员会), 200-399.
    VillagersCommittee,
    /// Similar to a residents' committee (类似居委会), 400-499, e.g. of a development zone.
    SimilarToResidents,
    /// Similar to a villagers' committee (类似村委会), 500-599, e.g. of a farm.
    SimilarToVillage,
    /// No real unit: virtual community (虚拟社区) 498, virtual village (虚拟村) 598, or 000.
    Placeholder,
    /// Any other number.
    Other,
}

impl TownKind {
    /// The kind; `None` unless the code is of a street or town.
    pub fn of(code: &DivisionCode) -> Option<Self> {
        Some(match number(code, AreaLevel::Town)? {
            0 | 198 => Self::Placeholder,
            1..=99 => Self::Street,
            100..=199 => Self::Town,
            200..=399 => Self::Township,
            400..=599 => Self::SimilarUnit,
            _ => Self::Other,
        })
    }
}

impl VillageKind {
    /// The kind; `None` unless the code is of a community or village.
    pub fn of(code: &DivisionCode) -> Option<Self> {
        Some(match number(code, AreaLevel::Community)? {
            0 | 498 | 598 => Self::Placeholder,
            1..=199 => Self::ResidentsCommittee,
            200..=399 => Self::VillagersCommittee,
            400..=499 => Self::SimilarToResidents,
            500..=599 => Self::SimilarToVillage,
            _ => Self::Other,
        })
    }
}

fn number(code: &DivisionCode, level: AreaLevel) -> Option<u16> {
    let digits = code.as_str();
    (code.level() == level).then(|| digits[digits.len() - 3..].parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_three_digits_tell_the_kind() {
        let village = |code: &str| VillageKind::of(&code.parse().unwrap());
        assert_eq!(village("110102007013"), Some(VillageKind::ResidentsCommittee));
        assert_eq!(village("410711001200"), Some(VillageKind::VillagersCommittee));
        assert_eq!(village("120116400416"), Some(VillageKind::SimilarToResidents));
        assert_eq!(village("340705401498"), Some(VillageKind::Placeholder));
        assert_eq!(village("640221400500"), Some(VillageKind::SimilarToVillage));
        assert_eq!(village("350527000000"), Some(VillageKind::Placeholder));
        assert_eq!(village("340705401601"), Some(VillageKind::Other));
        assert_eq!(village("340705401"), None);
        let town = |code: &str| TownKind::of(&code.parse().unwrap());
        assert_eq!(town("441900003"), Some(TownKind::Street));
        assert_eq!(town("371102100"), Some(TownKind::Town));
        assert_eq!(town("330383198"), Some(TownKind::Placeholder));
        assert_eq!(town("340705402"), Some(TownKind::SimilarUnit));
        assert_eq!(town("340705200"), Some(TownKind::Township));
        assert_eq!(town("340705"), None);
    }
}
