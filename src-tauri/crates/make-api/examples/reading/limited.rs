//! Everybody where 60 requests a minute are allowed, in real time (PF3).

use std::sync::Arc;
use std::time::Instant;

use make_api::transport::Network;
use make_api::{Continue, Notice, ReadClient};
use serde_json::json;

use crate::server::Server;
use crate::times::{keep, line};
use crate::{PAGE, PEOPLE};

const LIMIT: usize = 60;

pub(crate) async fn measure() {
    let server = Server::start(&["--limit", &LIMIT.to_string()]);
    let waits = Arc::new(std::sync::Mutex::new(Vec::new()));
    let noted = Arc::clone(&waits);
    let observer = move |notice: Notice| {
        if let Notice::Waiting { wait, .. } = notice {
            noted.lock().unwrap().push(wait.as_secs_f64());
        }
    };
    let client = ReadClient::new(&server.address(), server.secret(), Arc::new(Network::pooled()));
    let client = client.with_observer(Arc::new(observer));
    let (began, mut people) = (Instant::now(), 0);
    let mut take = |page: make_api::PageOf<_>| {
        people += page.rows.len();
        Continue::Yes
    };
    let complete = client.people(&mut take).await.unwrap();
    let took = began.elapsed().as_secs_f64();
    assert!(complete.is_whole() && people == PEOPLE, "everybody is read");
    let (sent, pages) = (client.requests(), PEOPLE / PAGE);
    // The instance counts by the minute: what is beyond the first sixty waits for the next one.
    let bound = 60.0 * f64::from(u32::try_from((pages - 1) / LIMIT).unwrap());
    let most = pages + pages / 50 + 2;
    let what = format!("{PEOPLE} people at {LIMIT} requests a minute, {PAGE} a page");
    let lines = [
        line(
            "PF3",
            &what,
            &format!("{took:.1} s, {:.3} × the bound of {bound:.0} s", took / bound),
            "≤ 1.05 ×",
            took / bound <= 1.05,
        ),
        line("PF3", &what, &format!("{sent} requests"), &format!("≤ {most}"), usize::try_from(sent).unwrap() <= most),
    ];
    keep("PF3-limit", &lines, &json!({ "seconds": took, "requests": sent, "waits": *waits.lock().unwrap() }));
}
