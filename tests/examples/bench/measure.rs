//! Rounds in turns, and what they come to.

use crate::load::{Tally, Target};
use crate::usage;
use crate::works::{District, Work};
use std::io::{Error, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The first lines of the table. Ratios are of requests a second to those of the limit; processor times are of one
/// request, in microseconds.
pub const HEAD: &str = "\
| work | connections | req/s | of `json` | of `rows` | p50 ms | p99 ms | server µs | database µs | statements | rows read |\n\
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";

/// A server that is measured.
#[derive(Debug)]
pub struct Server {
    /// Address and port.
    pub address: String,
    /// Its process.
    pub process: u32,
    /// Bearer token, empty for none.
    pub token: String,
    /// That of the clerk of a town.
    pub town_token: String,
}

impl Server {
    /// A path of it.
    pub fn target(&self, path: &str) -> Target {
        Target { address: self.address.clone(), path: path.to_owned(), token: self.token.clone() }
    }

    /// A path of it, for who asks in this work.
    pub fn target_of(&self, work: Work, path: &str) -> Target {
        let token = if work.of_town { self.town_token.clone() } else { self.token.clone() };
        Target { token, ..self.target(path) }
    }
}

/// What is compared.
#[derive(Debug)]
pub struct Bench {
    /// The program.
    pub program: Server,
    /// The limit.
    pub limit: Server,
    /// The database's process; 0 where it runs inside the servers.
    pub database: u32,
    /// The district.
    pub district: Arc<District>,
    /// Length of a round.
    pub time: Duration,
    /// Rounds of each variant.
    pub rounds: usize,
}

/// One round of one variant.
struct Round {
    rate: f64,
    median: f64,
    late: f64,
    server: f64,
    database: f64,
}

impl Bench {
    /// Measures a work over so many connections: the line of the table.
    pub async fn line(&self, work: Work, connections: usize) -> Result<String> {
        let variants: Vec<(&Server, Target)> = [
            (&self.program, "/graphql".to_owned()),
            (&self.limit, format!("/json/{}", work.name)),
            (&self.limit, format!("/rows/{}", work.name)),
        ]
        .into_iter()
        .map(|(server, path)| (server, server.target_of(work, &path)))
        .collect();
        let mut rounds: Vec<Vec<Round>> = variants.iter().map(|_| Vec::new()).collect();
        // the first round only warms up
        for nth in 0..=self.rounds {
            for ((server, target), rounds) in variants.iter().zip(&mut rounds) {
                let round = self.round(work, server, target, connections).await?;
                if nth > 0 {
                    rounds.push(round);
                }
            }
        }
        let costs = self.costs(work).await?;
        Ok(shown(work, connections, &rounds, costs))
    }

    async fn round(&self, work: Work, server: &Server, target: &Target, connections: usize) -> Result<Round> {
        let before = (usage::time(server.process), self.database_time());
        let Tally { latencies } = {
            let (asked, written) = (self.district.clone(), self.district.clone());
            let writes = work.writes() && !server.token.is_empty();
            target
                .load(
                    move |n| work.body(n, &asked),
                    move |n| {
                        if writes {
                            written.writes(n).fetch_add(1, Ordering::Relaxed);
                        }
                    },
                    &counter(server.token.is_empty(), work),
                    connections,
                    self.time,
                )
                .await?
        };
        let tally = Tally { latencies };
        let count = tally.latencies.len().max(1) as f64;
        let each = |time: Duration| time.as_secs_f64() * 1e6 / count;
        Ok(Round {
            rate: count / self.time.as_secs_f64(),
            median: tally.at(50),
            late: tally.at(99),
            server: each(usage::time(server.process) - before.0),
            database: each(self.database_time().saturating_sub(before.1)),
        })
    }

    fn database_time(&self) -> Duration {
        if self.database == 0 { Duration::ZERO } else { usage::time(self.database) }
    }

    /// Statements and rows read of one request of the program.
    async fn costs(&self, work: Work) -> Result<(f64, f64)> {
        const REQUESTS: u64 = 20;
        let before = (self.statements().await?, self.reads().await?);
        let target = self.program.target_of(work, "/graphql");
        for _ in 0..REQUESTS {
            let n = counter(false, work).fetch_add(1, Ordering::Relaxed);
            target.ask("POST", &work.body(n, &self.district)).await?;
            self.answered(work, n);
        }
        let each = |before: f64, after: f64| (after - before) / REQUESTS as f64;
        Ok((each(before.0, self.statements().await?), each(before.1, self.reads().await?)))
    }

    /// The program answered the n-th request of a work.
    pub fn answered(&self, work: Work, n: u64) {
        if work.writes() {
            self.district.writes(n).fetch_add(1, Ordering::Relaxed);
        }
    }

    async fn statements(&self) -> Result<f64> {
        let text =
            String::from_utf8(self.program.target("/metrics").ask("GET", "").await?).map_err(Error::other)?;
        let line = text.lines().find_map(|line| line.strip_prefix("wangge_statements_total "));
        line.and_then(|number| number.parse().ok()).ok_or_else(|| Error::other("no count of statements"))
    }

    /// PostgreSQL's own count comes late: each of its processes tells once a second at most.
    async fn reads(&self) -> Result<f64> {
        tokio::time::sleep(Duration::from_millis(if self.database == 0 { 0 } else { 2_500 })).await;
        let answer = self.limit.target("/reads").ask("GET", "").await?;
        String::from_utf8_lossy(&answer).parse().map_err(Error::other)
    }
}

/// Counts the requests of the program and of the limit, those that write apart: their versions follow from the count.
fn counter(limit: bool, work: Work) -> Arc<AtomicU64> {
    static COUNTERS: std::sync::LazyLock<[Arc<AtomicU64>; 4]> =
        std::sync::LazyLock::new(|| std::array::from_fn(|_| Arc::new(AtomicU64::new(3))));
    COUNTERS[2 * usize::from(limit) + usize::from(work.writes())].clone()
}

fn shown(work: Work, connections: usize, rounds: &[Vec<Round>], (statements, reads): (f64, f64)) -> String {
    let all =
        |of: fn(&Round) -> f64| -> Vec<f64> { rounds.iter().map(|rounds| median(rounds, of)).collect() };
    let list = |of: fn(&Round) -> f64, digits: usize| {
        all(of).iter().map(|value| format!("{value:.digits$}")).collect::<Vec<_>>().join(" / ")
    };
    let rates = all(|round| round.rate);
    let ratio = |of: usize| match rates.as_slice() {
        [ours, _, _] => format!("**{:.2}**", ours / rates[of]),
        _ => "-".to_owned(),
    };
    format!(
        "| {}{} | {connections} | {} | {} | {} | {} | {} | {} | {} | {statements:.1} | {reads:.0} |",
        work.name,
        work.note,
        list(|round| round.rate, 0),
        ratio(1),
        ratio(2),
        list(|round| round.median, 2),
        list(|round| round.late, 2),
        list(|round| round.server, 0),
        list(|round| round.database, 0),
    )
}

fn median(rounds: &[Round], of: fn(&Round) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(of).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
