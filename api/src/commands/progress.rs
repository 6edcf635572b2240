//! Progress on standard error: a bar on a terminal, plain lines elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// The progress of one job.
#[derive(Debug)]
pub(crate) struct Progress {
    what: String,
    total: usize,
    bar: Option<ProgressBar>,
    told: usize,
}

impl Progress {
    /// A job of `total` parts.
    pub(crate) fn new(what: &str, total: usize) -> Self {
        let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} {elapsed}");
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(total as u64).with_message(what.to_owned());
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { what: what.to_owned(), total, bar, told: 0 }
    }

    /// So many parts are done.
    pub(crate) fn at(&mut self, done: usize) {
        match &self.bar {
            Some(bar) => bar.set_position(done as u64),
            None => {
                let tenth = done * 10 / self.total.max(1);
                if tenth > self.told {
                    self.told = tenth;
                    eprintln!("{}: {done} of {}", self.what, self.total);
                }
            }
        }
    }

    /// The job is done.
    pub(crate) fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
