//! What people do with Gatehouse, one module per job: connect an instance, look around, plan a leave, carry a plan out,
//! prove it.
//!
//! A [`session::Session`] is one opened instance with its own client and its own state; nothing in it takes the identity
//! of an instance as an argument. Deliberately elsewhere: windows and commands (the shell), rules (`domain`), HTTP
//! (`make-api`), the keychain (`vault`), the disk (`store`).

pub(crate) mod able;
pub mod access;
pub(crate) mod cases;
pub mod changes;
pub mod confirm;
pub mod connect;
pub mod core;
pub mod directory;
pub mod editing;
pub mod evidence;
pub mod export;
pub mod first_step;
pub mod history;
pub mod holding;
pub mod instances;
pub mod leave;
pub mod observe;
pub mod organization;
pub mod passport;
pub mod password;
pub mod person;
pub mod presence;
pub mod problem;
pub mod review;
pub mod rules;
pub mod run;
pub mod runs;
pub(crate) mod saved;
pub mod session;
pub mod settings;
pub mod support;
pub mod sweep;
pub(crate) mod text;
pub mod view;
pub(crate) mod written;
