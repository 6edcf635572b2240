//! One instance at a time does a background job.

use crate::harness::on_each_database;
use crate::harness::platform::Hands;
use kit::access::Policy;

#[tokio::test]
async fn a_lease_has_one_holder_until_it_ends() {
    on_each_database(async |database| {
        let clock = Hands::default();
        let platform = database.platform(Policy::default(), &clock).await;
        let take = async |holder| platform.lease("job", "340705", holder, 1_000).await.unwrap();
        assert!(take("first").await);
        assert!(!take("second").await);
        clock.forward(900);
        assert!(take("first").await, "its holder keeps it");
        clock.forward(900);
        assert!(!take("second").await, "it was kept meanwhile");
        clock.forward(101);
        assert!(take("second").await, "it ended");
        assert!(!take("first").await);
        let other = platform.lease("job", "371102", "first", 1_000).await.unwrap();
        assert!(other, "each district has its own");
    })
    .await;
}
