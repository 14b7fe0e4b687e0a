//! The journal of a run: what was meant, what was seen. Entries are only ever appended; status is never stored, it is
//! folded from them ([`fold`]).

pub mod entry;
pub mod fold;

pub use entry::{Answer, Decision, Entry, Event, FinalLine, NoReading, Pause, Reading, Refusal, Settlement};
pub use fold::{Phase, RunStatus, StepState, StepStatus, Trouble};
