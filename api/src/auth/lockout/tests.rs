use super::*;
use crate::auth::fixtures::{Hands, timed};
use device::Devices;

struct Town {
    lockout: Lockout,
    devices: Devices,
    hands: Arc<Hands>,
}

fn town() -> Town {
    let (sources, hands) = timed();
    let key = |purpose| MacKey::derive(b"root", purpose);
    let lockout =
        Lockout::new(LockoutRules::default(), Arc::new(InMemory::default()), key("lockout"), sources.clone());
    Town { lockout, devices: Devices::new(key("device"), sources), hands }
}

fn network(n: usize) -> Network {
    Network::of(std::net::Ipv4Addr::new(10, (n / 256) as u8, (n % 256) as u8, 1).into())
}

fn unknown(n: usize) -> Source {
    Source::UnknownNetwork(network(n))
}

impl Town {
    /// A failed attempt, or the seconds to wait.
    fn fail(&self, source: Source) -> i64 {
        self.lockout.begin("wang.fang", source).map_or_else(|Wait(seconds)| seconds, |_| 0)
    }

    /// Fifty failures, each from another network.
    fn exhaust_budget(&self) {
        for n in 0..50 {
            assert_eq!(self.fail(unknown(1_000 + n)), 0);
        }
    }
}

#[test]
fn a_source_is_slowed_twice_as_much_each_time() {
    let town = town();
    for _ in 0..5 {
        assert_eq!(town.fail(unknown(1)), 0);
    }
    for delay in [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
        assert_eq!(town.fail(unknown(1)), delay);
        assert_eq!(town.fail(unknown(1)), delay, "asking does not lengthen it");
        town.hands.forward(delay - 1);
        assert_eq!(town.fail(unknown(1)), 1);
        town.hands.forward(1);
        assert_eq!(town.fail(unknown(1)), 0);
    }
    town.hands.forward(86_401);
    assert_eq!(town.fail(unknown(1)), 0);
    assert_eq!(town.fail(unknown(1)), 0, "forgotten after a day");
}

#[test]
fn other_sources_and_accounts_are_not_touched() {
    let town = town();
    for _ in 0..9 {
        town.fail(unknown(1));
    }
    let device = town.devices.verify("wang.fang", &town.devices.issue("wang.fang")).unwrap();
    assert!(town.fail(unknown(1)) > 0);
    assert_eq!(town.fail(unknown(2)), 0);
    assert_eq!(town.fail(Source::Device(device)), 0, "the same network, with its device token");
    assert!(town.lockout.begin("li.na", unknown(1)).is_ok());
}

#[test]
fn a_name_is_counted_once_however_it_is_written() {
    let town = town();
    for name in ["wang.fang", "Wang.Fang", " wang.fang", "WANG.FANG", "wang.fang "] {
        let _ticket = town.lockout.begin(name, unknown(1)).unwrap();
    }
    assert_eq!(town.fail(unknown(1)), 2);
}

#[test]
fn many_at_once_count_as_many() {
    let town = town();
    let tickets: Vec<_> = (0..9).filter_map(|_| town.lockout.begin("wang.fang", unknown(1)).ok()).collect();
    assert_eq!(tickets.len(), 5);
}

#[test]
fn success_starts_anew_and_undecided_changes_nothing() {
    let town = town();
    for _ in 0..4 {
        town.fail(unknown(1));
    }
    for _ in 0..9 {
        town.lockout.undecided(town.lockout.begin("wang.fang", unknown(1)).unwrap());
    }
    town.lockout.succeeded(town.lockout.begin("wang.fang", unknown(1)).unwrap());
    for _ in 0..5 {
        assert_eq!(town.fail(unknown(1)), 0);
    }
    assert_eq!(town.fail(unknown(1)), 2);
}

#[test]
fn above_the_budget_each_unknown_source_waits_by_itself() {
    let town = town();
    town.exhaust_budget();
    assert_eq!(town.fail(unknown(1)), 30);
    town.hands.forward(20);
    assert_eq!(town.fail(unknown(1)), 10);
    assert_eq!(town.fail(unknown(2)), 30);
    town.hands.forward(10);
    let ticket = town.lockout.begin("wang.fang", unknown(1)).expect("its wait is over, whatever others do");
    town.lockout.succeeded(ticket);
    assert_eq!(town.fail(unknown(1)), 30, "one wait, one attempt");
}

#[test]
fn the_budget_never_touches_known_sources() {
    let town = town();
    town.exhaust_budget();
    let device = town.devices.verify("wang.fang", &town.devices.issue("wang.fang")).unwrap();
    for _ in 0..5 {
        assert_eq!(town.fail(Source::KnownNetwork(network(1))), 0);
        assert_eq!(town.fail(Source::Device(device)), 0);
    }
    assert!(town.lockout.begin("li.na", unknown(1)).is_ok(), "nor another account");
}

#[test]
fn the_budget_comes_back() {
    let town = town();
    town.exhaust_budget();
    assert_eq!(town.fail(unknown(1)), 30);
    town.hands.forward(3_600);
    assert_eq!(town.fail(unknown(2)), 0, "half is forgotten in an hour");
}
