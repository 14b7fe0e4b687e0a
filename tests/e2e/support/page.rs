//! Finding, reading, clicking and typing in the current window. Everything waits for what it needs, for at most
//! [`PATIENCE`], and says in its panic what it waited for and what was there instead.

use std::fmt;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::app::App;

/// How long a wait may last before the test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks at a condition.
const LOOK: Duration = Duration::from_millis(20);

/// A place on the page: a `data-testid`, narrowed by attributes and by the place it lies in. A plain string is an id.
#[derive(Clone, Debug)]
pub(crate) struct At(String);

impl At {
    /// The element with this `data-testid`.
    pub(crate) fn id(id: &str) -> Self {
        Self(format!("[data-testid=\"{id}\"]"))
    }

    /// Any CSS selector.
    pub(crate) fn css(selector: &str) -> Self {
        Self(selector.to_owned())
    }

    /// … with this attribute.
    pub(crate) fn with(self, attribute: &str, value: &str) -> Self {
        Self(format!("{}[{attribute}={}]", self.0, json!(value)))
    }

    /// … inside that place.
    pub(crate) fn inside(self, outer: impl Into<Self>) -> Self {
        Self(format!("{} {}", outer.into().0, self.0))
    }
}

impl From<&str> for At {
    fn from(id: &str) -> Self {
        Self::id(id)
    }
}

impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl App<'_> {
    /// Waits until the place exists and gives its first element. What is drawn anew in that moment is waited for again.
    pub(crate) async fn find(&self, at: impl Into<At>) -> Element {
        let at = at.into();
        for _ in 0..3 {
            self.until_seen(&at, "element => true", "to be there").await;
            match self.client.find(Locator::Css(&at.0)).await {
                Ok(element) => return element,
                Err(error) if error.is_no_such_element() => {}
                Err(error) => panic!("{at}: {error}"),
            }
        }
        panic!("{at}: it comes and goes")
    }

    /// All elements at the place at this moment.
    pub(crate) async fn all(&self, at: impl Into<At>) -> Vec<Element> {
        self.client.find_all(Locator::Css(&at.into().0)).await.expect("a list of elements")
    }

    /// Whether the place exists at this moment.
    pub(crate) async fn has(&self, at: impl Into<At>) -> bool {
        !self.all(at).await.is_empty()
    }

    /// Waits until the place does not exist (any more).
    pub(crate) async fn gone(&self, at: impl Into<At>) {
        let at = at.into();
        let script = format!("return document.querySelector({}) === null", json!(at.0));
        self.until(&script, &format!("{at} to go away")).await;
    }

    /// Clicks, when it is there, enabled, and nothing lies over it.
    pub(crate) async fn click(&self, at: impl Into<At>) {
        let at = at.into();
        self.enabled(&at).await;
        self.again(&at, async |element: Element| element.click().await).await;
    }

    /// Clicks what closes the window: the driver may find it gone before it has answered.
    pub(crate) async fn click_away(&self, at: impl Into<At>) {
        let at = at.into();
        self.enabled(&at).await;
        let unless_gone = |error: CmdError| if gone(&error) { Ok(()) } else { Err(error) };
        self.again(&at, async |element: Element| element.click().await.or_else(unless_gone)).await;
    }

    /// Replaces what stands in an input, key by key as a person would.
    pub(crate) async fn fill(&self, at: impl Into<At>, text: &str) {
        let at = at.into();
        self.enabled(&at).await;
        self.again(&at, async |element: Element| element.click().await).await;
        self.empty_focus().await;
        if !text.is_empty() {
            // WebDriver refuses to type nothing.
            self.again(&at, async |element: Element| element.send_keys(text).await).await;
        }
        let holds = format!("element => element.value === {}", json!(text));
        self.until_seen(&at, &holds, &format!("to hold {text:?}")).await;
    }

    /// Ctrl+A, Delete. `WebDriver`'s own "clear" sets the value behind the page's back: React does not hear of it.
    async fn empty_focus(&self) {
        let (down, up) = (|value| KeyAction::Down { value }, |value| KeyAction::Up { value });
        let (control, delete) = (char::from(Key::Control), char::from(Key::Delete));
        let keys = [down(control), down('a'), up('a'), up(control), down(delete), up(delete)];
        let keyboard = keys.into_iter().fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client.perform_actions(keyboard).await.expect("key presses");
    }

    /// Presses a key where the focus is.
    pub(crate) async fn press(&self, key: Key) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(&char::from(key).to_string()).await.expect("a key press");
    }

    /// Types where the focus is, key by key.
    pub(crate) async fn type_text(&self, text: &str) {
        let keys = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let keyboard = keys.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client.perform_actions(keyboard).await.expect("key presses");
    }

    /// Presses a key where the focus is, with others held down.
    pub(crate) async fn chord(&self, held: &[Key], key: char) {
        let (down, up) = (|value| KeyAction::Down { value }, |value| KeyAction::Up { value });
        let before = held.iter().map(|held| down(char::from(*held)));
        let after = held.iter().rev().map(|held| up(char::from(*held)));
        let keys = before.chain([down(key), up(key)]).chain(after);
        let keyboard = keys.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.client.perform_actions(keyboard).await.expect("key presses");
    }

    /// Waits until the focus is there, and can be seen there.
    pub(crate) async fn focused(&self, at: impl Into<At>) {
        let at = at.into();
        let seen = "element => element === document.activeElement && element.checkVisibility()";
        self.until_seen(&at, seen, "to have the focus").await;
    }

    /// The text that a person sees there.
    pub(crate) async fn text(&self, at: impl Into<At>) -> String {
        self.find(at).await.text().await.expect("its text")
    }

    /// Waits until the text there contains this.
    pub(crate) async fn says(&self, at: impl Into<At>, part: &str) {
        let seen = format!("element => (element.innerText ?? '').includes({})", json!(part));
        self.until_seen(&at.into(), &seen, &format!("to say {part:?}")).await;
    }

    /// An attribute's value, when the element has it.
    pub(crate) async fn attr(&self, at: impl Into<At>, name: &str) -> Option<String> {
        self.find(at).await.attr(name).await.expect("an attribute")
    }

    /// The attribute's values of all elements at the place, in the order of the page; in one look, so that they belong
    /// together.
    pub(crate) async fn attrs(&self, at: impl Into<At>, name: &str) -> Vec<String> {
        let (at, name) = (json!(at.into().0), json!(name));
        let script =
            format!("return [...document.querySelectorAll({at})].map(element => element.getAttribute({name}) ?? '')");
        serde_json::from_value(self.run(&script).await).expect("a list of strings")
    }

    /// Waits until the attribute has this value.
    pub(crate) async fn has_attr(&self, at: impl Into<At>, name: &str, value: &str) {
        let seen = format!("element => element.getAttribute({}) === {}", json!(name), json!(value));
        self.until_seen(&at.into(), &seen, &format!("to have {name}={value:?}")).await;
    }

    /// Waits until `data-state` has this value.
    pub(crate) async fn state(&self, at: impl Into<At>, state: &str) {
        self.has_attr(at, "data-state", state).await;
    }

    /// Like [`App::state`], for something that may take longer than a click.
    pub(crate) async fn state_within(&self, at: impl Into<At>, state: &str, limit: Duration) {
        let at = at.into();
        let (script, expected) = (seen(&at, &format!("element => element.dataset.state === {}", json!(state))), state);
        self.wait(&script, &format!("{at} to have data-state={expected:?}"), limit).await;
    }

    /// Waits until this script (`return …`) is true.
    pub(crate) async fn until(&self, script: &str, what: &str) {
        self.wait(script, what, PATIENCE).await;
    }

    /// Runs a script in the current window and gives what it returns.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Runs the body of an async function in the current window and gives what it returns.
    pub(crate) async fn run_async(&self, body: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             (async () => {{ {body} }})().then(done, error => done({{ failed: String(error) }}))"
        );
        let answer = self.client.execute_async(&script, vec![]).await.unwrap_or_else(|error| panic!("{body}: {error}"));
        assert!(answer.get("failed").is_none(), "{body}: {answer}");
        answer
    }

    async fn enabled(&self, at: &At) {
        let ready = "element => !element.matches(':disabled, [aria-disabled=true]') && element.checkVisibility()";
        self.until_seen(at, ready, "to be visible and enabled").await;
    }

    async fn until_seen(&self, at: &At, condition: &str, what: &str) {
        self.wait(&seen(at, condition), &format!("{at} {what}"), PATIENCE).await;
    }

    /// A redrawn page may take an element away between finding and using it: then with the new one.
    async fn again(&self, at: &At, act: impl AsyncFn(Element) -> Result<(), CmdError>) {
        let started = Instant::now();
        loop {
            match act(self.find(at.clone()).await).await {
                Ok(()) => return,
                Err(CmdError::Standard(error)) if started.elapsed() < PATIENCE && passing(&error.error) => {}
                // Some errors of the driver have no words; their kind says more.
                Err(error) => panic!("{at}: {error:?}"),
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    pub(crate) async fn wait(&self, script: &str, what: &str, limit: Duration) {
        let started = Instant::now();
        loop {
            // While a page loads or a window closes, a script may fail; only the end of patience is a failure.
            let seen = self.client.execute(script, vec![]).await;
            if seen.as_ref().is_ok_and(|value| *value == json!(true)) {
                return;
            }
            if started.elapsed() > limit {
                let place = self.client.execute("return document.body.innerText.slice(0, 2000)", vec![]).await;
                panic!("waited {limit:?} in vain for {what} (last answer {seen:?}); on the page: {place:?}");
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

fn seen(at: &At, condition: &str) -> String {
    format!(
        "const element = document.querySelector({}); return element !== null && ({condition})(element)",
        json!(at.0)
    )
}

/// Whether the window went away.
fn gone(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(status) if status.error == fantoccini::error::ErrorStatus::NoSuchWindow)
}

fn passing(error: &fantoccini::error::ErrorStatus) -> bool {
    use fantoccini::error::ErrorStatus;
    [
        ErrorStatus::StaleElementReference,
        ErrorStatus::ElementClickIntercepted,
        ErrorStatus::ElementNotInteractable,
        ErrorStatus::NoSuchElement,
    ]
    .contains(error)
}
