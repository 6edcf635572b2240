//! Which residences a list has.

use super::identity::number_mac;
use super::lookup::Look;
use super::particulars::trade;
use super::record::{Resident, ResidentKind, ResidentStatus, Sex};
use crate::certificate::CertificateKind;
use crate::dwelling::DwellingUsage;
use async_graphql::InputObject;
use kit::access::{Access, Action, Find};
use kit::code::AreaCode;
use kit::identity_number::IdentityNumber;
use kit::node::GlobalId;
use kit::record::Record;
use kit::scalar::Date;
use kit::search::terms;
use kit::vault::RevealRules;
use kit::{Error, Result};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// Which residences. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ResidentFilter {
    /// Those in this area.
    pub area: Option<AreaCode>,
    /// Those of these kinds.
    pub kinds: Option<Vec<ResidentKind>>,
    /// Those of this status; active ones when left out.
    pub status: Option<ResidentStatus>,
    /// Whose name has these characters in it, one is enough.
    pub name: Option<String>,
    /// Whose name begins with these letters in pinyin, the first of each syllable, e.g. `zs`; surnames as surnames are read.
    pub initials: Option<String>,
    /// The person with this identity number, whole. Each look is on record, for the person too, and counts as a value that
    /// was revealed to you, whether anybody is found or not.
    pub identity_number: Option<String>,
    /// Those of this sex.
    pub sex: Option<Sex>,
    /// Born on this day or later.
    pub born_from: Option<Date>,
    /// Born on this day or earlier.
    pub born_to: Option<Date>,
    /// Who work in this trade: section letter of GB/T 4754-2017.
    pub trade: Option<String>,
    /// Who hold a certificate in force of this kind.
    pub certificate: Option<CertificateKind>,
    /// Who hold a certificate in force that expires by this day; together with `certificate`, one of that kind.
    pub certificate_expires_to: Option<Date>,
    /// Who live in a dwelling of this usage.
    pub dwelling_usage: Option<DwellingUsage>,
    /// Who work in this unit.
    pub unit: Option<GlobalId>,
    /// Whose record is to be verified again by this day.
    pub due_to: Option<Date>,
}

/// A filter whose look for an identity number, if it has one, is on record.
#[derive(Debug)]
pub(crate) struct Recorded {
    filter: ResidentFilter,
    /// The keyed hash of the number.
    number: Option<String>,
}

impl ResidentFilter {
    /// Puts the look for an identity number on record, and counts it.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN for who may read nobody; BAD_USER_INPUT for what is no identity number;
    /// LIMIT_EXCEEDED when the caller looked enough today.
    pub(crate) async fn on_record(self, access: &Access, rules: RevealRules) -> Result<Recorded> {
        let scope = access.require(Resident::RESOURCE, Action::Read)?;
        let Some(number) = &self.identity_number else { return Ok(Recorded { filter: self, number: None }) };
        let number = IdentityNumber::parse(number, access.today())
            .map_err(|error| Error::bad_input("filter.identityNumber", error.to_string()))?;
        let mac = number_mac(access, &number);
        let asked = self.area.as_ref().filter(|area| scope.covers(area.as_str())).or(scope.areas().first());
        // who reaches no area finds the own record alone, and learns of nobody
        let Some(asked) = asked.map(|area| area.as_str().to_owned()) else {
            return Ok(Recorded { filter: self, number: Some(mac) });
        };
        let look = Look { mac, asked, action: Action::Read };
        look.keep(access, rules).await?;
        Ok(Recorded { filter: self, number: Some(look.mac) })
    }
}

impl Recorded {
    /// The statement that reads them.
    pub(crate) fn narrow<'a, T: Record>(&self, find: Find<'a, T>) -> Result<Find<'a, T>> {
        let find = self.filter.narrow(find)?;
        Ok(find.filter_some(self.number.as_deref().map(numbered)))
    }
}

