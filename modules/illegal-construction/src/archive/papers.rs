//! The papers of an archive, and which of them are missing.

use super::record::BuildingArchive;
use async_graphql::{Object, Value};
use chrono::NaiveDate;
use entities::illegal_construction::building_archive::{ActiveModel, Model};
use kit::record::Row;
use kit::text_enum;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

text_enum! {
    /// A paper of a building archive (档案资料).
    ArchivePaper {
        /// The registration form (登记表).
        RegistrationForm = "form",
        /// Pictures (照片). As what is missing: neither pictures nor a video are there.
        Pictures = "pictures",
        /// A video (视频), which stands for the pictures. It is never what is missing.
        Video = "video",
        /// The letter of guarantee (保证书).
        Guarantee = "guarantee",
    }
}

impl ArchivePaper {
    /// The name under which its scan is attached.
    pub(super) const fn attached_as(self) -> &'static str {
        match self {
            Self::RegistrationForm => "登记表",
            Self::Pictures => "照片",
            Self::Video => "视频",
            Self::Guarantee => "保证书",
        }
    }

    /// The archives in which it is missing.
    pub(super) fn is_missing(self) -> Condition {
        let none = |column: &'static str| Expr::col(column).is_null();
        let all = Condition::all();
        match self {
            Self::RegistrationForm => all.add(none("form_on")),
            Self::Pictures | Self::Video => all.add(none("pictures_on")).add(none("video_on")),
            Self::Guarantee => all.add(none("guarantee_on")),
        }
    }
}

/// Puts the day of a paper in the row, or takes it out, and whether the archive is complete then.
pub(super) fn file(before: &Model, row: &mut ActiveModel, paper: ArchivePaper, on: Option<NaiveDate>) {
    let mut after = before.clone();
    match paper {
        ArchivePaper::RegistrationForm => (after.form_on, row.form_on) = (on, Set(on)),
        ArchivePaper::Pictures => (after.pictures_on, row.pictures_on) = (on, Set(on)),
        ArchivePaper::Video => (after.video_on, row.video_on) = (on, Set(on)),
        ArchivePaper::Guarantee => (after.guarantee_on, row.guarantee_on) = (on, Set(on)),
    }
    let shown = after.pictures_on.or(after.video_on);
    row.complete = Set([after.form_on, shown, after.guarantee_on].iter().all(Option::is_some));
}

/// What is missing in an archive.
pub(super) struct MissingPapers(Vec<ArchivePaper>);

impl From<&Row<BuildingArchive>> for MissingPapers {
    fn from(archive: &Row<BuildingArchive>) -> Self {
        let none = |fields: &[&str]| {
            fields.iter().all(|field| archive.value(field).is_none_or(|value| *value == Value::Null))
        };
        let papers: [(ArchivePaper, &[&str]); 3] = [
            (ArchivePaper::RegistrationForm, &["has_form"]),
            (ArchivePaper::Pictures, &["has_pictures", "has_video"]),
            (ArchivePaper::Guarantee, &["has_guarantee"]),
        ];
        Self(papers.into_iter().filter(|(_, fields)| none(fields)).map(|(paper, _)| paper).collect())
    }
}

#[Object]
impl MissingPapers {
    /// Which of its papers are missing (缺失资料); none when it is complete.
    async fn missing(&self) -> Option<&[ArchivePaper]> {
        Some(&self.0)
    }
}
