//! Who holds which certificate: by work, by age and by where somebody came from.

use super::fresh::ago_of;
use super::types::{Held, Person, Plan, Residence};
use crate::certificate::CertificateKind;
use chrono::{Datelike, Months, NaiveDate};
use wangge_core::dice::Dice;

/// What an occupation asks for: certificate, who issues it, months that it is valid.
const OF_WORK: [(&str, CertificateKind, &str, u32); 6] = [
    ("厨师", CertificateKind::Health, "疾病预防控制中心", 12),
    ("理发师", CertificateKind::Health, "疾病预防控制中心", 12),
    ("护士", CertificateKind::Professional, "卫生健康局", 60),
    ("教师", CertificateKind::Professional, "教育局", 60),
    ("建筑工", CertificateKind::Professional, "住房和城乡建设局", 36),
    ("司机", CertificateKind::Driving, "车辆管理所", 72),
];
/// Of those who should hold one, so many hundredths do; the others are what the grid team looks for.
const HOLD: usize = 86;
/// Of a hundred grown people, so many drive.
const DRIVE: usize = 18;

/// Gives them out, in the order of the residences.
pub(super) fn give(plan: &mut Plan, seed: u64, today: NaiveDate) {
    let mut dice = Dice::part(seed, "certificates");
    let mut held = Vec::new();
    for (at, residence) in plan.residences.iter().enumerate() {
        let person = &plan.persons[residence.person];
        for (kind, issuer, months) in due(person, residence, today, &mut dice) {
            // one in twenty has expired
            let most = (months as usize * 30).min(1_500);
            let ago =
                if dice.below(20) == 0 { months as usize * 31 + dice.below(60) } else { dice.below(most) };
            let issued = ago_of(today, ago as i64).max(person.birth);
            let expires = issued.checked_add_months(Months::new(months));
            let number = format!("99{:02}{:08}", kind as u8, held.len() + 1);
            held.push(Held { residence: at, kind, number, issuer, issued, expires });
        }
    }
    plan.certificates = held;
}

type Due = (CertificateKind, &'static str, u32);

/// What somebody holds in a residence. Who is away holds nothing here.
fn due(person: &Person, residence: &Residence, today: NaiveDate, dice: &mut Dice) -> Vec<Due> {
    let mut due = Vec::new();
    let age = today.years_since(person.birth).unwrap_or(0);
    if residence.kind == "away" {
        return due;
    }
    let mut add = |of_hundred: usize, of: Due, dice: &mut Dice| {
        if dice.below(100) < of_hundred {
            due.push(of);
        }
    };
    if residence.kind == "floating" && age >= 16 {
        add(HOLD, (CertificateKind::ResidencePermit, "公安派出所", 12), dice);
    }
    let of_work = person.work.and_then(|work| OF_WORK.iter().find(|of| of.0 == work.occupation));
    if let Some((_, kind, issuer, months)) = of_work {
        add(HOLD, (*kind, issuer, *months), dice);
    }
    if let Some(work) = person.work
        && residence.kind == "registered"
        && matches!(work.trade, "C" | "E" | "L" | "N")
    {
        add(25, (CertificateKind::Employment, "人力资源和社会保障局", 36), dice);
    }
    let drives = of_work.is_some_and(|of| of.1 == CertificateKind::Driving);
    if (18..70).contains(&age) && !drives && person.birth.year() > 1950 {
        add(DRIVE, (CertificateKind::Driving, "车辆管理所", 72), dice);
    }
    due
}
