//! One opened instance: its profile, its own key and clients, what is known of it, and who is told when that changes.
//!
//! Clients are made for the profile's own address only and never handed a key of another profile. What a window shows
//! of people is in `directory` and `person`, whether it may write in `editing`, its cases in `cases`.

mod key;
mod known;
mod notify;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use domain::Timestamp;
use domain::role::RoleBook;
use make_api::{Address, Key, ReadClient};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use store::{Profile, ProfileId};

use crate::access::Access;
use crate::cases::Cases;
use crate::connect::{self, stored_kind, view_kind};
use crate::core::Core;
use crate::directory::Directory;
use crate::editing::Gate;
use crate::first_step;
use crate::history::Book;
use crate::observe::{MembershipAccess, Observer};
use crate::organization::Panels as OrganizationPanels;
use crate::person::Panels;
use crate::presence::{self, Presence};
use crate::problem::{Code, Outcome, Problem};
use crate::rules::HouseRules;
use crate::sweep::Memo;
use crate::view::instance::{FirstStep, InstanceInfo, Kind, Look};

use key::KeySlot;
use known::Known;
pub(crate) use notify::Notifier;

/// Something changed in a window's core state; the web view asks for what it shows again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum Happening {
    /// The lists of people or organizations.
    Directory,
    /// What is known of a person's memberships.
    Person(#[cfg_attr(feature = "specta", specta(type = u32))] u64),
    /// What is known of an organization.
    Organization(#[cfg_attr(feature = "specta", specta(type = u32))] u64),
    /// A case in preparation.
    Draft(u32),
    /// A run.
    Run(String),
    /// Editing was locked or unlocked, or the profile was changed.
    Editing,
    /// The key arrived, was lost, or something about it became known.
    Key,
    /// Changes that wait.
    Tray,
}

/// One opened instance. Dropping it ends its loading and its looking.
pub struct Session {
    pub(crate) core: Arc<Core>,
    profile: RwLock<Profile>,
    address: Address,
    key: Mutex<KeySlot>,
    known: Known,
    notifier: Arc<Notifier>,
    rules: RwLock<HouseRules>,
    first_step: RwLock<Option<FirstStep>>,
    pub(crate) editing: Gate,
    pub(crate) presence: Presence,
    pub(crate) directory: Arc<Directory>,
    pub(crate) panels: Panels,
    pub(crate) organization_panels: OrganizationPanels,
    pub(crate) sweeps: Arc<Memo>,
    pub(crate) cases: Cases,
    pub(crate) access: Access,
    pub(crate) history: Mutex<Arc<Book>>,
}

impl Session {
    fn new(core: &Arc<Core>, profile: Profile, rules: HouseRules, address: Address) -> Arc<Self> {
        let notifier = Arc::new(Notifier::default());
        let directory = Directory::new(core, profile.id.clone(), Arc::clone(&notifier));
        Arc::new(Self {
            core: Arc::clone(core),
            profile: RwLock::new(profile),
            address,
            key: Mutex::new(KeySlot::waiting()),
            known: Known::default(),
            notifier,
            rules: RwLock::new(rules),
            first_step: RwLock::default(),
            editing: Gate::default(),
            presence: Presence::default(),
            directory: Arc::new(directory),
            panels: Panels::default(),
            organization_panels: OrganizationPanels::default(),
            sweeps: Arc::default(),
            cases: Cases::default(),
            access: Access::default(),
            history: Mutex::default(),
        })
    }

    /// The profile as it is saved now.
    pub fn profile(&self) -> Profile {
        self.profile.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How a person wants to work with this instance.
    pub fn rules(&self) -> HouseRules {
        *self.rules.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn show_rules(&self, rules: HouseRules) {
        *self.rules.write().unwrap_or_else(PoisonError::into_inner) = rules;
        if let Ok(read) = self.read() {
            read.ask_for_at_most(rules.page_rows);
        }
    }

    /// Which of the first steps with this instance comes next.
    pub(crate) fn first_step(&self) -> Option<FirstStep> {
        *self.first_step.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn show_first_step(&self, step: Option<FirstStep>) {
        *self.first_step.write().unwrap_or_else(PoisonError::into_inner) = step;
    }

    /// The profile's id.
    pub fn profile_id(&self) -> ProfileId {
        self.profile().id
    }

    /// What the instance is used for.
    pub fn kind(&self) -> Kind {
        view_kind(self.profile().kind)
    }

    /// The one address that this session's clients are bound to.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Now, with the offset of this computer.
    pub fn now(&self) -> Timestamp {
        self.core.now()
    }

    /// The core that all windows share.
    pub fn core(&self) -> &Arc<Core> {
        &self.core
    }

    /// Who is told about happenings, from any task; replaces the one before.
    pub fn on_happening(&self, listener: Arc<dyn Fn(Happening) + Send + Sync>) {
        self.notifier.listen(listener);
    }

    /// Tells the listener.
    pub fn happened(&self, happening: Happening) {
        if matches!(happening, Happening::Run(_)) {
            self.directory.forget_past();
        }
        self.notifier.tell(happening);
    }

    /// Reads with this instance's key.
    pub fn read(&self) -> Outcome<ReadClient> {
        self.slot().read(|| self.now())
    }

    /// Looks at single facts, in the ways that this instance allows.
    pub async fn observer(&self) -> Outcome<Observer> {
        let (read, membership, roles) = (self.read()?.strictly(), self.access().await?, self.roles().await?);
        Ok(Observer { read, membership, roles: (*roles).clone(), clock: self.core.clock() })
    }

    /// The roles of this instance; read once.
    pub async fn roles(&self) -> Outcome<Arc<RoleBook>> {
        let read = self.read()?;
        let book =
            self.known.roles.get(async { read.roles().await.map_err(|error| self.make_problem(&error)) }).await?;
        self.directory.keep_book(&book).await;
        Ok(book)
    }

    /// How memberships can be read on this instance; found out once.
    pub async fn access(&self) -> Outcome<MembershipAccess> {
        known::access(self).await
    }

    /// What a failed reading means; a key that was refused is noted.
    pub(crate) fn make_problem(&self, error: &make_api::Error) -> Problem {
        Problem::from_make(error, self.now())
    }

    /// Finds out whose key it is where that failed before.
    pub(crate) fn learn_again(self: &Arc<Self>) {
        if self.known.facts().is_none() {
            known::learn_in_background(self);
        }
    }

    pub(crate) fn notifier(&self) -> &Notifier {
        &self.notifier
    }

    pub(crate) fn known(&self) -> &Known {
        &self.known
    }

    /// Saves a change of the profile and shows it.
    pub(crate) async fn change_profile(&self, change: impl FnOnce(&mut Profile)) -> Outcome<()> {
        let mut profile = self.profile();
        change(&mut profile);
        let saved = profile.clone();
        self.core.ask_store("save the instance", move |home| home.update_profile(&saved)).await?;
        self.show_profile(profile);
        Ok(())
    }

    /// Takes over a profile that was saved already.
    pub(crate) fn show_profile(&self, profile: Profile) {
        *self.profile.write().unwrap_or_else(PoisonError::into_inner) = profile;
        self.happened(Happening::Editing);
    }

    /// The key in use, for the engine's own clients at [`Self::address`]; never to leave the core.
    pub(crate) fn key(&self) -> Option<Key> {
        self.slot().key(String::new).ok()
    }

    fn slot(&self) -> MutexGuard<'_, KeySlot> {
        self.key.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a saved instance, even where its key is missing or the keychain has not answered yet.
pub async fn open(core: &Arc<Core>, profile_id: &str) -> Outcome<Arc<Session>> {
    let id = ProfileId(profile_id.to_owned());
    if let Some(session) = core.session_of(&id) {
        return Ok(session);
    }
    let wanted = id.clone();
    let found = core.ask_store("open the instance", move |home| {
        Ok((home.profile(&wanted)?, home.rules(&wanted)?, home.first_step(&wanted)?))
    });
    let (profile, rules, step) = found.await?;
    let address = understood(core, &profile.address)?;
    let session = Session::new(core, profile, HouseRules::read(rules.as_deref()), address);
    session.show_first_step(step.as_deref().and_then(first_step::read));
    core.enter(&id, &session);
    presence::watch(&session);
    key::fetch(&session).await;
    Ok(session)
}

/// Opens the practice instance inside the application, which listens at `address`.
pub async fn open_practice(core: &Arc<Core>, address: &str, key: SecretString) -> Outcome<Arc<Session>> {
    let address = understood(core, address)?;
    let text = address.to_string();
    let profile =
        core.ask_store("open the sample data", move |home| home.practice_profile("Sample data", &text)).await?;
    let session = Session::new(core, profile, HouseRules::default(), address);
    core.enter(&ProfileId::practice(), &session);
    session.take_key(Key::new(key), crate::view::instance::KeyPlace::Session);
    Ok(session)
}

fn understood(core: &Core, address: &str) -> Outcome<Address> {
    Address::understand(address).map_err(|problem| Problem::from_address(problem, core.now()))
}

/// The instance as its window shows it.
#[allow(clippy::unused_async, reason = "every job of a window is asked for in the same way")]
pub async fn info(session: &Arc<Session>) -> Outcome<InstanceInfo> {
    Ok(describe(session))
}

pub(crate) fn describe(session: &Session) -> InstanceInfo {
    let profile = session.profile();
    let facts = session.known.facts();
    InstanceInfo {
        id: profile.id.0.clone(),
        name: profile.name.clone(),
        address: session.address.to_string(),
        kind: view_kind(profile.kind),
        look: Look { color: profile.color, shape: profile.shape },
        editing: session.editing.state(session.kind()),
        key: session.slot().place(),
        operator: facts.as_ref().and_then(|facts| facts.operator.clone()),
        jobs: facts.map(|facts| facts.jobs.clone()).unwrap_or_default(),
        rules: session.rules(),
        first_step: session.first_step(),
    }
}

/// Takes a key for this instance. It is checked at this session's address first, and kept only if it can be used.
pub async fn provide_key(session: &Arc<Session>, key: SecretString, session_only: bool) -> Outcome<InstanceInfo> {
    if session.kind() == Kind::Sample {
        return Err(Problem::new(Code::Internal, "replace the key of the sample data", session.now()));
    }
    let profile = session.profile();
    debug_assert_ne!(profile.kind, stored_kind(Kind::Sample));
    connect::replace(&session.core, &profile, key, session_only).await?;
    Ok(describe(session))
}
