//! Names of people: an index of their own, which holds nothing beside the tokens, so that what is erased is gone.

use super::{district_token, terms};
use crate::access::{Permit, Tx};
use crate::error::Result;
use pinyin::ToPinyin;
use sea_orm::DbBackend;
use sea_orm::sea_query::Value;

/// The index of names of people.
pub const PEOPLE: &str = "resident_search";
/// Digits of a community's code.
pub(super) const COMMUNITY: usize = 12;

/// The token of a community.
pub(super) fn community_token(grid: &str) -> String {
    format!("c{}", grid.get(..COMMUNITY).unwrap_or(grid))
}

/// Where the name of a person is entered.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    grid: &'a str,
    id: i64,
    name: &'a str,
}

impl<'a> Person<'a> {
    /// The name of the residence with this id, in the grid with this code.
    pub fn of(grid: &'a str, id: i64, name: &'a str) -> Self {
        Self { grid, id, name }
    }

    /// What is found by: the name's characters, the district and the community.
    pub fn tokens(&self) -> Vec<String> {
        let mut tokens = terms(self.name);
        tokens.push(district_token(self.district()));
        tokens.push(community_token(self.grid));
        tokens
    }

    fn district(&self) -> &'a str {
        self.grid.get(..6).unwrap_or_default()
    }
}

/// Surnames that are read otherwise than their characters mostly are, each with the first letters of that. Those that families
/// read in two ways (覃, 乐, 隗) are left out. A step of the migration says the same of the names that were there before.
const SURNAMES: [(&str, &str); 18] = [
    ("单于", "cy"),
    ("万俟", "mq"),
    ("尉迟", "yc"),
    ("澹台", "tt"),
    ("曾", "z"),
    ("单", "s"),
    ("解", "x"),
    ("查", "z"),
    ("仇", "q"),
    ("区", "o"),
    ("翟", "z"),
    ("召", "s"),
    ("种", "c"),
    ("折", "s"),
    ("秘", "b"),
    ("祭", "z"),
    ("句", "g"),
    ("繁", "p"),
];

/// The first letters of a person's name in pinyin, as `initials`: the surname as surnames are read.
pub fn person_initials(name: &str) -> String {
    let read = |(surname, letters): &(&'static str, &'static str)| {
        let given = name.strip_prefix(surname)?;
        // of two characters in all the first is the surname
        let whole = surname.chars().count() > 1 && given.is_empty();
        (!whole).then(|| format!("{letters}{}", initials(given)))
    };
    SURNAMES.iter().find_map(read).unwrap_or_else(|| initials(name))
}

/// The first letters of a name's pinyin, in lower case; of what is no Chinese character, its letters and digits.
pub fn initials(name: &str) -> String {
    let letter = |c: char| match c.to_pinyin() {
        Some(syllable) => syllable.plain().chars().next(),
        None => Some(c).filter(char::is_ascii_alphanumeric),
    };
    name.chars().filter_map(letter).map(|c| c.to_ascii_lowercase()).collect()
}

impl Tx {
    /// Enters the name of a person in the index, in place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enter_person(&self, permit: &Permit, person: Person<'_>) -> Result<()> {
        self.remove_person(permit, person).await?;
        let (sql, values): (&str, Vec<Value>) = match self.backend() {
            DbBackend::Postgres => (
                "INSERT INTO resident_search (district_code, record_id, terms) VALUES ($1, $2, array_to_tsvector(ARRAY(SELECT DISTINCT unnest(string_to_array($3, ' ')))))",
                vec![person.district().into(), person.id.into(), person.tokens().join(" ").into()],
            ),
            _ => (
                "INSERT INTO resident_search (rowid, terms) VALUES (?, ?)",
                vec![person.id.into(), person.tokens().join(" ").into()],
            ),
        };
        self.run(permit, sql, values).await
    }

    /// Takes the name of a person out of the index.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_person(&self, permit: &Permit, person: Person<'_>) -> Result<()> {
        match self.backend() {
            DbBackend::Postgres => {
                let sql = "DELETE FROM resident_search WHERE district_code = $1 AND record_id = $2";
                self.run(permit, sql, [person.district().into(), person.id.into()]).await
            }
            _ => self.run(permit, "DELETE FROM resident_search WHERE rowid = ?", [person.id.into()]).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_letters_that_people_type() {
        assert_eq!(initials("张三"), "zs");
        assert_eq!(initials("欧阳 Li4"), "oyli4");
        assert_eq!(initials("\u{e000}"), "", "a character of private use that has no reading");
    }

    #[test]
    fn a_surname_is_read_as_surnames_are() {
        for (name, letters) in [
            ("曾国藩", "zgf"),
            ("单雄信", "sxx"),
            ("单于", "sy"),
            ("单于敬", "cyj"),
            ("尉迟恭", "ycg"),
            ("尉文", "ww"),
            ("区", "o"),
            ("李曾", "lc"),
            ("张三", "zs"),
        ] {
            assert_eq!(person_initials(name), letters, "{name}");
        }
    }

    #[test]
    fn a_name_is_found_in_its_district_and_community() {
        let tokens = Person::of("340705005002001", 7, "张三").tokens();
        assert_eq!(tokens, ["张", "三", "d340705", "c340705005002"]);
    }
}
