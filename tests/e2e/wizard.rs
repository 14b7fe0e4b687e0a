//! The hands in the wizard of leaving, in the review, in a run and in its proof.

use std::time::Duration;

use crate::hands::cast::{EVENTS, HOLDING, KITCHEN, NORDLICHT, PRIVATE, SANDBOX};
use crate::support::app::App;
use crate::support::page::At;

/// A whole run takes longer than a click.
pub(crate) const RUN: Duration = Duration::from_secs(45);

/// One line of a review, as its attributes say it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) step: String,
    pub(crate) change: String,
    pub(crate) user: Option<u64>,
    pub(crate) place: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

impl App<'_> {
    /// From the list of people to the first page of the wizard.
    pub(crate) async fn start_leaving(&self, person: u64) {
        self.fill("people-search", &person.to_string()).await;
        self.choose(person).await;
        self.click("person-start-leaving").await;
        self.find("leave-kind").await;
    }

    /// From anywhere in an instance's window to the first page of the wizard, by way of organizations.
    pub(crate) async fn start_leaving_organizations(&self, search: &str, organizations: &[u64]) {
        self.click("nav-leaving").await;
        self.click("leaving-start").await;
        self.fill("leave-search", search).await;
        for id in organizations {
            self.click(At::id("leave-organization").with("data-id", &id.to_string())).await;
        }
        self.click("leave-begin-organizations").await;
        self.find("leave-kind").await;
    }

    /// One page further in the wizard.
    pub(crate) async fn next(&self, page: &str) {
        self.click("wizard-next").await;
        self.find(page).await;
    }

    /// Waits on "Everything we found" until everything was looked at.
    pub(crate) async fn found_everything(&self) {
        self.has_attr("leave-found", "data-looking", "false").await;
    }

    /// Decides about an organization that was found beside the chosen ones.
    pub(crate) async fn decide(&self, organization: u64, decision: &str) {
        let at = At::id("decision").with("data-id", &organization.to_string());
        self.click(At::id(&format!("decision-{decision}")).inside(at.clone())).await;
        self.has_attr(at, "data-value", decision).await;
    }

    /// Searches an account to hand over to and chooses it.
    pub(crate) async fn hand_over_to(&self, search: &str, account: u64) {
        self.fill("leave-holding-account", search).await;
        let option = At::id("holding-option").with("data-id", &account.to_string());
        self.click(option.clone()).await;
        self.has_attr(option, "aria-pressed", "true").await;
    }

    /// From the list of people to the review of the customer Nordlicht: three organizations, the fourth left as it is,
    /// handed over to the usual account, everything else as proposed.
    pub(crate) async fn nordlicht_to_review(&self) {
        self.start_leaving_organizations("nordlicht", &NORDLICHT).await;
        self.next("leave-found").await;
        self.found_everything().await;
        self.decide(PRIVATE, "leave").await;
        self.next("leave-what").await;
        self.next("leave-holding").await;
        self.hand_over_to("holding", HOLDING).await;
        self.next("review").await;
    }

    /// The same for the smallest of the three organizations alone: a short run.
    pub(crate) async fn sandbox_to_review(&self) {
        self.start_leaving_organizations("sandbox", &[SANDBOX]).await;
        self.next("leave-found").await;
        self.found_everything().await;
        for organization in [KITCHEN, EVENTS, PRIVATE] {
            self.decide(organization, "leave").await;
        }
        self.next("leave-what").await;
        self.next("leave-holding").await;
        self.hand_over_to("holding", HOLDING).await;
        self.next("review").await;
    }

    /// The lines of the review on screen.
    pub(crate) async fn review_lines(&self) -> Vec<Line> {
        let script =
            "return [...document.querySelectorAll('[data-testid=review-line]')].map(line => ({...line.dataset}))";
        let lines: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_value(self.run(script).await).expect("lines");
        let text = |line: &serde_json::Map<String, serde_json::Value>, name: &str| {
            line.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
        };
        let read = |line| Line {
            step: text(line, "step"),
            change: text(line, "change"),
            user: text(line, "user").parse().ok(),
            place: text(line, "place"),
            before: text(line, "before"),
            after: text(line, "after"),
        };
        lines.iter().map(read).collect()
    }

    /// Types the name that the review asks for and starts.
    pub(crate) async fn start_run(&self) {
        let expected = self.attr("review-confirm-name", "data-expected").await.expect("a name to type");
        self.fill("review-confirm-name", &expected).await;
        self.click("review-start").await;
        self.find("run").await;
    }

    /// Waits until the run is in this state.
    pub(crate) async fn run_is(&self, state: &str) {
        self.state_within("run", state, RUN).await;
    }

    /// How every step ended, as its proof shows it.
    pub(crate) async fn proven_states(&self) -> Vec<String> {
        self.attrs("evidence-line", "data-state").await
    }
}
