//! `claimdiff annotate`: reads articles and prints what the tool sees in them before any rule.

use crate::cli::args::AnnotateArgs;
use crate::cli::exit::{CliError, Exit};
use crate::cli::settings::{self, Merge};
use crate::cli::{output, start};
use crate::model::article::Article;
use crate::pipeline::annotated;
use crate::read::Batch;
use crate::report::{MENTION_FORMATS, find};

/// So many articles are in memory with all their tokens at a time.
const AT_A_TIME: usize = 256;

/// Runs the command.
pub fn run(mut args: AnnotateArgs) -> Result<Exit, CliError> {
    let config = settings::load(&args.shared)?;
    let mut merge = Merge::new(&config);
    merge.shared(&mut args.shared);
    merge.input(&mut args.input);
    merge.done()?;
    let format = find(MENTION_FORMATS, &args.format)
        .ok_or_else(|| CliError::Other(format!("there is no format `{}`", args.format)))?;
    let rules = start::words(&args.shared, &config)?;
    let mut batch = start::batch(&args.shared, &args.input, &[])?;
    if !args.shared.quiet {
        start::tell(&batch.notices);
    }
    let shown = output::options(&args.shared, false)?;
    let mut articles = std::mem::take(&mut batch.articles).into_iter();
    output::print(|out| {
        loop {
            let some: Vec<Article> = articles.by_ref().take(AT_A_TIME).collect();
            if some.is_empty() {
                return Ok(());
            }
            let some = Batch { articles: some, ..Batch::default() };
            for document in annotated(some, &rules, start::jobs(&args.shared)) {
                match document {
                    Ok(document) => (format.write)(&document, &shown, out)?,
                    Err(fault) => {
                        batch.unread += 1;
                        start::tell_faults(&[fault]);
                    }
                }
            }
        }
    })?;
    Ok(start::exit(false, batch.unread, &args.input))
}
