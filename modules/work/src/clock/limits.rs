//! Time limits of a kind of matter.

use crate::procedure::{Limit, Stage};
use async_graphql::{Enum, InputObject, SimpleObject};
use entities::work::matter::Model;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

/// What a limit is counted in (时限单位).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Working days of the district's calendar (工作日); the day on which the limit begins is not counted.
    WorkingDays,
    /// Hours, by day and by night (小时).
    Hours,
}

/// A time limit (时限).
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject, InputObject, Serialize, Deserialize)]
#[graphql(input_name = "TimeLimitInput")]
pub struct TimeLimit {
    /// After so many the clock turns yellow (黄牌): a warning. Less than `due`.
    pub warn: i32,
    /// After so many it turns red (红牌): overdue, and the next level is told. 1 to 400.
    pub due: i32,
    /// What it is counted in.
    pub unit: LimitUnit,
}

/// The lowest level of an incident that is a major one.
const MAJOR: i16 = 2;

/// The limits of a kind of matter (办理时限). A step without one has no clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, SimpleObject, InputObject, Serialize, Deserialize)]
#[graphql(input_name = "TimeLimitsInput")]
pub struct Limits {
    /// To accept it (受理).
    pub accept: Option<TimeLimit>,
    /// To dispatch it (派遣).
    pub dispatch: Option<TimeLimit>,
    /// To deal with it (处置).
    pub handle: Option<TimeLimit>,
    /// To deal with an incident of level 1 or 2, especially serious or serious (特别重大、重大), instead of `handle`.
    pub major: Option<TimeLimit>,
    /// For each desk of an approval (审核); after the last day of an announcement, to answer the objections that wait.
    pub review: Option<TimeLimit>,
    /// To verify it (核查).
    pub verify: Option<TimeLimit>,
    /// To file it (结案).
    pub file: Option<TimeLimit>,
}

impl Limits {
    /// One of them.
    pub fn get(&self, limit: Limit) -> Option<TimeLimit> {
        match limit {
            Limit::Accept => self.accept,
            Limit::Dispatch => self.dispatch,
            Limit::Handle => self.handle,
            Limit::Review => self.review,
            Limit::Verify => self.verify,
            Limit::File => self.file,
        }
    }

    /// The one that runs for a matter in its stage.
    pub(crate) fn running(&self, matter: &Model) -> Option<TimeLimit> {
        let limit = Stage::of(&matter.stage)?.limit()?;
        let is_major = limit == Limit::Handle && matter.level.is_some_and(|level| level <= MAJOR);
        self.major.filter(|_| is_major).or_else(|| self.get(limit))
    }

    /// As it is stored.
    ///
    /// # Errors
    /// INTERNAL.
    pub fn to_text(self) -> Result<String> {
        serde_json::to_string(&self).map_err(Error::internal)
    }

    /// From what is stored.
    ///
    /// # Errors
    /// INTERNAL when it is no such text.
    pub fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::internal)
    }

    /// Refuses limits that warn too late or not at all.
    ///
    /// # Errors
    /// BAD_USER_INPUT below `path`.
    pub fn checked(self, path: &str) -> Result<Self> {
        let all = [
            ("accept", self.accept),
            ("dispatch", self.dispatch),
            ("handle", self.handle),
            ("major", self.major),
            ("review", self.review),
            ("verify", self.verify),
            ("file", self.file),
        ];
        for (name, limit) in all {
            let Some(limit) = limit else { continue };
            if !(1..=400).contains(&limit.due) {
                return Err(Error::bad_input(format!("{path}.{name}.due"), "1 to 400"));
            }
            if !(0..limit.due).contains(&limit.warn) {
                return Err(Error::bad_input(
                    format!("{path}.{name}.warn"),
                    "0 or more, and less than `due`",
                ));
            }
        }
        Ok(self)
    }
}
