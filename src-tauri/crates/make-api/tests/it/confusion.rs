//! No text of a person or of a server can lead a request, and the key in it, anywhere but to the address.

use futures_util::FutureExt;
use make_api::{Address, PeopleQuery, ReadClient};
use proptest::prelude::*;
use url::Url;

use crate::support::{Recorder, key};

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 50_000, failure_persistence: None, ..ProptestConfig::default() })]

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
