//! What an introduction links to, and the introductions to a vacancy.

use super::record::JobIntroduction;
use crate::vacancy::JobVacancy;
use people::resident::Resident;
use wangge_core::links::{all, near, one};

one! {
    /// The residence of the person.
    IntroductionResident(JobIntroduction).resident: Resident, |row| near(row, "resident_id")
}

one! {
    /// The vacancy.
    IntroductionVacancy(JobIntroduction).vacancy: JobVacancy, |row| near(row, "vacancy_id")
}

all! {
    /// The introductions to it within your reach, newest first.
    VacancyIntroductions(JobVacancy).introductions: JobIntroduction, "vacancy_id"
}
