//! A house with one window on the practice instance `tiny`, and a person who works in it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use make_api::transport::{Deadlines, InProcess, TransportError};
use practice::faults::{Schedule, WireFault};
use practice::{Instance, Options, PublicLists, RoleColumns, Size, Switches, World};
use secrecy::SecretString;
use store::{InstanceKind, NewProfile};
use tokio::sync::watch;
use usecases::core::Core;
use usecases::session::{self, Session};
use usecases::view::leave::{Decision, DecisionInput, LeaveDraft, LeaveInput, LeaveStart};
use usecases::view::review::Review;
use usecases::view::run::RunView;
use usecases::{confirm, leave, runs};
use vault::Vault;
use vault::double::Safe;

pub(crate) const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
pub(crate) const MARA: u64 = 4711;
pub(crate) const JONAS: u64 = 4715;
pub(crate) const HOLDING: u64 = 41;
pub(crate) const KITCHEN: u64 = 118;
pub(crate) const EVENTS: u64 = 119;
pub(crate) const SANDBOX: u64 = 123;
pub(crate) const PRIVATE: u64 = 131;

pub(crate) struct House {
    pub(crate) instance: Instance,
    pub(crate) core: Arc<Core>,
    pub(crate) session: Arc<Session>,
    pub(crate) folder: PathBuf,
    news: watch::Sender<u64>,
}

impl Drop for House {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

impl House {
    /// A window on the sample data with these readings of Make's documents.
    pub(crate) async fn with(switches: Switches) -> Self {
        Self::on(World::generate(Size::Tiny, 0), switches).await
    }

    /// A window on the sample data.
    pub(crate) async fn new() -> Self {
        Self::with(Switches::default()).await
    }

    pub(crate) async fn on(world: World, switches: Switches) -> Self {
        // With a paused clock this costs nothing, and it lets a person act while something goes on.
        let latency = Duration::from_millis(5);
        let options = Options { key: KEY.to_owned(), switches, latency, ..Options::default() };
        let instance = Instance::new(world, options);
        let folder = std::env::temp_dir().join(format!("gatehouse-leave-{}", uuid::Uuid::new_v4()));
        let core = core(&instance, &folder);
        let key = SecretString::from(KEY);
        let session = session::open_practice(&core, "http://127.0.0.1:1", key).await.unwrap();
        let news = listen(&session);
        Self { instance, core, session, folder, news }
    }

    /// A window on a saved instance of this kind, its key kept for this session only.
    pub(crate) async fn saved(kind: InstanceKind) -> Self {
        Self::saved_on(World::generate(Size::Tiny, 0), kind).await
    }

    pub(crate) async fn saved_on(world: World, kind: InstanceKind) -> Self {
        let mut house = Self::on(world, Switches::default()).await;
        let new = NewProfile {
            name: "Flowline EU".to_owned(),
            address: "http://127.0.0.1:1".to_owned(),
            kind,
            color: 3,
            shape: 5,
            group: None,
            public_memberships: None,
            chosen: store::Chosen::default(),
        };
        let profile = house.core.home().add_profile(new).unwrap();
        house.session = session::open(&house.core, &profile.id.0).await.unwrap();
        house.news = listen(&house.session);
        session::provide_key(&house.session, SecretString::from(KEY), true).await.unwrap();
        house
    }

    /// The same house after its process ended and was started again.
    pub(crate) async fn reopened(&mut self) {
        self.core = core(&self.instance, &self.folder);
        let key = SecretString::from(KEY);
        self.session = session::open_practice(&self.core, "http://127.0.0.1:2", key).await.unwrap();
        self.news = listen(&self.session);
    }

    /// The same house with another way for writes.
    #[allow(dead_code, reason = "used where this house is shared")]
    pub(crate) async fn writes_over(&mut self, writing: Arc<dyn make_api::transport::Transport>) {
        let vault = Vault::in_memory(&Safe::new(), Duration::from_secs(5));
        let reading = Arc::new(transport(&self.instance));
        self.core = Core::open_over(&self.folder, vault, reading, writing).unwrap();
        self.session = session::open_practice(&self.core, "http://127.0.0.1:3", SecretString::from(KEY)).await.unwrap();
        self.news = listen(&self.session);
    }

    /// Waits until the core says something new.
    pub(crate) async fn hear(&self, seen: u64) {
        let mut news = self.news.subscribe();
        tokio::time::timeout(Duration::from_secs(3600), news.wait_for(|count| *count > seen)).await.unwrap().unwrap();
    }

