//! Compares the program with the limit for `scripts/bench`: first their answers, then their speed, in turns.
//!
//! Usage: `bench PROGRAM PROCESS TOKEN LIMIT PROCESS DATABASE-PROCESS RESIDENTS SECONDS ROUNDS CONNECTIONS WORKS`, lists
//! with commas, DATABASE-PROCESS 0 where the database runs inside the servers. Prints a table in Markdown.

mod load;
mod measure;
mod usage;
mod works;

use load::Target;
use measure::{Bench, Server};
use serde_json::Value;
use std::io::{Error, Result};
use std::sync::Arc;
use std::time::Duration;
use works::{District, WORKS, Work};

const USAGE: &str = "usage: bench PROGRAM PROCESS TOKEN LIMIT PROCESS DATABASE-PROCESS RESIDENTS SECONDS ROUNDS CONNECTIONS WORKS";

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [
        program,
        program_id,
        token,
        limit,
        limit_id,
        database,
        residents,
        seconds,
        rounds,
        connections,
        works,
    ] = arguments.as_slice()
    else {
        return Err(Error::other(USAGE));
    };
    let bench = Bench {
        program: Server { address: program.clone(), process: number(program_id)?, token: token.clone() },
        limit: Server { address: limit.clone(), process: number(limit_id)?, token: String::new() },
        database: number(database)?,
        district: Arc::new(District::new(number::<u64>(residents)?.div_ceil(1_000).max(1))),
        time: Duration::from_secs_f64(number(seconds)?),
        rounds: number(rounds)?,
    };
    let wanted: Vec<&str> = works.split(',').collect();
    let wanted = WORKS.iter().copied().filter(|work| wanted.contains(&"all") || wanted.contains(&work.name));
    println!("{}", measure::HEAD);
    for work in wanted {
        compare(&bench, work).await?;
        for connections in connections.split(',') {
            println!("{}", bench.line(work, number(connections)?).await?);
        }
    }
    println!(
        "\nPeak memory: program {} MB, limit {} MB.",
        usage::peak(bench.program.process),
        usage::peak(bench.limit.process)
    );
    Ok(())
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::other(format!("{text}: not a number")))
}

/// Fails unless the program and both forms of the limit answer the same, for a few requests.
async fn compare(bench: &Bench, work: Work) -> Result<()> {
    for n in 1_000_000_000..1_000_000_003 {
        // what is written cannot be asked for twice: its versions tell
        let n = if work.writes() { n % 3 } else { n };
        let body = work.body(n, &bench.district);
        let ours = json(&bench.program.target("/graphql"), &body).await?;
        bench.answered(work, n);
        for form in ["json", "rows"] {
            let theirs = json(&bench.limit.target(&format!("/{form}/{}", work.name)), &body).await?;
            if ours != theirs {
                return Err(Error::other(format!(
                    "{} {form}: {body}\nprogram: {ours}\nlimit: {theirs}",
                    work.name
                )));
            }
        }
    }
    Ok(())
}

async fn json(target: &Target, body: &str) -> Result<Value> {
    Ok(serde_json::from_slice(&target.ask("POST", body).await?)?)
}
