//! THE LIST of what is counted of a grid: the statements, the graph and the recount are all made of it.

/// What a count is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Households in force.
    Households,
    /// Residences in force.
    Residents {
        /// Of these kinds.
        kinds: &'static [&'static str],
        /// Of this sex (GB/T 2261.1); any when None.
        sex: Option<&'static str>,
        /// Born in these years; any or unknown when None.
        born: Option<Cohort>,
    },
    /// Dwellings in force, of this usage; any when None.
    Dwellings(Option<&'static str>),
    /// Units in force.
    Units {
        /// Only key places.
        key_places: bool,
    },
}

/// Years of birth that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// First year; None for every year up to the last.
    pub from: Option<i32>,
    /// Last year.
    pub to: i32,
}

impl Cohort {
    /// Does the year belong to it?
    pub const fn has(self, year: i32) -> bool {
        let begun = match self.from {
            Some(from) => from <= year,
            None => true,
        };
        begun && year <= self.to
    }
}

/// A count, and the column of `grid_stat` that keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name of the column.
    pub name: &'static str,
    /// What it counts.
    pub counted: Counted,
    /// What it is called (Chinese).
    pub title: &'static str,
}

/// Registered here, whether they live here or not.
const REGISTERED: &[&str] = &["registered", "away"];
/// Those who live here.
const LIVING: &[&str] = &["registered", "floating"];

/// Every count, in the order of the table's columns.
pub const COLUMNS: &[Column] = &[
    // copy a line, with a column of `grid_stat` in a new step of the migration
    column("households", Counted::Households, "户数"),
    column("registered", people(REGISTERED), "户籍人口"),
    column("away", people(&["away"]), "人户分离"),
    column("floating", people(&["floating"]), "流动人口"),
    column("male", sex("1"), "男性"),
    column("female", sex("2"), "女性"),
    column("dwellings", Counted::Dwellings(None), "房屋"),
    column("vacant_dwellings", Counted::Dwellings(Some("vacant")), "空置房屋"),
    column("rented_dwellings", Counted::Dwellings(Some("let")), "出租房屋"),
    column("units", Counted::Units { key_places: false }, "单位"),
    column("key_places", Counted::Units { key_places: true }, "重点场所"),
    column("born_1920", born(None, 1924), "1924年及以前出生"),
    column("born_1925", born(Some(1925), 1929), "1925-1929年出生"),
    column("born_1930", born(Some(1930), 1934), "1930-1934年出生"),
    column("born_1935", born(Some(1935), 1939), "1935-1939年出生"),
    column("born_1940", born(Some(1940), 1944), "1940-1944年出生"),
    column("born_1945", born(Some(1945), 1949), "1945-1949年出生"),
    column("born_1950", born(Some(1950), 1954), "1950-1954年出生"),
    column("born_1955", born(Some(1955), 1959), "1955-1959年出生"),
    column("born_1960", born(Some(1960), 1964), "1960-1964年出生"),
    column("born_1965", born(Some(1965), 1969), "1965-1969年出生"),
    column("born_1970", born(Some(1970), 1974), "1970-1974年出生"),
    column("born_1975", born(Some(1975), 1979), "1975-1979年出生"),
    column("born_1980", born(Some(1980), 1984), "1980-1984年出生"),
    column("born_1985", born(Some(1985), 1989), "1985-1989年出生"),
    column("born_1990", born(Some(1990), 1994), "1990-1994年出生"),
    column("born_1995", born(Some(1995), 1999), "1995-1999年出生"),
    column("born_2000", born(Some(2000), 2004), "2000-2004年出生"),
    column("born_2005", born(Some(2005), 2009), "2005-2009年出生"),
    column("born_2010", born(Some(2010), 2014), "2010-2014年出生"),
    column("born_2015", born(Some(2015), 2019), "2015-2019年出生"),
    column("born_2020", born(Some(2020), 2024), "2020-2024年出生"),
    column("born_2025", born(Some(2025), 2029), "2025-2029年出生"),
];

const fn column(name: &'static str, counted: Counted, title: &'static str) -> Column {
    Column { name, counted, title }
}

const fn people(kinds: &'static [&'static str]) -> Counted {
    Counted::Residents { kinds, sex: None, born: None }
}

const fn sex(sex: &'static str) -> Counted {
    Counted::Residents { kinds: LIVING, sex: Some(sex), born: None }
}

const fn born(from: Option<i32>, to: i32) -> Counted {
    Counted::Residents { kinds: LIVING, sex: None, born: Some(Cohort { from, to }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entities::people::grid_stat;
    use sea_orm::{IdenStatic, Iterable};

    #[test]
    fn the_list_names_each_column_of_the_table() {
        let keys = ["district_code", "id", "grid_code", "grid_id"];
        let columns: Vec<_> = grid_stat::Column::iter().map(|column| column.as_str()).collect();
        let listed: Vec<_> = keys.into_iter().chain(COLUMNS.iter().map(|column| column.name)).collect();
        assert_eq!(columns, listed);
    }

    #[test]
    fn each_year_is_in_one_cohort() {
        let cohorts = |year| {
            let born = |column: &&Column| matches!(column.counted, Counted::Residents { born: Some(c), .. } if c.has(year));
            COLUMNS.iter().filter(born).count()
        };
        assert!((1850..2030).all(|year| cohorts(year) == 1));
    }
}
