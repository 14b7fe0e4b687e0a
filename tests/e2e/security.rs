//! The window as an enemy would have it: whatever is put into the page can neither load, nor send, nor lead the window
//! elsewhere, and the processes behind the page speak to nobody.

use serde_json::json;

use crate::hands::cast::{EVERYBODY, MARA};
use crate::support::World;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::support::tap::Tap;
use crate::website::Website;

/// Elements, requests and styles that would reach a server. Each is tried by itself; what throws is refused as well.
const WAYS_OUT: &str = "
    const add = (name, set, inside = document.body) => { const one = document.createElement(name); Object.assign(one, set); inside.append(one); return one; };
    const ways = {
        frame: () => add('iframe', { src: at + '/frame' }),
        frameOfText: () => add('iframe', { srcdoc: `<script>parent.__ran = true</script><img src='${at}/srcdoc'>` }),
        frameOfData: () => add('iframe', { src: `data:text/html,<script>parent.__ran = true</script>` }),
        object: () => add('object', { data: at + '/object' }),
        embed: () => add('embed', { src: at + '/embed' }),
        sheet: () => add('link', { rel: 'stylesheet', href: at + '/sheet.css' }, document.head),
        prefetch: () => add('link', { rel: 'prefetch', href: at + '/prefetch' }, document.head),
        preload: () => add('link', { rel: 'preload', as: 'image', href: at + '/preload' }, document.head),
        modulepreload: () => add('link', { rel: 'modulepreload', href: at + '/modulepreload' }, document.head),
        manifest: () => add('link', { rel: 'manifest', href: at + '/manifest' }, document.head),
        icon: () => add('link', { rel: 'icon', href: at + '/icon.png' }, document.head),
        style: () => add('style', { textContent: `body { background: url(${at}/background.png) } @import '${at}/import.css'; @font-face { font-family: x; src: url(${at}/font.woff2) }` }, document.head),
        inline: () => document.body.setAttribute('style', `background: url(${at}/inline.png)`),
        video: () => add('video', { src: at + '/video.mp4', autoplay: true, poster: at + '/poster.png' }),
        sound: () => add('audio', { src: at + '/sound.mp3', autoplay: true }),
        handler: () => { const one = add('div', {}); one.setAttribute('onclick', 'window.__ran = true'); one.click(); },
        evaluated: () => { try { eval('window.__ran = true'); } catch { } new Function('window.__ran = true')(); },
        timer: () => setTimeout('window.__ran = true'),
        imported: () => import(at + '/module.js'),
        worker: () => new Worker(URL.createObjectURL(new Blob(['fetch(\"' + at + '/worker\")']))),
        socket: () => new WebSocket(at.replace('http', 'ws') + '/socket'),
        events: () => new EventSource(at + '/events'),
        beacon: () => navigator.sendBeacon(at + '/beacon', 'x'),
        asked: () => { const one = new XMLHttpRequest(); one.open('GET', at + '/xhr'); one.send(); },
        base: () => { add('base', { href: at + '/' }, document.head); add('img', { src: 'relative.png' }); },
        form: () => { const form = add('form', { action: at + '/form', method: 'post' }); form.submit(); },
        formElsewhere: () => { const form = add('form', { action: at + '/form2', target: '_blank' }); form.requestSubmit(); },
        refresh: () => add('meta', { httpEquiv: 'refresh', content: `0;url=${at}/refresh` }, document.head),
        ping: () => { const link = add('a', { href: '#', ping: at + '/ping' }); link.click(); },
        peer: () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + new URL(at).host }] }).createOffer(),
    };
    let thrown = 0;
    for (const way of Object.values(ways)) { try { const done = way(); if (done?.catch) await done.catch(() => { thrown += 1; }); } catch { thrown += 1; } }
    await new Promise(over => setTimeout(over, 700));
    return { tried: Object.keys(ways).length, ran: window.__ran === true };";

