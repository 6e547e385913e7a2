//! The desk's configuration: `claimdiff.yaml`, sidecar files beside articles, the front matter of articles, the baseline. In:
//! paths and texts. Out: settings with their places, and a policy. What a setting does is for others: `cli` holds it
//! against the command line, `settle` acts on the policy.

pub mod baseline;
pub mod inline;
pub mod load;
pub mod policy;
pub mod written;

mod find;

pub use find::find;
