//! Kinds of body, and what somebody does in one.

use kit::code::AreaLevel::{self, City, Community, District, Grid, Province, Town};
use kit::text_enum;

text_enum! {
    /// Kind of body (组织类型).
    BodyKind {
        /// Leading group for a subject, at any level (领导小组).
        LeadingGroup = "leading_group",
        /// Residents' or villagers' committee of a community (居委会、村委会), one of five in one.
        ResidentsCommittee = "residents_committee",
        /// Owners' committee (业委会), one of five in one.
        OwnersCommittee = "owners_committee",
        /// Property company (物业公司), one of five in one.
        PropertyCompany = "property_company",
        /// Unit that has its seat in the community (驻区单位), one of five in one.
        ResidentUnit = "resident_unit",
        /// Police office of a community (社区警务室), one of five in one.
        PoliceOffice = "police_office",
        /// Party working committee of a street or town (街道党工委).
        PartyWorkingCommittee = "party_working_committee",
        /// Party organisation of a community (社区党组织).
        PartyOrganisation = "party_organisation",
        /// Party group of a grid (网格党小组).
        PartyGroup = "party_group",
    }
}

impl BodyKind {
    /// Levels of the areas that such a body can be for.
    pub(super) const fn levels(self) -> &'static [AreaLevel] {
        match self {
            Self::LeadingGroup => &[Grid, Community, Town, District, City, Province],
            Self::PartyWorkingCommittee => &[Town],
            Self::PartyGroup => &[Grid],
            Self::OwnersCommittee | Self::PropertyCompany | Self::ResidentUnit => &[Grid, Community],
            Self::ResidentsCommittee | Self::PoliceOffice | Self::PartyOrganisation => &[Community],
        }
    }

    /// The kind that a body above one of this kind has; None where there is none above.
    pub(super) const fn above(self) -> Option<Self> {
        match self {
            Self::LeadingGroup => Some(Self::LeadingGroup),
            Self::PartyOrganisation => Some(Self::PartyWorkingCommittee),
            Self::PartyGroup => Some(Self::PartyOrganisation),
            _ => None,
        }
    }
}

text_enum! {
    /// What somebody does in a body (组织职务).
    BodyFunction {
        /// Leader (组长).
        Leader = "leader",
        /// Deputy leader (副组长).
        Deputy = "deputy",
        /// Member (成员).
        Member = "member",
        /// In its office (办公室).
        Office = "office",
        /// Represents another body or a unit in it (代表).
        Representative = "representative",
    }
}