#[tokio::test]
async fn nothing_that_is_put_into_the_page_is_carried_out_or_loads_anything() {
    let (world, website) = (World::new(), Website::start());
    let app = world.start().await;
    app.open_practice().await;
    app.watch_policy().await;
    let tap = Tap::on(&world.folder().home());
    let found = app.run_async(&format!("const at = {};{WAYS_OUT}", json!(website.address()))).await;
    assert_eq!(found["ran"], json!(false), "something was carried out");
    assert!(found["tried"].as_u64().is_some_and(|tried| tried >= 30), "{found}");
    assert_eq!(website.seen(), Vec::<String>::new(), "something left the application");
    let (looks, connections) = tap.end();
    assert!(
        looks > 0 && connections.is_empty(),
        "{connections:?} after {looks} looks; the server is {}",
        website.address()
    );
    let refused = app.refused_by_policy().await.join("\n");
    for kind in
        ["frame-src", "object-src", "style-src", "connect-src", "script-src", "media-src", "base-uri", "form-action"]
    {
        assert!(refused.contains(kind), "{kind} is missing in {refused}");
    }
    assert_eq!(app.labels().await.len(), 2, "a window was opened");
}

#[tokio::test]
async fn prototypes_are_frozen_and_the_page_has_no_way_to_the_core_but_its_commands() {
    let world = World::new();
    let app = world.start().await;
    let look = "const before = Object.getOwnPropertyNames(Object.prototype).length;\
        try { Object.prototype.isAdmin = true; } catch { } try { ({}).__proto__.isAdmin = true; } catch { }\
        return { frozen: Object.isFrozen(Object.prototype), clean: ({}).isAdmin === undefined,\
            same: Object.getOwnPropertyNames(Object.prototype).length === before, bridge: typeof window.__TAURI__,\
            served: location.origin }";
    let wanted =
        json!({ "frozen": true, "clean": true, "same": true, "bridge": "undefined", "served": "tauri://localhost" });
    assert_eq!(app.run(look).await, wanted);
    app.open_practice().await;
    assert_eq!(app.run(look).await, wanted);
    // Commands of the framework itself and of plugins that could be there, asked for as our own code asks.
    let asked = app
        .run_async(
            "const names = ['plugin:fs|read_text_file', 'plugin:shell|open', 'plugin:shell|execute', 'plugin:http|fetch',\
                 'plugin:opener|open_url', 'plugin:clipboard-manager|read_text', 'plugin:event|emit', 'plugin:event|emit_to',\
                 'plugin:window|create', 'plugin:window|close', 'plugin:window|set_title', 'plugin:webview|create_webview',\
                 'plugin:webview|internal_toggle_devtools', 'plugin:path|resolve_directory', 'plugin:app|version',\
                 'plugin:menu|new', 'plugin:tray|new', 'plugin:resources|close', 'plugin:image|from_path',\
                 'list_instances', 'delete_instance', 'save_instance', 'start_practice_over'];\
             const taken = [];\
             for (const name of names) { await window.__TAURI_INTERNALS__.invoke(name, {}).then(() => taken.push(name), () => {}); }\
             return { taken, asked: names.length }",
        )
        .await;
    assert_eq!(asked, json!({ "taken": [], "asked": 23 }));
}