    pub(crate) fn heard(&self) -> u64 {
        *self.news.borrow()
    }

    /// Begins a case and waits until everything was found.
    pub(crate) async fn begin(&self, start: LeaveStart) -> LeaveDraft {
        let draft = leave::begin(&self.session, start).await.unwrap();
        self.found(draft.draft).await
    }

    pub(crate) async fn found(&self, draft: u32) -> LeaveDraft {
        loop {
            let seen = self.heard();
            let now = leave::draft(&self.session, draft).await.unwrap();
            if !now.completeness.looking {
                return now;
            }
            self.hear(seen).await;
        }
    }

    /// The Nordlicht customer with its three organizations, the fourth left alone, the usual account chosen.
    pub(crate) async fn nordlicht(&self) -> LeaveDraft {
        let draft = self.begin(organizations(&[KITCHEN, EVENTS, SANDBOX])).await;
        let decisions =
            vec![DecisionInput { organization: domain::OrganizationId(PRIVATE), decision: Decision::Leave }];
        let input = LeaveInput { successor: Some(domain::UserId(HOLDING)), decisions, ..draft.choices.clone() };
        leave::choose(&self.session, draft.draft, input).await.unwrap()
    }

    /// The review of the Nordlicht customer.
    pub(crate) async fn nordlicht_review(&self) -> Review {
        let draft = self.nordlicht().await;
        leave::review(&self.session, draft.draft).await.unwrap()
    }

    /// Types the name and starts.
    pub(crate) async fn start(&self, review: &Review) -> String {
        let typed = review.typed_name.clone().unwrap_or_default();
        let token = confirm::confirm(&self.session, review.plan.clone(), typed).await.unwrap().token;
        runs::start(&self.session, review.plan.clone(), token).await.unwrap()
    }

    /// Waits until nobody is at the run any more.
    pub(crate) async fn rest(&self, run: &str) -> RunView {
        loop {
            let seen = self.heard();
            let view = runs::view(&self.session, run.to_owned()).await.unwrap();
            if !view.live {
                return view;
            }
            self.hear(seen).await;
        }
    }

    /// Waits until a step that was cut off was looked at.
    pub(crate) async fn looked(&self, run: &str) -> RunView {
        loop {
            let seen = self.heard();
            let view = runs::view(&self.session, run.to_owned()).await.unwrap();
            if view.looked.is_some() {
                return view;
            }
            self.hear(seen).await;
        }
    }

    /// How many requests would have changed something.
    pub(crate) fn writes(&self) -> usize {
        self.instance.audit().iter().filter(|entry| entry.method != "GET").count()
    }

    pub(crate) fn fail(&self, rules: Vec<practice::faults::Rule>) {
        self.instance.set_schedule(Schedule { rules, ..Schedule::default() });
    }
}

pub(crate) fn organizations(ids: &[u64]) -> LeaveStart {
    LeaveStart::Organizations(ids.iter().copied().map(domain::OrganizationId).collect())
}

/// The four ways in which an instance may show its memberships.
pub(crate) fn readings() -> Vec<Switches> {
    let mut all = Vec::new();
    for public_lists in [PublicLists::Refused, PublicLists::Open] {
        for role_columns in [RoleColumns::Missing, RoleColumns::Present] {
            all.push(Switches { public_lists, role_columns, ..Switches::default() });
        }
    }
    all
}

fn core(instance: &Instance, folder: &std::path::Path) -> Arc<Core> {
    let vault = Vault::in_memory(&Safe::new(), Duration::from_secs(5));
    let reading = transport(instance);
    let writing = transport(instance).with_deadlines(Deadlines::WRITE);
    Core::open_over(folder, vault, Arc::new(reading), Arc::new(writing)).unwrap()
}

fn listen(session: &Arc<Session>) -> watch::Sender<u64> {
    let news = watch::Sender::new(0);
    let teller = news.clone();
    session.on_happening(Arc::new(move |_| teller.send_modify(|count| *count += 1)));
    news
}

fn transport(instance: &Instance) -> InProcess {
    InProcess::new(instance.router(), |answer| broken(answer.extensions().get::<WireFault>()))
}

fn broken(fault: Option<&WireFault>) -> Option<TransportError> {
    match fault? {
        WireFault::ResetBeforeRead | WireFault::ResetAfterApply => Some(TransportError::Broken("reset".into())),
        WireFault::CloseAfterApply => Some(TransportError::Broken("closed".into())),
        WireFault::Truncate(_) => None,
    }
}
