//! Divisions, grids, compounds, buildings, roads and facilities.

pub mod building;
pub mod code_alias;
pub mod code_counter;
pub mod compound;
pub mod district_setting;
pub mod division;
pub mod division_alias;
pub mod division_change;
pub mod division_edition;
pub mod division_shape;
pub mod facility;
pub mod grid;
pub mod place_grid;
pub mod place_shape;
pub mod road;
pub mod unit_check;