/// 200 links: every scheme to the listening server and to names that look like the application's own.
fn hostile_links(website: &str) -> Vec<String> {
    let port = website.rsplit(':').next().expect("a port");
    let hosts = [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        format!("tauri.localhost:{port}"),
        format!("x.localhost:{port}"),
        format!("user:word@127.0.0.1:{port}"),
        format!("tauri@127.0.0.1:{port}"),
        format!("127.1:{port}"),
        format!("0x7f.0.0.1:{port}"),
        format!("2130706433:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
    ];
    let schemes = [
        "http://",
        "//",
        "https://",
        "ws://",
        "ftp://",
        "HTTP://",
        "http:/\\",
        "\\\\",
        "view-source:http://",
        "blob:http://",
    ];
    let ends = ["/", "/index.html#/people"];
    let many = schemes
        .iter()
        .flat_map(|scheme| hosts.iter().flat_map(move |host| ends.map(|end| format!("{scheme}{host}{end}"))));
    let others = [
        "javascript:window.__ran=true",
        "data:text/html,<script>opener.__ran=true</script>",
        "about:blank#x",
        "mailto:a@b",
        "file:///etc/passwd",
    ];
    many.take(195).chain(others.map(str::to_owned)).collect()
}

#[tokio::test]
async fn two_hundred_hostile_links_lead_nowhere_in_every_way_of_following_them() {
    let (world, website) = (World::new(), Website::start());
    let app = world.start().await;
    app.open_practice().await;
    let (links, place) = (hostile_links(website.address()), app.run("return location.href").await);
    assert_eq!(links.len(), 200);
    app.run("window.__still = 'here'").await;
    let follow = format!(
        "const links = {}; let opened = 0;\
         for (const link of links) {{\
             const one = document.createElement('a'); one.href = link; document.body.append(one); one.click();\
             one.target = '_blank'; one.click(); one.rel = 'opener'; one.click(); one.remove();\
             try {{ if (window.open(link) !== null) opened += 1; }} catch {{ }}\
             try {{ if (window.open(link, '_self') === null) opened += 0; }} catch {{ }}\
             for (const lead of [() => {{ location.href = link; }}, () => location.assign(link), () => location.replace(link)])\
                 try {{ lead(); }} catch {{ }}\
             await new Promise(over => setTimeout(over));\
         }}\
         await new Promise(over => setTimeout(over, 500));\
         return {{ opened, still: window.__still, ran: window.__ran === true, place: location.href }}",
        json!(links)
    );
    let found = app.run_async(&follow).await;
    assert_eq!(found, json!({ "opened": 0, "still": "here", "ran": false, "place": place }));
    assert_eq!(website.seen(), Vec::<String>::new());
    assert_eq!(app.labels().await.len(), 2, "a window was opened");
    app.search(&MARA.to_string(), 1).await;
}

/// A link that a person really presses, with and without a window of its own.
#[tokio::test]
async fn a_pressed_link_opens_neither_this_window_nor_another_one() {
    let (world, website) = (World::new(), Website::start());
    let app = world.start().await;
    app.open_practice().await;
    for target in ["", "_blank", "_top", "other"] {
        app.run(&format!(
            "const link = document.createElement('a'); link.id = 'hostile'; link.href = {}; link.target = {}; link.textContent = 'Invoice';\
             document.body.prepend(link); link.style.position = 'fixed'; link.style.zIndex = 9999",
            json!(website.address()),
            json!(target)
        ))
        .await;
        app.click(At::css("#hostile")).await;
        app.run("document.getElementById('hostile').remove()").await;
    }
    app.search(&MARA.to_string(), 1).await;
    assert_eq!(website.seen(), Vec::<String>::new());
    assert_eq!(app.labels().await.len(), 2, "a window was opened");
}

#[tokio::test]
async fn the_web_view_has_no_connection_in_a_whole_session() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let tap = Tap::on(&world.folder().home());
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.search("", EVERYBODY).await;
    app.choose(MARA).await;
    app.close_panel("person-panel").await;
    app.sandbox_to_review().await;
    app.start_run().await;
    app.run_is("finished").await;
    app.find("evidence").await;
    app.click("run-leave").await;
    app.find("history").await;
    let (looks, connections) = tap.end();
    assert!(looks > 100, "only {looks} looks");
    assert_eq!(connections, Vec::<String>::new());
    let pictures = app.run("return [...document.images].map(image => image.src)").await;
    assert_eq!(pictures, json!([]), "a picture is shown");
}

#[test]
fn a_connection_would_be_seen() {
    let server = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let own = std::process::id();
    let tap = Tap::watching(move |id| id == own);
    let _connected = std::net::TcpStream::connect(server.local_addr().unwrap()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(200));
    let (looks, connections) = tap.end();
    assert!(looks > 0 && connections.len() >= 2, "{connections:?}");
}
