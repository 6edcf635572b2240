//! What processes have used, from `/proc`.

use std::fs;
use std::time::Duration;

/// Ticks of a second in `/proc`; the same on every Linux.
const TICKS: u64 = 100;

/// Processor time of a process so far, and of its children where it is a server of processes, such as PostgreSQL.
pub fn time(process: u32) -> Duration {
    let children = fs::read_dir("/proc").into_iter().flatten().filter_map(|entry| {
        let child: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
        (stat(child)?.parent == process).then_some(child)
    });
    let ticks = children.chain([process]).filter_map(stat).map(|stat| stat.ticks).sum::<u64>();
    Duration::from_millis(ticks * 1_000 / TICKS)
}

struct Stat {
    parent: u32,
    ticks: u64,
}

fn stat(process: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // the name before it can have spaces in it
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Stat { parent: u32::try_from(number(1)?).ok()?, ticks: number(11)? + number(12)? })
}

/// The most memory that a process has held, in MB.
pub fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
