//! Who sees and does what: the policy as a reviewed file, and a walk that calls every field of the schema as every
//! role at two places and holds each answer against that file and the rows of the database.

mod alone;
mod announce;
mod campaigns;
mod cases;
mod civil_affairs;
mod classes;
mod counted;
mod coverage;
mod deeds;
mod departments;
mod described;
mod family_planning;
mod files;
mod fire_safety;
mod graph;
mod illegal_construction;
mod key_groups;
mod lacking;
pub(crate) mod modules;
pub(crate) mod oracle;
mod people;
pub(crate) mod policy;
mod property;
mod shown;
mod social_security;
mod streams;
mod termed;
pub(crate) mod verdict;
pub(crate) mod walk;
mod work;
pub(crate) mod world;
