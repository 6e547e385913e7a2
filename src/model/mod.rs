//! The nouns: plain data that every room shares. No module here knows files, rules or output formats.

pub mod span;

pub mod panic;

pub mod anchor;
pub mod edition;
pub mod entry;

pub mod article;

pub mod published;

pub mod value;

pub mod document;

pub mod relation;

pub mod kind;

pub mod claim;

pub mod features;
pub mod modality;

pub mod profile;

pub mod event;

pub mod finding;

pub mod outcome;

pub mod record;

pub mod statement;

pub mod policy;

pub mod fingerprint;

pub mod vocabulary;
