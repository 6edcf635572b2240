//! Compares the program with the limit for `scripts/bench`: first their answers, then their speed, in turns.
//!
//! Usage: `bench PROGRAM PROCESS TOKEN TOWN-TOKEN LIMIT PROCESS DATABASE-PROCESS RESIDENTS SECONDS ROUNDS CONNECTIONS WORKS`, lists
//! with commas, DATABASE-PROCESS 0 where the database runs inside the servers. Prints a table in Markdown.

mod load;
mod measure;
mod pages;
mod usage;
mod works;

use load::Target;
use measure::{Bench, Server};
use serde_json::Value;
use std::io::{Error, Result};
use std::sync::Arc;
use std::time::Duration;
use works::{District, WORKS, Work};

const USAGE: &str = "usage: bench PROGRAM PROCESS TOKEN TOWN-TOKEN LIMIT PROCESS DATABASE-PROCESS RESIDENTS SECONDS ROUNDS CONNECTIONS WORKS";

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [
        program,
        program_id,
        token,
        town_token,
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
    let wanted: Vec<&str> = works.split(',').collect();
    let wanted = WORKS.iter().copied().filter(|work| wanted.contains(&"all") || wanted.contains(&work.name));
    let wanted: Vec<Work> = wanted.collect();
    let server = |address: &String, process: &String, (token, town_token): (String, String)| {
        Ok::<_, Error>(Server { address: address.clone(), process: number(process)?, token, town_token })
    };
    let program = server(program, program_id, (token.clone(), town_token.clone()))?;
    let pages = match wanted.iter().any(|work| work.name == "matters") {
        true => pages::pages(&program.target("/graphql")).await?,
        false => Vec::new(),
    };
    let bench = Bench {
        limit: server(limit, limit_id, Default::default())?,
        program,
        database: number(database)?,
        district: Arc::new(District::new(number::<u64>(residents)?.div_ceil(1_000).max(1), pages)),
        time: Duration::from_secs_f64(number(seconds)?),
        rounds: number(rounds)?,
    };
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
        let ours = json(&bench.program.target_of(work, "/graphql"), &body).await?;
        bench.answered(work, n);
        for form in ["json", "rows"] {
            let theirs = json(&bench.limit.target(&format!("/{form}/{}", work.name)), &body).await?;
            if !same(&ours, &theirs) {
                return Err(Error::other(format!(
                    "{} {form}: {body}\nprogram: {ours}\nlimit: {theirs}",
                    work.name
                )));
            }
        }
    }
    Ok(())
}

/// The same but for the last digits of fractions, of which SQLite writes fewer.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default());
            (a - b).abs() <= a.abs() * 1e-12
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => ours == theirs,
    }
}

async fn json(target: &Target, body: &str) -> Result<Value> {
    Ok(serde_json::from_slice(&target.ask("POST", body).await?)?)
}
