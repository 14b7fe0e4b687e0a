//! What the web view gets to see: plain records, no behavior, no secrets. Texts in them are facts (names, numbers,
//! times); the words around them are the web view's.

pub mod access;
pub mod changes;
pub mod connect;
pub mod directory;
pub mod evidence;
pub mod export;
pub mod history;
pub mod instance;
pub mod instances;
pub mod leave;
pub mod organization;
pub mod people;
pub mod review;
pub mod run;
pub mod tray;
