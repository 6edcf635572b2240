//! What a building archive shows of its table.

use kit::actor::AccountId;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::text_enum;
use wangge_core::places::Status;

text_enum! {
    /// Whether a paper of the building is there (手续).
    BuildingPaperState {
        /// It is (齐全).
        Held = "held",
        /// It is not, and is needed (缺失).
        Missing = "missing",
        /// The building needs none of the kind (无需办理).
        NotNeeded = "not_needed",
    }
}

/// The building archive of a household (一户一档).
#[derive(Debug)]
pub struct BuildingArchive;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for BuildingArchive {
    type Entity = entities::illegal_construction::building_archive::Entity;
    const TYPE: &'static str = "BuildingArchive";
    const ABOUT: &'static str = "The building archive of a household (一户一档): what it has built, its papers, and who of the working \
        group answers for it. A household has at most one in force. Scans are attached under the name of their paper: \
        登记表, 照片, 视频, 保证书.";
    const RESOURCE: &'static str = "building-archive";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<String>("number", "number", "Number of the archive (档案号)."),
        of::<String>("leader", "leader", "Name of the leader of the working group (工作组组长)."),
        of::<String>("supervisor", "supervisor", "Name of the supervisor (监督人)."),
        of::<Option<i16>>("storeys", "storeys", "Storeys of the building (层数)."),
        of::<Option<i32>>("areaDm2", "area_dm2", "Floor area in square decimetres (建筑面积)."),
        of::<BuildingPaperState>(
            "landPaper",
            "land_paper",
            "The paper of the land: certificate of a house site or land use (用地手续).",
        ),
        of::<BuildingPaperState>("planningPaper", "planning_paper", "The planning permit (规划手续)."),
        of::<Option<Date>>(
            "formOn",
            "form_on",
            "Day on which the registration form was filed (登记表); null when it is missing.",
        ),
        of::<Option<Date>>(
            "picturesOn",
            "pictures_on",
            "Day on which pictures were filed (照片); null when there are none.",
        ),
        of::<Option<Date>>(
            "videoOn",
            "video_on",
            "Day on which a video was filed (视频); null when there is none.",
        ),
        of::<Option<Date>>(
            "guaranteeOn",
            "guarantee_on",
            "Day on which the letter of guarantee was filed (保证书); null when it is missing, or lapsed \
            because who signed it died, left or moved away.",
        ),
        of::<bool>(
            "complete",
            "complete",
            "Registration form, pictures or a video, and letter of guarantee are there (资料齐全).",
        ),
        of::<Option<String>>(
            "keptAt",
            "kept_at",
            "Where the originals are kept that are not attached (存放处).",
        ),
        of::<Date>("surveyedOn", "surveyed_on", "Day of the last survey (摸排日期)."),
        of::<AccountId>(
            "surveyedBy",
            "surveyed_by",
            "Account that surveyed it; null for records taken over from paper.",
        ),
        of::<Status>("status", "status", "Whether it is in force."),
        of::<Option<Date>>("retiredOn", "retired_on", "First day on which it was no longer in force."),
        of::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        of::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
        Field::hidden::<Key>("household_id"),
        Field::hidden::<Option<String>>("signer_district_code"),
        Field::hidden::<Option<Key>>("signer_id"),
        Field::hidden::<Option<Key>>("person_id"),
        Field::hidden_as::<Option<Date>>("has_form", "form_on"),
        Field::hidden_as::<Option<Date>>("has_pictures", "pictures_on"),
        Field::hidden_as::<Option<Date>>("has_video", "video_on"),
        Field::hidden_as::<Option<Date>>("has_guarantee", "guarantee_on"),
    ];
}
