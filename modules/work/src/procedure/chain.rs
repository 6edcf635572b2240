//! Chains of the approval procedure: which desk reviews, and which decides.

use kit::code::AreaLevel;

/// A desk: the unit of a level, or there the staff of the matter's department line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Level of the unit.
    pub level: AreaLevel,
    /// It is the desk of the matter's line there, not the unit's own.
    pub line: bool,
}

/// Who reviews and decides after the community's first review.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    /// Stable code.
    pub code: &'static str,
    /// English title.
    pub title: &'static str,
    /// Chinese title.
    pub chinese: &'static str,
    /// The desk that reviews.
    pub review: Desk,
    /// The desk that decides.
    pub decide: Desk,
}

const fn desk(level: AreaLevel, line: bool) -> Desk {
    Desk { level, line }
}

/// The desk of the first review: the community's, or there the staff of the matter's line.
pub const FIRST_DESK: Desk = desk(AreaLevel::Community, false);

/// The three chains of the sources, and the one of a department with staff at each level.
pub const CHAINS: &[Chain] = &[
    Chain {
        code: "district",
        title: "town centre reviews, district centre decides",
        chinese: "乡镇（街道）中心审核、区县中心审批",
        review: desk(AreaLevel::Town, false),
        decide: desk(AreaLevel::District, false),
    },
    Chain {
        code: "street",
        title: "street department reviews, street leader decides",
        chinese: "街道科室审核、街道领导审批",
        review: desk(AreaLevel::Town, true),
        decide: desk(AreaLevel::Town, false),
    },
    Chain {
        code: "department",
        title: "town centre reviews, department decides",
        chinese: "乡镇（街道）中心审核、部门审批",
        review: desk(AreaLevel::Town, false),
        decide: desk(AreaLevel::District, true),
    },
    Chain {
        code: "line",
        title: "the department reviews in the town and decides in the district",
        chinese: "乡镇（街道）业务科室审核、区县部门审批",
        review: desk(AreaLevel::Town, true),
        decide: desk(AreaLevel::District, true),
    },
];

/// A level up, for an application that nobody of its town is left to review after an appeal. No kind of matter names it.
pub const AFTER_APPEAL: &Chain = &Chain {
    code: "appeal",
    title: "after an appeal: the department reviews in the district, whose centre decides",
    chinese: "申诉复核：区县部门审核、区县中心审批",
    review: desk(AreaLevel::District, true),
    decide: desk(AreaLevel::District, false),
};

/// The chain with this code that an application follows.
pub fn chain(code: &str) -> Option<&'static Chain> {
    CHAINS.iter().chain([AFTER_APPEAL]).find(|chain| chain.code == code)
}
