//! What a start prints: where to go, who to be, what to ask.

use super::FIRST_QUERY;
use super::accounts::{PASSWORD, SECOND_FACTOR};
use crate::config::Failure;
use crate::start::App;
use people::demo::Size;
use std::fmt::Write;
use std::net::SocketAddr;
use wangge_core::demo::all_accounts;

/// Prints the address and, for the demo, its accounts and a query.
///
/// # Errors
/// When standard output is closed.
pub fn greet(app: &App, address: SocketAddr) -> Result<(), Failure> {
    let mut text = format!("Wangge serves on http://{address}/\n");
    if app.config.demo {
        if let Size::Sample(one_in) = app.config.demo_size() {
            let _ = writeln!(text, "\nIts people are a sample for tests: one in {one_in}.");
        }
        let _ = write!(
            text,
            "\nThis is the demo. Every account has the password {PASSWORD}; those marked * also need a code of the\n\
             second factor {SECOND_FACTOR}. `wangge token ACCOUNT` prints a token.\n\n"
        );
        for account in all_accounts(app.platform.system().policy())
            .iter()
            .filter(|account| account.name.starts_with("tongguan"))
        {
            let mark = if account.second_factor { " *" } else { "" };
            let _ = writeln!(text, "  {:<34} {:<16} {}{mark}", account.name, account.area, account.title);
        }
        let _ = write!(
            text,
            "  (the same for Heshan Town, 371102100: heshan-grid-leader, ...)\n\n\
             A query to paste at http://{address}/:\n\n{FIRST_QUERY}"
        );
    }
    crate::commands::print(text.trim_end())
}
