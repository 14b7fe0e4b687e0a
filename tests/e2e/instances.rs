//! Many instances: found, ordered, grouped, shared without their keys; and from one window to another without the start window.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::hands::LIVE;
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

/// A file with so many instances, as another computer would have saved it.
fn shared(count: usize) -> String {
    let one = |place: usize| {
        let group = [Value::Null, json!("Northern customers"), json!("Süd")][place % 3].clone();
        json!({
            "name": format!("Customer {place:02}"), "address": format!("https://c{place}.flowline.example"),
            "kind": if place.is_multiple_of(4) { "test" } else { "live" }, "color": place % 8, "shape": place % 16,
            "group": group, "holdingAccount": null, "limitedRole": null, "limitedTeamRole": null,
        })
    };
    let instances: Vec<Value> = (0..count).map(one).collect();
    json!({ "what": "gatehouse-instances", "format": 1, "instances": instances }).to_string()
}

impl App<'_> {
    /// Takes in instances from the start window's first page and comes back to it.
    async fn take_in(&self, count: usize, pictures: &mut Pictures) {
        self.click("start-share").await;
        let (text, field) = (json!(shared(count)), "document.querySelector('[data-testid=import-text]')");
        // Pasted at once, as people do; typing it would take minutes.
        self.run(&format!(
            "const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;\
             set.call({field}, {text}); {field}.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        ))
        .await;
        self.has_attr("import-plan", "data-count", &count.to_string()).await;
        pictures.screen(self, "import").await;
        self.click("import-save").await;
        self.has_attr("import-done", "data-count", &count.to_string()).await;
        pictures.screen(self, "imported").await;
        self.click(At::css("button").inside("import-done")).await;
    }

    async fn names(&self) -> Vec<String> {
        self.attrs("instance-item", "data-instance").await
    }
}

#[tokio::test]
async fn many_instances_are_found_ordered_and_shared_without_a_key() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    let mut pictures = Pictures::of("instances");
    app.connect(&practice, LIVE).await;
    app.switch_to_start().await;
    app.take_in(12, &mut pictures).await;
    app.has_attr("instances-count", "data-total", "13").await;
    pictures.screen(&app, "groups").await;
    app.fill("instances-search", "sud").await;
    app.has_attr("instances-count", "data-shown", "4").await;
    pictures.screen(&app, "found").await;
    app.fill("instances-search", "").await;
    app.click("instances-order").await;
    app.click(At::id("instance-up").with("data-instance", "Customer 03")).await;
    app.until(
        "return [...document.querySelectorAll('[data-testid=instance-item]')][1].dataset.instance === 'Customer 03'",
        "it to move",
    )
    .await;
    pictures.screen(&app, "order").await;
    app.click("instances-order").await;
    // By keys alone, twice: the row keeps the focus while it moves.
    app.run("document.querySelector('[data-instance=\"Customer 09\"]').focus()").await;
    for place in [3, 2] {
        app.chord(&[Key::Alt], Key::Up.into()).await;
        let there = format!("[...document.querySelectorAll('[data-testid=instance-item]')][{place}].dataset.instance");
        app.until(&format!("return {there} === 'Customer 09'"), "it to move by keys").await;
    }
    app.click(At::id("instance-settings").with("data-instance", "Customer 03")).await;
    pictures.screen(&app, "settings").await;
    app.click("settings-duplicate").await;
    app.fill("duplicate-name", "Cust0mer 03").await;
    app.click("duplicate-save").await;
    app.has_attr("duplicate-name", "aria-invalid", "true").await;
    pictures.screen(&app, "look-alike").await;
    app.click("start-back").await;
    app.click("start-share").await;
    app.click("share-save").await;
    let path = app.attr("share-path", "data-path").await.expect("where the file is");
    pictures.screen(&app, "shared").await;
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.contains(LIVE) && !text.contains(practice.key()), "{text}");
    app.click("start-back").await;
    // What came from a file asks for its key in its own window.
    app.click(At::id("instance-item").with("data-instance", "Customer 05")).await;
    app.switch_to_instance("Customer 05").await;
    app.has_attr("key-needed", "data-place", "missing").await;
    pictures.screen(&app, "key-missing").await;
    assert_eq!(app.attr("instance-banner", "data-instance").await.as_deref(), Some("Customer 05"));
    app.switch_to_start().await;
    assert_eq!(app.names().await.len(), 13);
}

#[tokio::test]
async fn the_switcher_leads_to_another_window_and_leaves_this_one_as_it_is() {
    let (world, eu, us) = (World::new(), Practice::start("tiny"), Practice::start("tiny"));
    let app = world.start().await;
    let mut pictures = Pictures::of("switcher");
    app.connect(&eu, LIVE).await;
    app.switch_to_start().await;
    app.connect(&us, "Flowline US").await;
    app.chord(&[Key::Control, Key::Shift], 'o').await;
    app.focused(At::id("switcher-item").with("data-instance", LIVE)).await;
    pictures.screen(&app, "open").await;
    app.everything_read().await;
    let before = us.arrivals().await.len();
    app.press(Key::Enter).await;
    app.gone("switcher").await;
    assert_eq!(app.attr("instance-banner", "data-instance").await.as_deref(), Some("Flowline US"));
    let asked: Vec<String> =
        us.arrivals().await[before..].iter().map(|entry| format!("{} {}", entry["path"], entry["query"])).collect();
    assert_eq!(asked, Vec::<String>::new(), "choosing another one asks this one for nothing");
    app.switch_to_instance(LIVE).await;
    app.has_attr("instance-banner", "data-instance", LIVE).await;
    let mut labels = app.labels().await;
    labels.sort();
    assert_eq!(labels.len(), 3, "{labels:?}");
    app.click("instance-switcher").await;
    app.click("switcher-start").await;
    app.switch_to("main").await;
    app.until("return document.visibilityState === 'visible'", "the start window to come forward").await;
}
