//! The four kinds, the three authorities, and the legal bases. They are closed: nothing is added to them by configuration.

use crate::policy::{HEALTH, HELP_HEALTH, HELP_JUSTICE, HELP_REHABILITATION, JUSTICE, REHABILITATION};
use kit::access::Access;
use kit::text_enum;

text_enum! {
    /// For whom there is help (重点人群类别).
    KeyGroupKind {
        /// Under community correction (社区矫正对象).
        CommunityCorrection = "community_correction",
        /// Released from prison (刑满释放人员).
        ReleasedPrisoner = "released_prisoner",
        /// With severe mental illness (严重精神障碍患者).
        SevereMentalIllness = "severe_mental_illness",
        /// In drug rehabilitation (社区戒毒康复人员).
        DrugRehabilitation = "drug_rehabilitation",
    }
}

text_enum! {
    /// Who keeps the files of a kind (主管部门).
    KeyAuthority {
        /// Justice (司法行政): community correction and released prisoners.
        Justice = "justice",
        /// Health (卫生健康): severe mental illness.
        Health = "health",
        /// Drug rehabilitation (社区戒毒康复办公室).
        Rehabilitation = "rehabilitation",
    }
}

text_enum! {
    /// What a file is based on in law (法律依据类别).
    KeyBasisKind {
        /// Judgment or ruling of a court (人民法院判决、裁定).
        CourtDecision = "court_decision",
        /// Decision of a prison authority (监狱管理机关决定).
        PrisonDecision = "prison_decision",
        /// Certificate of release (释放证明书).
        ReleaseCertificate = "release_certificate",
        /// Diagnosis of a medical institution, registered by law (医疗机构诊断报告).
        MedicalDiagnosis = "medical_diagnosis",
        /// Decision on rehabilitation in the community (社区戒毒、社区康复决定书).
        RehabilitationDecision = "rehabilitation_decision",
        /// Agreement that the person made freely (自愿戒毒协议、自愿帮扶协议).
        VoluntaryAgreement = "voluntary_agreement",
    }
}

impl KeyGroupKind {
    /// The authority of the kind.
    pub const fn authority(self) -> KeyAuthority {
        match self {
            Self::CommunityCorrection | Self::ReleasedPrisoner => KeyAuthority::Justice,
            Self::SevereMentalIllness => KeyAuthority::Health,
            Self::DrugRehabilitation => KeyAuthority::Rehabilitation,
        }
    }

    /// The legal bases that a file of the kind can have.
    pub const fn bases(self) -> &'static [KeyBasisKind] {
        match self {
            Self::CommunityCorrection => &[KeyBasisKind::CourtDecision, KeyBasisKind::PrisonDecision],
            Self::ReleasedPrisoner => &[KeyBasisKind::ReleaseCertificate],
            Self::SevereMentalIllness => &[KeyBasisKind::MedicalDiagnosis],
            Self::DrugRehabilitation => {
                &[KeyBasisKind::RehabilitationDecision, KeyBasisKind::VoluntaryAgreement]
            }
        }
    }
}

impl KeyAuthority {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Justice, Self::Health, Self::Rehabilitation];

    /// Its files, as a resource of the policy.
    pub(crate) const fn files(self) -> &'static str {
        match self {
            Self::Justice => JUSTICE,
            Self::Health => HEALTH,
            Self::Rehabilitation => REHABILITATION,
        }
    }

    /// Helping the people of its files, as a resource of the policy.
    pub(crate) const fn help(self) -> &'static str {
        match self {
            Self::Justice => HELP_JUSTICE,
            Self::Health => HELP_HEALTH,
            Self::Rehabilitation => HELP_REHABILITATION,
        }
    }

    /// As a row names it: a keyed hash, so that the table alone does not tell.
    pub(crate) fn desk(self, access: &Access) -> String {
        access.mac("key-file desk", self.as_str().as_bytes())
    }

    /// The one that a row names.
    pub(crate) fn of_desk(access: &Access, desk: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|authority| authority.desk(access) == desk)
    }
}
