//! What must never get out and what must never get in: the key is nowhere but in the password safe, and nothing that an
//! instance or a page says is carried out.

use serde_json::json;

use crate::hands::TEST;
use crate::hands::cast::MARA;
use crate::support::World;
use crate::support::app::App;
use crate::support::memory;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::website::Website;

/// Keeps a copy of everything that the core answers to this page from now on.
pub(crate) const LISTEN: &str = "window.__answers = []; const real = window.fetch;\
    window.fetch = async (...asked) => { const answer = await real(...asked);\
        window.__answers.push(await answer.clone().text()); return answer; };";

#[tokio::test]
async fn the_key_is_in_no_file_argument_environment_log_or_answer_after_a_whole_journey() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    let key = practice.key();
    app.run(LISTEN).await;
    app.connect_test(&practice).await;
    app.run(LISTEN).await;
    app.sandbox_to_review().await;
    app.start_run().await;
    app.run_is("finished").await;
    app.click("evidence-export").await;
    app.find("evidence-path").await;
    assert_answers_without(&app, key).await;
    app.switch_to("main").await;
    assert_answers_without(&app, key).await;
    let page = app.run("return document.documentElement.outerHTML").await;
    assert!(!page.as_str().unwrap().contains(key), "the key is still in the page");
    assert_eq!(world.traces_of(key), Vec::<String>::new());
    app.quit().await;
    assert_eq!(world.traces_of(key), Vec::<String>::new(), "after the end");
    // The canary sings where it is: what looks for it finds it.
    std::fs::write(world.folder().root().join("canary"), key).unwrap();
    assert_eq!(world.traces_of(key).len(), 1);
    // So does each of its other spellings.
    for (number, spelling) in memory::spellings(key).into_iter().enumerate() {
        std::fs::write(world.folder().root().join("canary"), [b"x".to_vec(), spelling, b"x".to_vec()].concat())
            .unwrap();
        assert_eq!(world.traces_of(key).len(), 1, "spelling {number}");
    }
}

/// How often any of these stands in the memory of the web view's processes; `None` where the system lets nobody look.
fn in_web_view(world: &World, wanted: &[Vec<u8>]) -> Option<usize> {
    let of_web = |id: &u32| {
        let name = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
        name.starts_with("WebKitWebProces") || name.starts_with("WebKitNetwork")
    };
    let found: Vec<Option<usize>> =
        world.processes().into_iter().filter(of_web).map(|id| memory::count_in(id, wanted)).collect();
    assert!(!found.is_empty(), "the web view has no process");
    found.into_iter().sum()
}

#[tokio::test]
async fn a_key_that_was_not_typed_in_this_session_is_nowhere_in_the_memory_of_the_web_view() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(TEST).await;
    app.everybody_listed().await;
    app.choose(MARA).await;
    app.click("refresh").await;
    app.everybody_listed().await;
    let shown = [b"mara@nordlicht.example".to_vec()];
    let Some(seen) = in_web_view(&world, &shown) else {
        eprintln!("this system lets nobody look into another process");
        return;
    };
    assert!(seen > 0, "what is on the page is not found in its memory");
    assert_eq!(in_web_view(&world, &memory::spellings(practice.key())), Some(0), "the key is in the web view");
}

/// The answers were heard, and none holds the key.
pub(crate) async fn assert_answers_without(app: &App<'_>, key: &str) {
    let answers: Vec<String> = serde_json::from_value(app.run("return window.__answers").await).unwrap();
    assert!(answers.len() > 3, "only {} answers were heard", answers.len());
    assert!(answers.iter().all(|answer| !answer.contains(key)), "the core told a page the key");
}

#[tokio::test]
async fn a_whole_journey_needs_nothing_that_the_content_policy_refuses_and_stores_nothing() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.watch_policy().await;
    app.connect_test(&practice).await;
    app.watch_policy().await;
    app.sandbox_to_review().await;
    app.start_run().await;
    app.run_is("finished").await;
    app.click("evidence-export").await;
    app.find("evidence-path").await;
    app.click("run-leave").await;
    app.find("history").await;
    assert_clean(&app).await;
    app.switch_to("main").await;
    assert_clean(&app).await;
}

