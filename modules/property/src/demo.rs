//! Property of the demo.
