//! Every integration test of Wangge in one binary: paths mirror the areas of the platform.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod auth;
mod civil_affairs;
mod departments;
mod dogs;
mod family_planning;
mod files;
mod fire_safety;
mod harness;
mod http;
mod illegal_construction;
mod key_groups;
mod kit;
mod people;
mod places;
mod property;
mod social_security;
mod staff;
mod start;
mod stat;
mod storage;
mod work;
