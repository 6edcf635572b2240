//! PostgreSQL behind what it must not be behind, and where it is not.

use crate::harness::command::text;
use crate::harness::process::Home;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// An address on this machine, and who listens there.
async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("postgres://wangge:secret@{}/wangge?sslmode=disable", listener.local_addr().unwrap());
    (listener, url)
}

/// A message as PostgreSQL sends it.
fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap();
    [&[kind][..], &length.to_be_bytes()[..], body].concat()
}

/// Answers one client as a pooler in transaction mode that has a single process of the server for all.
async fn lend(mut client: TcpStream) -> std::io::Result<()> {
    let ready = message(b'Z', b"I");
    let length = client.read_u32().await?;
    client.read_exact(&mut vec![0; length as usize - 4]).await?;
    client.write_all(&[message(b'R', &[0; 4]), ready.clone()].concat()).await?;
    loop {
        client.read_u8().await?;
        let length = client.read_u32().await?;
        let mut asked = vec![0; length as usize - 4];
        client.read_exact(&mut asked).await?;
        if asked.starts_with(b"SELECT") {
            // one column of four bytes (int4, by its number 23), as text
            let column =
                [&b"\0\x01pid\0"[..], &[0; 6], &[0, 0, 0, 23, 0, 4, 255, 255, 255, 255, 0, 0]].concat();
            client.write_all(&message(b'T', &column)).await?;
            client.write_all(&message(b'D', b"\0\x01\0\0\0\x017")).await?;
        }
        client.write_all(&[message(b'C', b"SELECT 1\0"), ready.clone()].concat()).await?;
    }
}

#[tokio::test]
async fn a_pooler_that_lends_processes_is_refused() {
    let (listener, url) = listener().await;
    let pooler = tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(lend(client));
        }
    });
    let home = Home::new();
    for command in ["migrate", "serve"] {
        let output = home.run(&[command, "--database-url", &url], "").await;
        assert_eq!(output.status.code(), Some(2), "{}", text(&output));
        assert!(text(&output).contains("a pooler"), "{}", text(&output));
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "nothing was made");
    pooler.abort();
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_told_of_without_its_address() {
    // who connects is let in and hears nothing
    let (_listener, url) = listener().await;
    let home = Home::new();
    let output = home.run(&["migrate", "--database-url", &url], "").await;
    assert_eq!(output.status.code(), Some(4), "{}", text(&output));
    assert!(
        text(&output).contains("the database server did not answer within 2 seconds"),
        "{}",
        text(&output)
    );
    assert!(!text(&output).contains("secret") && !text(&output).contains("127.0.0.1"), "{}", text(&output));
}
