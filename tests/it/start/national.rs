//! The national suite (SM4-GCM and HMAC-SM3), from the keys to the audit, and a new key while the server serves.

use super::erase::act;
use super::site::{Site, token};
use crate::files::pictures;
use crate::harness::TestDatabase;
use crate::harness::command::text;
use crate::harness::database::on_each_empty;
use crate::harness::process::Home;
use crate::people::village::number;
use reqwest::Client;
use serde_json::{Value, json};

/// A server, and who asks it.
struct Town {
    site: Site,
    clerk: String,
    director: String,
}

impl Town {
    /// Enters a person of this name with this telephone; answers the residence.
    async fn enter(&self, name: &str, sequence: u16, telephone: &str) -> Value {
        let first = "{ buildings(first: 1) { nodes { grid { code } } } }";
        let building =
            self.site.query(Some(&self.clerk), first, json!({})).await["buildings"]["nodes"][0].take();
        let person = json!({
            "grid": building["grid"]["code"], "kind": "REGISTERED", "name": name,
            "identityNumber": number("1966-06-06", sequence), "particulars": { "telephone": telephone },
        });
        act(&self.site, &self.clerk, "registerResident", "RegisterResidentInput", "resident { id }", person)
            .await
    }

    /// The telephone, as who may is shown it.
    async fn telephone(&self, resident: &Value) -> Value {
        let ask =
            json!({ "ids": [resident["id"]], "fields": ["telephone"], "purpose": "the national suite" });
        let mut shown =
            act(&self.site, &self.director, "reveal", "RevealInput", "values { value }", ask).await;
        shown[0]["value"].take()
    }

    /// Attaches a photo to a residence; answers its bytes as they are stored for who reads it.
    async fn attach(&self, resident: &Value) -> Vec<u8> {
        let photo = pictures::photo();
        let to = format!("{}/files", self.site.address());
        let sent = Client::new().post(to).bearer_auth(&self.clerk).body(photo.clone()).send().await.unwrap();
        let sent: Value = sent.json().await.unwrap();
        let attach =
            json!({ "record": resident["id"], "upload": sent["upload"], "kind": "PHOTO", "name": "photo" });
        act(&self.site, &self.clerk, "attachFile", "AttachFileInput", "attachment { id }", attach).await;
        files::content::read(photo.into(), 1_000_000).unwrap().bytes.to_vec()
    }

    /// The attached file, as its reader gets it.
    async fn file(&self, resident: &Value) -> Vec<u8> {
        let read = "query($id: ID!) { node(id: $id) { ... on Resident { attachments { nodes { url } } } } }";
        let id = json!({ "id": resident["id"] });
        let read = self.site.query(Some(&self.clerk), read, id).await;
        let url = read["node"]["attachments"]["nodes"][0]["url"].as_str().unwrap();
        let got = Client::new().get(format!("{}{url}", self.site.address())).send().await.unwrap();
        assert!(got.status().is_success(), "{}", got.status());
        got.bytes().await.unwrap().to_vec()
    }
}

#[tokio::test]
async fn the_national_suite_serves_and_its_keys_are_rotated_meanwhile() {
    on_each_empty(async |database| Box::pin(national(database)).await).await;
}

async fn national(database: &TestDatabase) {
    let (home, url) = (Home::new(), database.url());
    let settings = "suite = \"national\"\nkeys = \"wangge.keys\"\n";
    std::fs::write(home.path().join("wangge.toml"), settings).unwrap();
    let made = home.run(&["keys", "init"], "").await;
    assert!(made.status.success(), "{}", text(&made));
    let site = Site::start(&home, &["serve", "--database-url", url]).await;
    let clerk = token(&home, url, "tongguan-community-clerk").await;
    let director = token(&home, url, "tongguan-community-director").await;
    let town = Town { site, clerk, director };
    let first = town.enter("龘国密", 81, "15498765432").await;
    let file = town.attach(&first).await;
    let ciphers = "SELECT telephone_cipher FROM resident WHERE name LIKE '龘国密%' ORDER BY id";
    let sealed = database.texts(ciphers).await;
    assert!(sealed.len() == 1 && sealed[0].starts_with("s."), "sealed by SM4: {sealed:?}");
    assert_eq!(town.telephone(&first).await, "15498765432");
    assert_eq!(town.file(&first).await, file);
    database.execute("CREATE TABLE keys_before AS SELECT id, key_id, data_key FROM person").await;
    let keys = async || database.texts("SELECT DISTINCT key_id FROM person WHERE data_key IS NOT NULL").await;
    let before = keys().await;
    // a new key, while the server serves
    let rotated = home.run(&["keys", "rotate", "--database-url", url], "").await;
    let printed = text(&rotated);
    assert!(rotated.status.success() && printed.contains("wrapped anew"), "{printed}");
    let after = keys().await;
    assert_eq!((before.len(), after.len()), (1, 1), "one key wraps them all");
    assert_ne!(before, after);
    assert_eq!(town.telephone(&first).await, "15498765432");
    assert_eq!(town.file(&first).await, file);
    let second = town.enter("龘国密二", 83, "15498765433").await;
    assert_eq!(town.telephone(&second).await, "15498765433");
    assert_eq!(keys().await, after, "the server wraps with the new key, too");
    let now = database.texts(ciphers).await;
    assert_eq!((now.len(), &now[0]), (2, &sealed[0]), "no value was touched");
    Box::pin(resumed(&town, (&home, database), [&first, &second])).await;
    assert_eq!(keys().await, after, "no key was added");
    assert!(town.site.stop().await.success());
    let verified = home.run(&["audit", "verify", "--database-url", url], "").await;
    assert!(verified.status.success(), "{}", text(&verified));
}

/// A rotation that was cut off half-way goes on where it was, and values are read all the while.
async fn resumed(town: &Town, (home, database): (&Home, &TestDatabase), people: [&Value; 2]) {
    let read = async || {
        for (resident, telephone) in people.into_iter().zip(["15498765432", "15498765433"]) {
            assert_eq!(town.telephone(resident).await, telephone);
        }
    };
    // half of the keys are as they were before, and the one of the first person is
    let before = |column: &str| format!("(SELECT k.{column} FROM keys_before k WHERE k.id = person.id)");
    let half = "SELECT id FROM keys_before WHERE data_key IS NOT NULL AND (id % 2 = 0 OR id IN \
                (SELECT person_id FROM resident WHERE name = '龘国密'))";
    let cut_off = format!(
        "UPDATE person SET key_id = {}, data_key = {} WHERE data_key IS NOT NULL AND id IN ({half})",
        before("key_id"),
        before("data_key")
    );
    database.execute(&cut_off).await;
    let keys = "SELECT CAST(count(*) AS text) FROM person WHERE data_key IS NOT NULL GROUP BY key_id ORDER BY min(id)";
    let waiting =
        database.texts(&format!("SELECT CAST(count(*) AS text) FROM ({half}) AS half")).await.remove(0);
    assert_eq!(database.texts(keys).await.len(), 2, "two keys wrap them");
    read().await;
    let file = std::fs::read(home.path().join("wangge.keys")).unwrap();
    let mut going_on = home.start(&["keys", "rotate", "--resume", "--database-url", database.url()]);
    read().await;
    let told = going_on.line_with("wrapped anew").await;
    assert_eq!(told, format!("the keys of {waiting} people were wrapped anew"));
    assert_eq!(std::fs::read(home.path().join("wangge.keys")).unwrap(), file);
    assert_eq!(database.texts(keys).await.len(), 1, "one key wraps them all again");
    read().await;
}
