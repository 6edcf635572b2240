//! Every module hears once of what happens to people and places.

use super::toys::Bells;
use crate::harness::on_each_database;
use crate::harness::platform::Hands;
use kit::access::Policy;
use kit::error::Code;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Modules, Parts};
use kit::platform::Platform;
use std::sync::atomic::Ordering;

const AREA: &str = "340705001001001";

/// The same bells under another name.
struct Others(Bells);

#[async_trait::async_trait]
impl Module for Others {
    fn id(&self) -> &'static str {
        "others"
    }

    fn policy(&self) -> kit::access::policy::Part {
        self.0.policy()
    }

    fn schema(&self, _: &mut Parts<'_>) {}

    async fn on_moved(&self, tx: &mut kit::access::Tx, moved: &Moved) -> kit::Result<()> {
        self.0.on_moved(tx, moved).await
    }
}

/// A move: the type of what moves, its id before and after, and where from and to.
fn moved(record_type: &str, (before, after): (i64, i64), (from, to): (&str, &str)) -> Moved {
    Moved { record_type: record_type.to_owned(), before, after, from: from.to_owned(), to: to.to_owned() }
}

/// Something moves within a district, by a re-division and to another district; two become one, one is over and one is
/// erased.
async fn happen(platform: &Platform) {
    let tx = platform.system().begin().await.unwrap();
    let within = moved("Building", (5, 5), (AREA, "340705001001002"));
    let divided = moved("Grid", (7, 7), ("340705001002001", "340705002001009"));
    let beyond = moved("Resident", (8, 9), (AREA, "371102100260001"));
    for moved in [&beyond, &within, &divided] {
        tx.tell_moved(moved).await.unwrap();
    }
    let record_type = "Building".to_owned();
    let merged = Merged { record_type: record_type.clone(), kept: 5, gone: 6, area: AREA.to_owned() };
    tx.tell_merged(&merged).await.unwrap();
    let reason = "died".to_owned();
    let ended = Ended { record_type: record_type.clone(), id: 5, area: AREA.to_owned(), reason };
    tx.tell_ended(&ended).await.unwrap();
    tx.tell_erased(&Erased { record_type, id: 5, area: AREA.to_owned() }).await.unwrap();
    tx.commit().await.unwrap();
    platform.sequence("test").await.unwrap();
}

/// What is told of it, a district after the other; what moves to another district, there.
const STORY: [&str; 6] = [
    "Building 5 moved from 340705001001001 to 340705001001002",
    "Grid 7 moved from 340705001002001 to 340705002001009",
    "merged 6 into 5",
    "died 5",
    "erased 5",
    "Resident 8 as 9 moved from 340705001001001 to 371102100260001",
];
/// What is told of it to who listens to moves alone.
const MOVES: [&str; 3] = [STORY[0], STORY[1], STORY[5]];

fn told(bells: &Bells) -> Vec<String> {
    bells.told.lock().unwrap().clone()
}

#[tokio::test]
async fn each_hook_is_called_once_also_of_a_module_that_comes_later() {
    on_each_database(async |database| {
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        let (first, later) = (Bells::default(), Bells::default());
        let modules = Modules::default().with(first.clone(), true).unwrap();
        happen(&platform).await;
        assert_eq!(platform.run_hooks(&modules).await.unwrap(), 6);
        assert_eq!(platform.run_hooks(&modules).await.unwrap(), 0);
        assert_eq!(told(&first), STORY);
        let modules = modules.with(Others(later.clone()), true).unwrap();
        assert_eq!(platform.run_hooks(&modules).await.unwrap(), 6, "it catches up");
        assert_eq!(told(&first).len(), 6);
        assert_eq!(told(&later), MOVES);
    })
    .await;
}

#[tokio::test]
async fn a_module_that_fails_is_told_again_and_holds_up_no_other() {
    on_each_database(async |database| {
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        let (broken, sound) = (Bells::default(), Bells::default());
        let modules = Modules::default().with(broken.clone(), true).unwrap();
        let modules = modules.with(Others(sound.clone()), true).unwrap();
        happen(&platform).await;
        broken.fails.store(true, Ordering::SeqCst);
        assert_eq!(platform.run_hooks(&modules).await.unwrap_err().code(), Code::Conflict);
        assert_eq!(told(&broken), [STORY[0]]);
        assert_eq!(told(&sound), MOVES);
        broken.fails.store(false, Ordering::SeqCst);
        assert_eq!(platform.run_hooks(&modules).await.unwrap(), 6);
        assert_eq!(told(&broken), [&[STORY[0]][..], &STORY[..]].concat());
        assert_eq!(told(&sound).len(), 3, "the other was told before");
    })
    .await;
}
