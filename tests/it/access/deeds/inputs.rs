//! Input types that are not called after their mutation.

/// Mutation and the name of its input.
pub(super) const NAMES: &[(&str, &str)] = &[
    ("endAnnouncement", "MatterActInput"),
    ("retireCompound", "RetireInput"),
    ("retireBuilding", "RetireInput"),
    ("retireRoad", "RetireInput"),
    ("retireFacility", "RetireInput"),
    ("endLiaison", "EndPeriodInput"),
    ("dissolveBody", "EndPeriodInput"),
    ("endBodyMember", "EndPeriodInput"),
    ("retireHousehold", "RetireInput"),
    ("retireDwelling", "RetireInput"),
    ("endOwnership", "RetireInput"),
    ("retireUnit", "RetireInput"),
    ("retireCertificate", "RetireInput"),
    ("suspendAccount", "AccountStatusInput"),
    ("reactivateAccount", "AccountStatusInput"),
    ("closeAccount", "AccountStatusInput"),
];
