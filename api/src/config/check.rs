//! Settings that can be written and make no sense.

use super::{Config, Failure};
use crate::http::Hosts;
use std::net::IpAddr;

/// The most records whose sensitive values one `reveal` may show: shown one by one for a purpose, not taken in bulk.
const REVEALED_AT_ONCE: usize = 20;

impl Config {
    /// Refuses values with which nothing would work.
    pub(super) fn check(&self) -> Result<(), Failure> {
        for (name, value, least) in self.numbers() {
            if value < least {
                return Err(Failure::usage(format!(
                    "configuration: `{name}`: {least} or more is expected, and {value} is given"
                )));
            }
        }
        let at_once = self.reveal.at_once;
        if at_once > REVEALED_AT_ONCE {
            return Err(Failure::usage(format!(
                "configuration: `reveal.at_once`: {REVEALED_AT_ONCE} or fewer are expected, and {at_once} are given"
            )));
        }
        self.check_files()?;
        self.hosts()?;
        crate::modules::modules(&self.modules_off)
            .map_err(|error| Failure::usage(format!("configuration: `modules_off`: {error}")))?;
        match self.database_url.split_once(':') {
            Some(("sqlite" | "postgres" | "postgresql", _)) => Ok(()),
            _ => Err(Failure::usage(
                "database_url: write sqlite://FILE or postgres://USER:PASSWORD@HOST:PORT/NAME",
            )),
        }
    }

    /// The names of the server: the public ones, and the one that it serves on.
    ///
    /// # Errors
    /// When one is no name.
    pub fn hosts(&self) -> Result<Hosts, Failure> {
        let mut names = self.public_hosts.clone();
        // an address needs no listing, and one of IPv6 is none without its brackets
        if self.host.parse::<IpAddr>().is_err() {
            names.push(self.host.clone());
        }
        Hosts::new(&names).map_err(|name| {
            Failure::usage(format!(
                "configuration: `public_hosts`: write a name as grid.example or grid.example:8443, not `{name}`"
            ))
        })
    }

    /// Each number with its name and the least that it may be.
    fn numbers(&self) -> Vec<(&'static str, i128, i128)> {
        let (limits, tokens, sessions) = (&self.limits, &self.tokens, &self.sessions);
        vec![
            ("break_glass.minutes", self.break_glass.minutes.into(), 1),
            ("reveal.at_once", self.reveal.at_once as i128, 1),
            ("reveal.daily", self.reveal.daily.into(), 1),
            ("connections", self.connections.into(), 1),
            ("demo_one_in", self.demo_one_in.map_or(2, |one_in| one_in as i128), 2),
            ("limits.depth", limits.depth.into(), 1),
            ("limits.complexity", limits.complexity.into(), 1),
            ("limits.tokens", limits.tokens.into(), 1),
            ("limits.root_fields", limits.root_fields.into(), 1),
            ("limits.page_size", limits.page_size.into(), 1),
            ("limits.body", limits.body.into(), 1),
            ("limits.answer", limits.answer.into(), 1),
            ("limits.request_seconds", limits.request_seconds.into(), 1),
            ("limits.header_read_seconds", limits.header_read_seconds.into(), 1),
            ("limits.body_read_seconds", limits.body_read_seconds.into(), 1),
            ("limits.requests_per_account", limits.requests_per_account.into(), 1),
            ("limits.requests_per_address", limits.requests_per_address.into(), 1),
            ("limits.socket_init_seconds", limits.socket_init_seconds.into(), 1),
            ("limits.ping_seconds", limits.ping_seconds.into(), 1),
            ("tokens.lifetime", tokens.lifetime.into(), 1),
            ("tokens.leeway", tokens.leeway.into(), 0),
            ("sessions.refresh_days", sessions.refresh_days.into(), 1),
            ("sessions.session_days", sessions.session_days.into(), 1),
            ("sessions.known_days", sessions.known_days.into(), 0),
            ("files.max_bytes", self.files.max_bytes.into(), 1),
            ("files.max_pixels", self.files.max_pixels.into(), 1),
            ("files.daily_bytes", self.files.daily_bytes.into(), 1),
            ("files.daily_files", self.files.daily_files.into(), 1),
            ("files.read_seconds", self.files.read_seconds.into(), 1),
        ]
    }
}
