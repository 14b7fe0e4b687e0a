//! Which addresses a window may show: the application's own pages, and nothing else; and what becomes of everything else.

use tauri::{Manager, Runtime, Url, WebviewWindowBuilder};

/// A port of this computer at which nobody answers, because only the system itself may listen there.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Leads whatever a page would send to nowhere. Pages and the bridge come without any network; but the web view opens a
/// connection to where a link leads before anybody is asked whether it may. Tried on Linux, so it is done there alone.
pub(crate) fn without_network<R: Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'_, R, M>,
) -> WebviewWindowBuilder<'_, R, M> {
    match NOWHERE.parse() {
        Ok(nowhere) if cfg!(target_os = "linux") && !cfg!(dev) => window.proxy_url(nowhere),
        Ok(_) | Err(_) => window,
    }
}

/// Whether this is a page of the application. A window that is led anywhere else stays where it is.
pub(crate) fn is_ours(url: &Url) -> bool {
    let (host, port) = (url.host_str(), url.port());
    let plain = url.username().is_empty() && url.password().is_none();
    let released = match url.scheme() {
        "tauri" => host == Some("localhost") && port.is_none(),
        // How Windows spells the same; elsewhere it would be a server on this computer.
        "http" => cfg!(windows) && host == Some("tauri.localhost") && port.is_none(),
        _ => false,
    };
    plain && (released || (cfg!(dev) && is_under_work(url)))
}

/// The page that is served while the frontend is worked on.
fn is_under_work(url: &Url) -> bool {
    (url.scheme(), url.host_str(), url.port()) == ("http", Some("localhost"), Some(5173))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 200 links that lead elsewhere, or look as if they did not.
    fn hostile() -> Vec<String> {
        let hosts = [
            "evil.example",
            "tauri.localhost.evil.example",
            "localhost@evil.example",
            "tauri@evil.example",
            "xn--turi-5na.localhost",
            "127.0.0.1",
            "[::1]",
            "0.0.0.0",
            "tauri.localhost:8080",
            "evil.localhost",
        ];
        let schemes = ["https", "http", "ftp", "ws", "wss", "tauri", "ipc", "file", "smb", "asset"];
        let links =
            schemes.iter().flat_map(|scheme| hosts.iter().map(move |host| format!("{scheme}://{host}/index.html")));
        let others = [
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "blob:https://evil.example/1",
            "blob:tauri://localhost/1",
            "about:blank",
            "about:srcdoc",
            "view-source:tauri://localhost",
            "mailto:a@evil.example",
            "tel:123",
            "file:///etc/passwd",
            "vbscript:x",
            "intent://evil",
            "ms-settings:",
            "steam://run",
            "jar:file:///x!/",
            "tauri://user@localhost/",
            "tauri://user:word@localhost/",
            "tauri://localhost:81/",
            "tauri://localhost.evil.example/",
            "tauri:localhost",
        ];
        let twice = others.iter().map(|link| (*link).to_owned());
        let upper = others.iter().map(|link| format!("{link}?tauri://localhost/"));
        let turned = links.clone().map(|link| link.replace("index.html", "?back=tauri://localhost/#x"));
        links.chain(turned).chain(twice).chain(upper).take(230).collect()
    }

    #[test]
    fn two_hundred_hostile_links_are_no_pages_of_ours() {
        let links = hostile();
        assert!(links.len() >= 200, "{}", links.len());
        for link in links {
            if let Ok(url) = Url::parse(&link) {
                assert!(!is_ours(&url), "{link}");
            }
        }
    }

    #[test]
    fn pages_of_the_application_are() {
        for page in ["tauri://localhost", "tauri://localhost/", "tauri://localhost/index.html#/people?x=1"] {
            assert!(is_ours(&Url::parse(page).unwrap()), "{page}");
        }
        assert_eq!(is_ours(&Url::parse("http://tauri.localhost/index.html").unwrap()), cfg!(windows));
        assert!(!is_ours(&Url::parse("http://localhost:5173/").unwrap()) || cfg!(dev));
    }
}
