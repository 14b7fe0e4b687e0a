//! The harness of the journeys: one private world per test, the real application in it, and a hand on its windows.
//!
//! A [`World`] is a home folder, a display, a session bus and a password safe that nothing else uses; [`World::start`]
//! opens the application in it under `WebDriver`. [`Practice`] is a stand-alone practice instance with its faults. All of
//! it ends when the values go out of scope, also after a panic, and a failed test leaves a picture of its display and
//! the application's output under `target/e2e/<test>/`. What the journeys do is in the modules beside this one.
#![allow(dead_code, reason = "a harness offers more than the journeys of the moment use")]

pub(crate) mod app;
pub(crate) mod bus;
pub(crate) mod display;
pub(crate) mod driver;
pub(crate) mod failure;
pub(crate) mod folder;
pub(crate) mod gallery;
pub(crate) mod keyring;
pub(crate) mod memory;
pub(crate) mod page;
pub(crate) mod practice;
pub(crate) mod process;
pub(crate) mod quality;
pub(crate) mod tap;
pub(crate) mod watch;
pub(crate) mod windows;
pub(crate) mod world;

pub(crate) use keyring::Safe;
pub(crate) use world::World;
