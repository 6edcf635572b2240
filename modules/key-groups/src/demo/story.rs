//! What the files of the demo say, by kind.

use crate::kind::{KeyBasisKind, KeyGroupKind};

/// What a file of a kind says.
pub(super) struct Story {
    pub(super) basis: KeyBasisKind,
    /// Before the number of the document, and behind it.
    pub(super) number: (&'static str, &'static str),
    pub(super) authority: &'static str,
    pub(super) need: &'static str,
    pub(super) aims: [&'static str; 2],
    pub(super) note: &'static str,
}

/// The story of a kind.
pub(super) const fn of(kind: KeyGroupKind) -> Story {
    match kind {
        KeyGroupKind::CommunityCorrection => Story {
            basis: KeyBasisKind::CourtDecision,
            number: ("刑初", "号"),
            authority: "区人民法院",
            need: "家庭困难，需要就业指导和法律咨询。",
            aims: ["参加职业技能培训", "找到稳定工作"],
            note: "情况稳定，已报名培训。",
        },
        KeyGroupKind::ReleasedPrisoner => Story {
            basis: KeyBasisKind::ReleaseCertificate,
            number: ("释字", "号"),
            authority: "省监狱管理局",
            need: "返乡安置，需要住房和就业帮扶。",
            aims: ["落实户口和社会保险", "找到稳定工作"],
            note: "已办理社会保险，正在找工作。",
        },
        KeyGroupKind::SevereMentalIllness => Story {
            basis: KeyBasisKind::MedicalDiagnosis,
            number: ("诊断", "号"),
            authority: "市精神卫生中心",
            need: "需要定期随访和免费服药，家属需要照护支持。",
            aims: ["按时复诊服药", "家属参加护理培训"],
            note: "按时服药，家属陪同。",
        },
        KeyGroupKind::DrugRehabilitation => Story {
            basis: KeyBasisKind::VoluntaryAgreement,
            number: ("康复", "号"),
            authority: "街道社区戒毒康复办公室",
            need: "自愿康复，需要心理辅导和就业帮扶。",
            aims: ["参加心理辅导", "恢复工作和家庭生活"],
            note: "参加辅导，情绪稳定。",
        },
    }
}
