//! The look at runs that were cut off: at most one at a time in a window, and whoever wants to go on with a run ends it
//! first, because going on looks by itself.

use std::sync::Mutex;

use tokio::task::JoinHandle;

use super::locked;
use crate::run::Control;

/// The look that is going on.
#[derive(Default)]
pub(crate) struct CutRuns {
    look: Mutex<Option<(Control, JoinHandle<()>)>>,
}

impl CutRuns {
    /// Begins a look; one that is going on is told to end, and the new one waits for it.
    pub(crate) fn begin<F: Future<Output = ()> + Send + 'static>(&self, look: impl FnOnce(Control) -> F) {
        let mut going = locked(&self.look);
        let former = going.take();
        let control = Control::new();
        let look = look(control.clone());
        let task = tokio::spawn(async move {
            end(former).await;
            look.await;
        });
        *going = Some((control, task));
    }

    /// Ends the look that is going on, and returns when nobody is at any run for it.
    pub(crate) async fn end(&self) {
        let going = locked(&self.look).take();
        end(going).await;
    }
}

async fn end(look: Option<(Control, JoinHandle<()>)>) {
    if let Some((control, task)) = look {
        control.stop_after_step();
        // A look that panicked has ended too.
        let _ = task.await;
    }
}
