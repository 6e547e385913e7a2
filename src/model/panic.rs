//! A fault of the program itself, made a sentence. In: work on one article, or a whole run. Out: what the work gives, or
//! where it panicked and with what words. A stack that overflows cannot be caught: readers bound what nests.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// More of a panic's words is not repeated: they may hold the whole article.
const WORDS: usize = 160;

thread_local! {
    /// Where this thread panicked last.
    static HERE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Where any thread panicked last: work that others did for this one fails here with their words only.
static ANYWHERE: Mutex<Option<String>> = Mutex::new(None);

/// Work that panicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked {
    /// `src/group/mod.rs:12:5: index out of bounds`.
    pub what: String,
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = env!("CARGO_PKG_VERSION");
        write!(
            f,
            "claimdiff {version} itself failed here ({}); please report this line, and the text if you may, to \
             its issue tracker",
            self.what
        )
    }
}

/// From now on a panic prints nothing by itself: whoever catches it does.
pub fn hush() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let place = info.location().map(|at| at.to_string());
        ANYWHERE.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&place);
        HERE.with(|here| here.replace(place));
    }));
}

/// Does `work`, which is called `name`. Half-changed state must not outlive the panic: the caller throws away what the
/// work had in hand.
pub fn caught<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(|| {
        provoke(name);
        work()
    }))
    .map_err(|payload| {
        let any = || ANYWHERE.lock().unwrap_or_else(PoisonError::into_inner).take();
        let place = HERE.with(RefCell::take).or_else(any);
        let said = words(payload.as_ref());
        Panicked { what: place.map_or(said.clone(), |place| format!("{place}: {said}")) }
    })
}

/// The first words of a panic.
fn words(payload: &(dyn Any + Send)) -> String {
    let said = payload.downcast_ref::<&str>().copied();
    let said = said.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no words");
    said.lines().next().unwrap_or_default().chars().take(WORDS).collect()
}

/// In builds for tests, the work that `CLAIMDIFF_TEST_PANIC` names panics.
#[cfg(debug_assertions)]
fn provoke(name: &str) {
    if std::env::var("CLAIMDIFF_TEST_PANIC").is_ok_and(|asked| asked == name) {
        std::panic::panic_any("as the test asked");
    }
}

#[cfg(not(debug_assertions))]
fn provoke(_: &str) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_sentence_and_work_that_is_done_is_itself() {
        assert_eq!(caught("a.txt", || 7), Ok(7));
        let words = format!("{}\nand more", "é".repeat(500));
        let fault = caught("a.txt", || -> u8 { panic!("{words}") }).unwrap_err();
        assert!(fault.what.ends_with(&"é".repeat(WORDS)) && !fault.what.contains('\n'), "{fault}");
        assert!(fault.to_string().contains("please report this line"), "{fault}");
    }
}
