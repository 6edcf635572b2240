//! Names of made-up people.

use kit::error::{Error, Result};
use serde::Deserialize;
use wangge_core::dice::Dice;

const NAMES: &str = include_str!("../../data/demo/names_zh.csv");

/// Family names with their weights, and given names of men and women.
#[derive(Debug, Default)]
pub struct Names {
    /// Each with the sum of the weights up to it.
    family: Vec<(String, f64)>,
    given: [Given; 2],
}

#[derive(Debug, Default)]
struct Given {
    common: Vec<String>,
    rare: Vec<String>,
    syllables: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    kind: String,
    name: String,
    weight: f64,
}

impl Names {
    /// Reads the names from the file beside the source.
    ///
    /// # Errors
    /// INTERNAL when the file cannot be read.
    pub fn read() -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(NAMES.as_bytes());
        let mut names = Self::default();
        let mut sum = 0.0;
        for line in reader.deserialize::<Line>() {
            let line = line.map_err(Error::internal)?;
            let given = usize::from(line.kind.ends_with("_f"));
            match line.kind.trim_end_matches("_f").trim_end_matches("_m") {
                "surname" | "surname_compound" => {
                    sum += line.weight;
                    names.family.push((line.name, sum));
                }
                "given" => names.given[given].common.push(line.name),
                "given2" => names.given[given].rare.push(line.name),
                _ => names.given[given].syllables.push(line.name),
            }
        }
        Ok(names)
    }

    /// A family name, the common ones more often.
    pub fn family(&self, dice: &mut Dice) -> &str {
        let at = dice.unit() * self.family.last().map_or(0.0, |(_, sum)| *sum);
        let found = self.family.partition_point(|(_, sum)| *sum <= at);
        self.family.get(found).map_or("", |(name, _)| name)
    }

    /// A whole name. Common given names are those of the older.
    pub fn whole(&self, family: &str, male: bool, age: i32, dice: &mut Dice) -> String {
        let given = &self.given[usize::from(!male)];
        let common = if age > 45 { 6 } else { 2 };
        let mut name = family.to_owned();
        match dice.below(10) {
            roll if roll < common => name.push_str(one(&given.common, dice)),
            9 => name.push_str(one(&given.rare, dice)),
            _ => {
                name.push_str(one(&given.syllables, dice));
                name.push_str(one(&given.syllables, dice));
            }
        }
        name
    }
}

fn one<'a>(list: &'a [String], dice: &mut Dice) -> &'a str {
    list.get(dice.below(list.len())).map_or("", String::as_str)
}
