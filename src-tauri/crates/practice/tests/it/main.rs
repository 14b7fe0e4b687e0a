//! The practice instance seen from outside: Make's rules, paging, keys, documents, and every kind of fault.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod custom_roles;
mod desk;
#[cfg(feature = "faults")]
mod faults;
#[cfg(feature = "faults")]
mod faults_second_admin;
#[cfg(feature = "faults")]
mod faults_slow;
mod fixtures;
mod invitations;
mod keeping;
mod keys;
mod licenses;
mod limits;
mod lists;
mod model;
mod own;
mod pages;
mod rules;
mod scenarios;
mod sockets;
mod switches;
mod worlds;
mod writes;
