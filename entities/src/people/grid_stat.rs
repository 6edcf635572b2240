//! The counts of a grid, changed in the transaction that changes what they count. Placed table.

use sea_orm::entity::prelude::*;

/// The counts of a grid, changed in the transaction that changes what they count.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grid_stat")]
pub struct Model {
    /// First six digits of `grid_code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub district_code: String,
    /// Time-ordered id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The grid, or for what lies in several the division, that holds the row.
    pub grid_code: String,
    /// Its grid; same district.
    pub grid_id: i64,
    /// Households in force.
    pub households: i32,
    /// People registered here, those who live elsewhere among them.
    pub registered: i32,
    /// People registered here who live elsewhere.
    pub away: i32,
    /// People who live here and are registered elsewhere.
    pub floating: i32,
    /// Men and boys who live here.
    pub male: i32,
    /// Women and girls who live here.
    pub female: i32,
    /// Dwellings in force.
    pub dwellings: i32,
    /// Dwellings in which nobody lives.
    pub vacant_dwellings: i32,
    /// Dwellings that are let.
    pub rented_dwellings: i32,
    /// Units in force.
    pub units: i32,
    /// Key places among the units.
    pub key_places: i32,
    /// People who live here and were born in 1920 to 1924 or earlier.
    pub born_1920: i32,
    /// People who live here and were born in 1925 to 1929.
    pub born_1925: i32,
    /// People who live here and were born in 1930 to 1934.
    pub born_1930: i32,
    /// People who live here and were born in 1935 to 1939.
    pub born_1935: i32,
    /// People who live here and were born in 1940 to 1944.
    pub born_1940: i32,
    /// People who live here and were born in 1945 to 1949.
    pub born_1945: i32,
    /// People who live here and were born in 1950 to 1954.
    pub born_1950: i32,
    /// People who live here and were born in 1955 to 1959.
    pub born_1955: i32,
    /// People who live here and were born in 1960 to 1964.
    pub born_1960: i32,
    /// People who live here and were born in 1965 to 1969.
    pub born_1965: i32,
    /// People who live here and were born in 1970 to 1974.
    pub born_1970: i32,
    /// People who live here and were born in 1975 to 1979.
    pub born_1975: i32,
    /// People who live here and were born in 1980 to 1984.
    pub born_1980: i32,
    /// People who live here and were born in 1985 to 1989.
    pub born_1985: i32,
    /// People who live here and were born in 1990 to 1994.
    pub born_1990: i32,
    /// People who live here and were born in 1995 to 1999.
    pub born_1995: i32,
    /// People who live here and were born in 2000 to 2004.
    pub born_2000: i32,
    /// People who live here and were born in 2005 to 2009.
    pub born_2005: i32,
    /// People who live here and were born in 2010 to 2014.
    pub born_2010: i32,
    /// People who live here and were born in 2015 to 2019.
    pub born_2015: i32,
    /// People who live here and were born in 2020 to 2024.
    pub born_2020: i32,
    /// People who live here and were born in 2025 to 2029.
    pub born_2025: i32,
}

/// No relation is walked by the database: modules load children in batches.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
