//! Rule files: what a desk or the tool itself declares about a kind of claim. What can be wrong with them (`error`, `code`),
//! where (`locate`), as text (`parser`, `source`, `strict`, `syntax`), as written (`scalar`, `yaml`; all faults: `mend`; written anew:
//! `rewrite`; as a folder: `manifest`), as compiled (`pattern`, `phrase`,
//! `expression`, `set`, `value`, `compile`, `lists`), put together (`load`). Each file uses only those named before it. Matching is
//! `extract`'s work.

pub mod error;

pub mod code;

pub mod parser;

pub mod locate;

pub mod source;

pub mod strict;

pub mod syntax;

pub mod scalar;

pub mod yaml;

pub mod manifest;

pub mod mend;

pub mod rewrite;

pub mod pattern;

pub mod phrase;

pub mod expression;

pub mod builtin;

pub mod style;

pub mod set;

pub mod value;

pub mod compile;

pub mod lists;

pub mod load;