impl ResidentFilter {
    /// What all but the identity number leaves.
    fn narrow<'a, T: Record>(&self, mut find: Find<'a, T>) -> Result<Find<'a, T>> {
        if let Some(area) = &self.area {
            find = find.in_area(area);
        }
        if let Some(name) = &self.name {
            if terms(name).is_empty() || name.chars().count() > 50 {
                return Err(Error::bad_input("filter.name", "1 to 50 characters"));
            }
            find = match self.status {
                None | Some(ResidentStatus::Active) => find.named(name),
                // who is gone is in no index
                Some(ResidentStatus::Ended | ResidentStatus::Erased) => find.named_beside_the_index(name),
            };
        }
        let mut condition = self.condition()?;
        // what tells of another record asks for the right to read that, too
        let certified = self.certificate.is_some() || self.certificate_expires_to.is_some();
        let told = [
            ("certificate", certified),
            ("dwelling", self.dwelling_usage.is_some()),
            ("unit", self.unit.is_some()),
        ];
        for (resource, _) in told.iter().filter(|(_, asked)| *asked) {
            condition = condition.add(readable(find.access(), resource)?);
        }
        Ok(find.filter(condition))
    }

    /// Who hold the certificate that is asked for.
    fn certified(&self) -> Expr {
        const HELD: &str = "resident_certificate";
        let mut held = Query::select();
        held.expr(Expr::val(1))
            .from(HELD)
            .and_where(Expr::col((HELD, "district_code")).equals(("resident", "district_code")))
            .and_where(Expr::col((HELD, "resident_id")).equals(("resident", "id")))
            .and_where(Expr::col((HELD, "status")).eq("active"));
        if let Some(kind) = self.certificate {
            held.and_where(Expr::col((HELD, "kind")).eq(kind.as_str()));
        }
        if let Some(day) = self.certificate_expires_to {
            held.and_where(Expr::col((HELD, "expires_on")).lte(day.0));
        }
        Expr::exists(held)
    }

    fn condition(&self) -> Result<Condition> {
        let status = self.status.unwrap_or(ResidentStatus::Active);
        let mut all = Condition::all().add(Expr::col("status").eq(status.as_str()));
        if let Some(kinds) = &self.kinds {
            // no kind is none of them, never all
            all = all.add(Expr::col("kind").is_in(kinds.iter().map(|kind| kind.as_str())));
        }
        if let Some(initials) = &self.initials {
            all = all.add(begins(initials)?);
        }
        if let Some(sex) = self.sex {
            all = all.add(Expr::col("sex").eq(sex.code()));
        }
        if let Some(day) = self.born_from {
            all = all.add(Expr::col("birth_on").gte(day.0));
        }
        if let Some(day) = self.born_to {
            all = all.add(Expr::col("birth_on").lte(day.0));
        }
        if let Some(letter) = &self.trade {
            all = all.add(Expr::col("trade").eq(trade(letter, "filter.trade")?));
        }
        if self.certificate.is_some() || self.certificate_expires_to.is_some() {
            all = all.add(self.certified());
        }
        if let Some(usage) = self.dwelling_usage {
            all = all.add(housed(usage));
        }
        if let Some(unit) = &self.unit {
            let unit = unit.clone().of("Unit", "filter.unit")?;
            all = all.add(Expr::col("unit_district_code").eq(unit.district.as_str()));
            all = all.add(Expr::col("unit_id").eq(unit.id()?));
        }
        if let Some(day) = self.due_to {
            all = all.add(Expr::col("due_on").lte(day.0));
        }
        Ok(all)
    }
}

/// Those where the caller may read this resource.
fn readable(access: &Access, resource: &str) -> Result<Condition> {
    let scope = access.require(resource, Action::Read)?;
    if scope.is_all() {
        return Ok(Condition::all());
    }
    let area = |any: Condition, area: &AreaCode| {
        let from = Expr::col("grid_code").gte(area.as_str());
        any.add(from.and(Expr::col("grid_code").lt(kit::code::after(area.as_str()))))
    };
    // of no area is nobody, never everybody
    let none = Condition::any().add(Expr::val(1).eq(0));
    Ok(scope.areas().iter().fold(none, area))
}

/// Who live in a dwelling in force of this usage.
fn housed(usage: DwellingUsage) -> Expr {
    let mut dwelling = Query::select();
    dwelling
        .expr(Expr::val(1))
        .from("dwelling")
        .and_where(Expr::col(("dwelling", "district_code")).equals(("resident", "district_code")))
        .and_where(Expr::col(("dwelling", "id")).equals(("resident", "dwelling_id")))
        .and_where(Expr::col(("dwelling", "usage")).eq(usage.as_str()))
        .and_where(Expr::col(("dwelling", "status")).eq("active"));
    Expr::exists(dwelling)
}

/// The initials begin with these letters.
fn begins(letters: &str) -> Result<Condition> {
    let letters = letters.trim().to_lowercase();
    if !(1..=10).contains(&letters.len()) || !letters.bytes().all(|b| b.is_ascii_lowercase()) {
        return Err(Error::bad_input("filter.initials", "1 to 10 letters"));
    }
    let from = Expr::col("name_initials").gte(letters.as_str());
    Ok(Condition::all().add(from).add(Expr::col("name_initials").lt(kit::code::after(&letters))))
}

/// The residences of the person with the identity number of this keyed hash.
fn numbered(number: &str) -> Expr {
    let mut person = Query::select();
    person.column("id").from("person").and_where(Expr::col("number_mac").eq(number));
    Expr::col("person_id").in_subquery(person)
}
