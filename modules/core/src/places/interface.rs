//! The open interface of places.

use async_graphql::OutputType;
use async_graphql::registry::Registry;
use kit::node::GlobalId;
use kit::open::Open;

/// The interface of everything that has a place; modules can add implementers.
#[derive(Debug)]
pub struct Place;

impl Open for Place {
    const NAME: &'static str = "Place";
    const ABOUT: &'static str =
        "Anything with a name and a place (地点): a division, a grid, a compound, a building, ...";

    fn fields(registry: &mut Registry) -> Vec<(&'static str, &'static str, String)> {
        vec![
            ("id", "Global id.", <GlobalId as OutputType>::create_type_info(registry)),
            ("name", "Name.", <String as OutputType>::create_type_info(registry)),
        ]
    }
}
