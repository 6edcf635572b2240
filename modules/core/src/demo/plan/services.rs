use super::names::Community;
use super::types::Services;

/// The six service areas of a grid; `property` is who cleans and guards it.
pub(super) fn of_grid(community: &Community, number: usize, property: &str) -> Services {
    let name = &community.name;
    Services {
        residents_group: format!("{name}第{number}居民小组"),
        property_service: property.to_owned(),
        sanitation: format!("{name}环卫站"),
        health_service: format!("{name}社区卫生服务站"),
        police: format!("{name}警务室"),
        primary_school: format!("{name}小学"),
    }
}

/// The six service areas of a villager group.
pub(super) fn of_villager_group(village: &Community, number: usize) -> Services {
    let name = &village.name;
    Services {
        residents_group: format!("{name}村第{number}村民小组"),
        property_service: format!("{name}村民委员会"),
        sanitation: format!("{name}村保洁队"),
        health_service: format!("{name}村卫生室"),
        police: format!("{name}村警务室"),
        primary_school: format!("{name}村小学"),
    }
}