/// No refusals so far, and nothing in any storage of the web view.
async fn assert_clean(app: &App<'_>) {
    assert_eq!(app.refused_by_policy().await, Vec::<String>::new());
    let stored = app
        .run_async(
            "const databases = indexedDB.databases ? await indexedDB.databases() : [];\
             const caches = globalThis.caches ? await globalThis.caches.keys() : [];\
             return [localStorage.length, sessionStorage.length, document.cookie.length, databases.length, caches.length];",
        )
        .await;
    assert_eq!(stored, json!([0, 0, 0, 0, 0]));
}

#[tokio::test]
async fn an_injected_script_picture_and_request_come_to_nothing() {
    let (world, website) = (World::new(), Website::start());
    let app = world.start().await;
    app.open_practice().await;
    app.watch_policy().await;
    let address = json!(website.address());
    let reached = app
        .run_async(&format!(
            "const add = (name, set) => {{ const element = document.createElement(name); Object.assign(element, set);\
                 document.body.append(element); return element; }};\
             add('script', {{ textContent: 'window.__ran = true' }});\
             add('script', {{ src: {address} + '/script.js' }});\
             add('div', {{ innerHTML: '<img src=\"x\" onerror=\"window.__ran = true\">' }});\
             const picture = add('img', {{ src: {address} + '/picture.png' }});\
             await new Promise(over => {{ picture.onload = picture.onerror = over; }});\
             const asked = await fetch({address} + '/fetch').then(() => 'answered', () => 'refused');\
             return {{ asked, ran: window.__ran === true }};"
        ))
        .await;
    assert_eq!(reached, json!({ "asked": "refused", "ran": false }));
    assert_eq!(website.seen(), Vec::<String>::new(), "something left the application");
    let refused = app.refused_by_policy().await.join("\n");
    for kind in ["script-src", "img-src", "connect-src"] {
        assert!(refused.contains(kind), "{kind} is missing in {refused}");
    }
}

#[tokio::test]
async fn the_window_leads_nowhere_else() {
    let (world, website) = (World::new(), Website::start());
    let app = world.start().await;
    app.open_practice().await;
    app.run(&format!("location.href = {}", json!(website.address()))).await;
    app.search("4711", 1).await;
    assert_eq!(website.seen(), Vec::<String>::new());
}

#[tokio::test]
async fn names_that_look_like_code_are_only_names() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let app = world.start().await;
    app.run("window.alert = () => { window.__ran = true; }").await;
    app.connect_test(&practice).await;
    app.run("window.alert = () => { window.__ran = true; }").await;
    let hostile = practice.truth().await.people_with("@hostile.example");
    assert!(hostile.len() >= 8, "{hostile:?}");
    app.search("@hostile.example", hostile.len()).await;
    app.lists(hostile.len()).await;
    for person in &hostile {
        let found = app
            .run(&format!(
                "const row = document.querySelector('[role=row][data-id=\"{person}\"]');\
                 const view = document.querySelector('[data-testid=people-grid]').getBoundingClientRect();\
                 return {{ foreign: row.querySelectorAll('img, script, iframe, a, object, form').length,\
                     inside: row.getBoundingClientRect().height < 100 && view.width > 0 }}"
            ))
            .await;
        assert_eq!(found, json!({ "foreign": 0, "inside": true }), "the row of {person}");
        app.choose(*person).await;
        let foreign =
            "return document.querySelectorAll('[data-testid=person-panel] :is(img, script, iframe, object)').length";
        assert_eq!(app.run(foreign).await, json!(0), "the panel of {person}");
    }
    app.search("onerror", 1).await;
    app.says("people-grid", "<img src=x onerror=alert(1)>").await;
    assert_eq!(app.run("return window.__ran === undefined").await, json!(true), "a name was carried out");
    let beyond = "return document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('*')]\
        .filter(one => one.getBoundingClientRect().right > innerWidth).map(one => `${one.tagName} ${one.className}`)";
    assert_eq!(app.run(beyond).await, json!([]), "a name breaks the page");
    app.switch_to_start().await;
    app.find(At::id("instance-item").with("data-instance", TEST)).await;
}
