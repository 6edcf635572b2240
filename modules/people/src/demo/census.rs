//! The figures of the census of 2020 that the made-up people follow.

use kit::error::{Error, Result};
use serde::Deserialize;

const FIGURES: &str = include_str!("../../data/demo/census_2020.csv");

/// Shares of everybody by what was finished or is attended, 0 to 1; the rest never went to a school or is too young.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schooling {
    /// College, university or more.
    pub university: f64,
    /// Senior secondary school.
    pub senior: f64,
    /// Junior secondary school.
    pub junior: f64,
    /// Primary school.
    pub primary: f64,
}

/// Figures of the census. Shares are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Census {
    /// Men and boys in the nation.
    pub male: f64,
    /// Men and boys in Tongling.
    pub male_in_tongling: f64,
    /// Children up to 14.
    pub young: f64,
    /// People of 60 and more.
    pub old: f64,
    /// People of 65 and more.
    pub very_old: f64,
    /// Members of a family household, on average.
    pub household: f64,
    /// Floating people.
    pub floating: f64,
    /// Family households in cities that rent.
    pub renting: f64,
    /// Education in the nation.
    pub schooling: Schooling,
    /// Education in Anhui.
    pub schooling_in_anhui: Schooling,
}

#[derive(Deserialize)]
struct Line {
    scope: String,
    measure: String,
    value: String,
}

impl Census {
    /// Reads the figures from the file beside the source.
    ///
    /// # Errors
    /// INTERNAL when the file lacks one.
    pub fn read() -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(FIGURES.as_bytes());
        let lines: Vec<Line> = reader.deserialize().collect::<Result<_, _>>().map_err(Error::internal)?;
        let figure = |scope: &str, measure: &str| -> Result<f64> {
            let is = |line: &&Line| line.scope == scope && line.measure.starts_with(measure);
            let line = lines.iter().find(is).ok_or_else(|| Error::conflict("the census lacks a figure"))?;
            line.value.trim_end_matches([' ', '%']).parse().map_err(Error::internal)
        };
        let schooling = |scope: &str| -> Result<Schooling> {
            let share = |measure| figure(scope, measure).map(|of| of / 100_000.0);
            Ok(Schooling {
                university: share("university+")?,
                senior: share("senior")?,
                junior: share("junior")?,
                primary: share("primary")?,
            })
        };
        let all = figure("national", "population total")?;
        let share = |measure| figure("national", measure).map(|number| number / all);
        Ok(Self {
            male: figure("national", "male share")? / 100.0,
            male_in_tongling: figure("Tongling", "male")? / figure("Tongling", "residents")?,
            young: share("age 0-14")?,
            old: share("age 60+")?,
            very_old: share("age 65+")?,
            household: figure("national", "mean family household size")?,
            floating: share("floating population")?,
            renting: figure("urban family households (cities)", "renting")? / 100.0,
            schooling: schooling("national")?,
            schooling_in_anhui: schooling("Anhui")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_read() {
        let census = Census::read().unwrap();
        assert!((census.male - 0.5124).abs() < 1e-9 && (census.male_in_tongling - 0.4996).abs() < 1e-4);
        assert!((census.old - 0.1870).abs() < 1e-4 && (census.floating - 0.2662).abs() < 1e-4);
        assert!((census.schooling_in_anhui.university - 0.1328).abs() < 1e-9);
        assert!((census.renting - 0.2557).abs() < 1e-9);
    }
}
