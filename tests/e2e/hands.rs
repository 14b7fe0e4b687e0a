//! What journeys do again and again: open the sample data, connect an instance, find a person. Steps of one journey only
//! stand in that journey.

use std::time::Duration;

use serde_json::json;

use crate::support::app::App;
use crate::support::page::At;
use crate::support::practice::Practice;

/// What stands in the way of connecting, in words.
pub(crate) const PROBLEM: &str = "connect-problem";
/// The name under which [`App::connect_test`] saves.
pub(crate) const TEST: &str = "Flowline Test";
/// A name for a live instance.
pub(crate) const LIVE: &str = "Flowline EU";

impl App<'_> {
    /// From the start window into the sample data; comes back when its people are listed.
    pub(crate) async fn open_practice(&self) {
        self.click("start-practice").await;
        self.switch_to("instance-practice").await;
        self.everybody_listed().await;
    }

    /// Types address and key and waits for the outcome of the check, `data-state` of `connect-result`.
    pub(crate) async fn check(&self, address: &str, key: &str) -> String {
        self.fill("connect-address", address).await;
        self.fill("connect-key", key).await;
        self.click("connect-check").await;
        let decided = At::css("[data-testid=connect-result]:not([data-state=checking])");
        self.attr(decided, "data-state").await.expect("an outcome")
    }

    /// From the first page of the start window: connects, saves under this name and goes on in the instance's window,
    /// when its people are listed. The instance is a live one.
    pub(crate) async fn connect(&self, practice: &Practice, name: &str) {
        self.click("start-connect").await;
        let outcome = self.check(practice.address(), practice.key()).await;
        assert_eq!(outcome, "ok", "{}", self.text("connect-result").await);
        self.save_as(name).await;
        self.everybody_listed().await;
    }

    /// The same for an instance to try things out on: its editing is always open.
    pub(crate) async fn connect_test(&self, practice: &Practice) {
        self.click("start-connect").await;
        assert_eq!(self.check(practice.address(), practice.key()).await, "ok");
        self.pick("connect-kind", "test").await;
        self.save_as(TEST).await;
        self.everybody_listed().await;
    }

    /// Waits until an input holds this text.
    pub(crate) async fn holds(&self, input: &str, text: &str) {
        let (input, text) = (serde_json::json!(format!("[data-testid={input}]")), serde_json::json!(text));
        self.until(&format!("return document.querySelector({input})?.value === {text}"), "an input to be filled").await;
    }

    /// Chooses one of the values of a control with cards.
    pub(crate) async fn pick(&self, control: &str, value: &str) {
        self.click(At::css(&format!("[data-value=\"{value}\"]")).inside(control)).await;
        self.has_attr(control, "data-value", value).await;
    }

    /// Names what was checked, saves it and goes on in the instance's window.
    pub(crate) async fn save_as(&self, name: &str) {
        self.fill("connect-name", name).await;
        self.click("connect-save").await;
        self.switch_to_instance(name).await;
    }

    /// Clicks an input that is drawn by its label.
    pub(crate) async fn click_hidden(&self, at: At) {
        let label = self.find(at.clone()).await.find(fantoccini::Locator::XPath("..")).await.expect("its label");
        label.click().await.unwrap_or_else(|error| panic!("{at}: {error}"));
    }

    /// Waits until the list of people is complete.
    pub(crate) async fn everybody_listed(&self) {
        self.state("people-count", "complete").await;
    }

    /// Waits until this window has read everything that it reads by itself.
    pub(crate) async fn everything_read(&self) {
        let query =
            json!({ "search": "", "sort": "name", "descending": false, "filters": [], "offset": 0, "count": 0 });
        let ask = format!("return await window.__TAURI_INTERNALS__.invoke('people', {{ query: {query} }})");
        let read = async {
            loop {
                let page = self.run_async(&ask).await;
                let coverage = &page["coverage"];
                if page["state"] == "complete" && coverage["state"] == "complete" && coverage["going"] == false {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), read).await.expect("all is read");
    }

    /// From an instance's window back to the start window.
    pub(crate) async fn switch_to_start(&self) {
        self.click("instance-switch").await;
        self.switch_to("main").await;
    }

    /// Opens the saved instance of this name from the start window and goes on in its window.
    pub(crate) async fn open_saved(&self, name: &str) {
        self.click(At::id("instance-item").with("data-instance", name)).await;
        self.switch_to_instance(name).await;
    }

    /// Types into the search and waits until this many people are shown.
    pub(crate) async fn search(&self, text: &str, shown: usize) {
        self.fill("people-search", text).await;
        self.has_attr("people-count", "data-shown", &shown.to_string()).await;
    }

    /// Waits until so many rows are drawn.
    pub(crate) async fn lists(&self, rows: usize) {
        let script = format!(
            "return document.querySelectorAll('[data-testid=people-grid] [role=row][data-id]').length === {rows}"
        );
        self.until(&script, &format!("{rows} rows")).await;
    }

    /// The numbers of the people in the rows that are drawn, from top to bottom.
    pub(crate) async fn listed(&self) -> Vec<u64> {
        let script = "return [...document.querySelectorAll('[data-testid=people-grid] [role=row][data-id]')]\
                      .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map(row => Number(row.dataset.id))";
        serde_json::from_value(self.run(script).await).expect("numbers")
    }

    /// Clicks the person's row and waits for the panel.
    pub(crate) async fn choose(&self, person: u64) {
        let row = At::css(&format!("[role=row][data-id=\"{person}\"] [role=gridcell]")).inside("people-grid");
        self.click(row).await;
        self.has_attr("person-panel", "data-id", &person.to_string()).await;
    }

    /// Closes the open panel as a person does who has read it.
    pub(crate) async fn close_panel(&self, panel: &str) {
        self.press(fantoccini::key::Key::Escape).await;
        self.gone(panel).await;
    }

    /// What the open panel lists: places with role numbers, in the order of the page.
    pub(crate) async fn memberships(&self) -> Vec<(String, String)> {
        let places = self.attrs("membership-item", "data-place").await;
        let roles = self.attrs("membership-item", "data-role").await;
        places.into_iter().zip(roles).collect()
    }
}

/// Who and what of the practice instance `tiny` the journeys are about.
pub(crate) mod cast {
    pub(crate) const MARA: u64 = 4711;
    pub(crate) const JONAS: u64 = 4715;
    pub(crate) const SOFIA: u64 = 4720;
    pub(crate) const HOLDING: u64 = 41;
    pub(crate) const LUCIA: u64 = 1640;
    pub(crate) const HUGO: u64 = 1710;
    /// Everybody, the deleted one included.
    pub(crate) const EVERYBODY: usize = 20;
    pub(crate) const KITCHEN: u64 = 118;
    pub(crate) const EVENTS: u64 = 119;
    pub(crate) const SANDBOX: u64 = 123;
    pub(crate) const PRIVATE: u64 = 131;
    /// The three organizations of the customer.
    pub(crate) const NORDLICHT: [u64; 3] = [KITCHEN, EVENTS, SANDBOX];
}
