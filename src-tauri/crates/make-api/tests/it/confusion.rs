//! No text of a person or of a server can lead a request, and the key in it, anywhere but to the address.
//!
//! The test command takes a fixed 1,000 hostile texts for each property, `--full` 100,000 new ones.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::FutureExt;
use make_api::transport::Network;
use make_api::{Address, PeopleQuery, ReadClient};
use practice::{Size, Switches, serve};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tokio::net::TcpListener;
use url::Url;

use crate::support::{Recorder, instance, key};

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "https://",
            "http://",
            "//",
            "/",
            "\\",
            "@",
            ":",
            "?",
            "#",
            "%2f",
            "%40",
            "%00",
            ".",
            "..",
            "acme.onmake.com",
            "evil.tld",
            "localhost",
            "127.0.0.1",
            "127.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            ":8443",
            ":0",
            "user:pw@",
            "xn--",
            "bücher.example",
            "ａcme.com",
            "\u{202e}",
            "\u{200b}",
            "\t",
            "\n",
            " ",
            "&name=",
            "=",
            "+",
            ";",
            ",",
            "'",
            "\"",
        ])
        .prop_map(str::to_owned),
        "[a-z0-9.-]{1,8}",
        any::<char>().prop_map(String::from),
    ]
}

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..7).prop_map(|pieces| pieces.concat())
}

fn many() -> ProptestConfig {
    let full = std::env::var_os("GATEHOUSE_FULL").is_some();
    let (cases, rng_seed) = if full { (100_000, RngSeed::Random) } else { (1_000, RngSeed::Fixed(20_261_122)) };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn requests_go_to_the_address_and_nowhere_else(pasted in hostile(), text in hostile()) {
        let address = Address::understand(&pasted)
            .unwrap_or_else(|_| Address::understand("https://acme.onmake.com").unwrap());
        let recorder = Recorder::json(&[r#"{"users":[]}"#]);
        let client = ReadClient::new(&address, key(), recorder.clone());
        let query = PeopleQuery { id: None, name: Some(text.clone()), email: Some(text.clone()) };
        client.find_people(query).now_or_never().expect("answered at once").expect("an empty list");
        let requests = recorder.requests.lock().unwrap();
        let request = requests.first().expect("one request");
        let read = Url::parse(&request.uri().to_string()).expect("a plain address");
        prop_assert_eq!(read.origin().ascii_serialization(), address.origin());
        prop_assert_eq!(read.host_str(), Some(address.host()));
        prop_assert_eq!(request.uri().host(), Some(address.host()));
        prop_assert_eq!((read.username(), read.password(), read.fragment()), ("", None, None));
        prop_assert_eq!(request.uri().path(), "/api/v2/admin/users-detail");
        let pairs: Vec<(String, String)> = read.query_pairs().into_owned().take(2).collect();
        prop_assert_eq!(pairs, vec![("name".to_owned(), text.clone()), ("email".to_owned(), text)]);
        prop_assert_eq!(read.query_pairs().count(), 6);
    }

    #[test]
    fn what_is_understood_is_where_a_browser_would_go(pasted in hostile()) {
        let Ok(address) = Address::understand(&pasted) else { return Ok(()) };
        prop_assert!(address.origin().starts_with("https://") || is_own_computer(address.host()), "{}", address);
        prop_assert_eq!(Address::understand(address.origin()), Ok(address.clone()));
        // Quotes, brackets and blanks around an address come with copying and are no part of it.
        let wrapping = |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>\u{200b}\u{feff}".contains(letter);
        if let Ok(browser) = Url::parse(pasted.trim_matches(wrapping))
            && matches!(browser.scheme(), "https" | "http")
        {
            prop_assert_eq!(browser.host_str(), Some(address.host()));
            prop_assert_eq!(browser.origin().ascii_serialization(), address.origin());
        }
    }
}

fn is_own_computer(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || host == "127.0.0.1"
}

/// 200 texts that try to lead a request from one server to another one.
fn leading_from(own: &str, foreign: &str) -> Vec<String> {
    let signs = [
        "@",
        "/",
        "//",
        "\\",
        "\\\\",
        "%2f%2f",
        "%40",
        "?",
        "#",
        "?@",
        "#@",
        "/..//",
        ":80@",
        "\t//",
        "\n//",
        "\r\nHost: ",
        "\0@",
        ";@",
        ",",
        "&url=",
    ];
    let around = ["", "http://", "https://", "//", "\\\\"];
    let pairs = signs.iter().flat_map(|sign| around.iter().map(move |before| (before, sign)));
    pairs
        .flat_map(|(before, sign)| [format!("{before}{own}{sign}{foreign}"), format!("{sign}{before}{foreign}/api/v2")])
        .collect()
}

#[tokio::test]
async fn two_hundred_texts_lead_no_connection_to_another_server() {
    let home = instance(Size::Tiny, Switches::default());
    let served = serve(&home, 0).unwrap();
    let own = served.url().trim_start_matches("http://").to_owned();
    let foreign = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let elsewhere = foreign.local_addr().unwrap().to_string();
    let reached = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&reached);
    let listening = tokio::spawn(async move {
        while foreign.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let address = Address::understand(&served.url()).unwrap();
    let client = ReadClient::new(&address, key(), Arc::new(Network::pooled()));
    let texts = leading_from(&own, &elsewhere);
    assert_eq!(texts.len(), 200);
    let mut understood = 0;
    for text in texts {
        let query = PeopleQuery { id: None, name: Some(text.clone()), email: Some(text.clone()) };
        client.find_people(query).await.unwrap();
        // As an address it is refused, or leads to the server that it begins with and a browser would go to.
        if let Ok(pasted) = Address::understand(&text).map(|found| found.origin().to_owned()) {
            let browser = Url::parse(&text).or_else(|_| Url::parse(&format!("http://{text}"))).unwrap();
            assert_eq!(browser.origin().ascii_serialization(), pasted, "{text}");
            understood += 1;
        }
    }
    assert!(understood > 5, "{understood}");
    assert_eq!(reached.load(Ordering::SeqCst), 0, "something reached another server");
    assert_eq!(home.audit().len(), 200);
    listening.abort();
}
