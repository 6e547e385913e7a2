//! The rule files that come with the tool: the same YAML that a desk writes.

/// Name and text of each file in `rules/`, in the order in which kinds are listed.
pub const FILES: &[(&str, &str)] = &[
    ("killed.yaml", include_str!("../../rules/killed.yaml")),
];
