//! What must hold on every page: nothing that the content security policy refuses, nothing that axe-core finds.

use std::path::Path;

use super::app::App;

impl App<'_> {
    /// Collects refusals of the content security policy in this window from now on.
    pub(crate) async fn watch_policy(&self) {
        self.run(
            "window.__refused ??= (() => { const refused = [];\
             document.addEventListener('securitypolicyviolation', event =>\
                 refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));\
             return refused; })();",
        )
        .await;
    }

    /// What the policy refused in this window since [`App::watch_policy`].
    pub(crate) async fn refused_by_policy(&self) -> Vec<String> {
        let refused = self.run("return window.__refused ?? ['nobody watched']").await;
        serde_json::from_value(refused).expect("a list of strings")
    }

    /// What axe-core finds wrong on this page: rule, weight and the elements. Empty is good.
    pub(crate) async fn barriers(&self) -> Vec<String> {
        // What a button said while it was busy stays announced for some seconds, as a copy without its words.
        self.until("return document.querySelector('[data-live-announcer] [role=img]') === null", "silence").await;
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&axe).unwrap_or_else(|error| {
            panic!("{}: {error}; `cargo xtask setup` installs it", axe.display());
        });
        self.settled().await;
        self.run(&format!("if (!window.axe) {{ {source}\n }}")).await;
        let found = self
            .run_async(
                "const { violations } = await window.axe.run();\
                 return violations.map(({ id, impact, nodes }) =>\
                     `${id} (${impact}): ${nodes.map(node => node.target.join(' ')).join(', ')}`);",
            )
            .await;
        serde_json::from_value(found).expect("a list of strings")
    }
}
