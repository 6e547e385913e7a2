//! How far a long run has come, on a terminal. It watches a counter from a thread of its own; in a pipe there is none.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Fewer articles are read in less time than it takes to see a bar.
const WORTH_IT: usize = 200;

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);

/// How often it looks.
const STEP: Duration = Duration::from_millis(50);

/// A bar that goes when this is dropped.
pub struct Watch {
    done: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Watches a run over so many articles, if a person may be watching.
pub fn watch(articles: usize, quiet: bool) -> Option<Watch> {
    if quiet || articles < WORTH_IT || !std::io::stderr().is_terminal() {
        return None;
    }
    let (done, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let (counter, end) = (Arc::clone(&done), Arc::clone(&over));
    let thread = std::thread::spawn(move || {
        let start = Instant::now();
        let bar = ProgressBar::with_draw_target(Some(articles as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} articles, {eta} left");
        style.into_iter().for_each(|style| bar.set_style(style));
        while !end.load(Ordering::Relaxed) {
            if bar.is_hidden() && start.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_position(counter.load(Ordering::Relaxed) as u64);
            std::thread::sleep(STEP);
        }
        bar.finish_and_clear();
    });
    Some(Watch { done, over, thread: Some(thread) })
}

impl Watch {
    /// What is to be counted up.
    pub fn counter(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.done)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        // A bar that failed is no fault of the run.
        self.thread.take().into_iter().for_each(|thread| drop(thread.join()));
    }
}
