//! A password safe in memory for tests: it can be held up in the middle of a call, and told to fail. Exists only with
//! the feature `test-double`.

use std::collections::{HashMap, VecDeque};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use secrecy::SecretString;

use crate::VaultError;
use crate::backend::Backend;

/// The safe. Clones share it.
#[derive(Clone, Default)]
pub struct Safe {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    keys: HashMap<String, SecretString>,
    script: VecDeque<Act>,
    calls: usize,
    forgetful: bool,
}

enum Act {
    Fail(VaultError),
    Hold { arrived: Sender<()>, go_on: Receiver<()> },
}

/// A call that is being held up; it goes on when this is dropped or [`Held::let_go`] is called.
pub struct Held {
    arrived: Receiver<()>,
    go_on: Option<Sender<()>>,
}

impl Held {
    /// Waits until the call has arrived at the safe.
    pub fn arrived(&self) {
        self.arrived.recv().unwrap_or_default();
    }

    /// Lets the call go on.
    pub fn let_go(mut self) {
        self.go_on.take();
    }
}

impl Safe {
    /// An empty, open safe.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets a coming call fail; each call uses up one instruction, in the order given.
    pub fn fail_next(&self, error: VaultError) {
        self.state().script.push_back(Act::Fail(error));
    }

    /// Holds up a coming call until it is let go.
    pub fn hold_next(&self) -> Held {
        let (arrived, sees) = channel();
        let (lets, go_on) = channel();
        self.state().script.push_back(Act::Hold { arrived, go_on });
        Held { arrived: sees, go_on: Some(lets) }
    }

    /// From now on keys are accepted and not kept.
    pub fn forget_everything(&self) {
        self.state().forgetful = true;
    }

    /// The key kept for a saved instance.
    pub fn kept(&self, profile: &str) -> Option<SecretString> {
        self.state().keys.get(profile).cloned()
    }

    /// How many calls arrived so far; keeping a key is two, because it is read back.
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn follow_script(&self) -> Result<(), VaultError> {
        let act = {
            let mut state = self.state();
            state.calls += 1;
            state.script.pop_front()
        };
        match act {
            None => Ok(()),
            Some(Act::Fail(error)) => Err(error),
            Some(Act::Hold { arrived, go_on }) => {
                arrived.send(()).unwrap_or_default();
                // An error means that the other end was dropped, which lets the call go on.
                go_on.recv().unwrap_or_default();
                Ok(())
            }
        }
    }
}

impl Backend for Safe {
    fn get(&mut self, profile: &str) -> Result<Option<SecretString>, VaultError> {
        self.follow_script()?;
        Ok(self.kept(profile))
    }

    fn put(&mut self, profile: &str, key: &SecretString) -> Result<(), VaultError> {
        self.follow_script()?;
        let mut state = self.state();
        if !state.forgetful {
            state.keys.insert(profile.to_owned(), key.clone());
        }
        Ok(())
    }

    fn delete(&mut self, profile: &str) -> Result<(), VaultError> {
        self.follow_script()?;
        self.state().keys.remove(profile);
        Ok(())
    }

    fn probe(&mut self) -> Result<(), VaultError> {
        self.follow_script()
    }
}
