//! The rule files that come with the tool: the same YAML that a desk writes.

/// Name and text of each file in `rules/`, in the order in which kinds are listed.
pub const FILES: &[(&str, &str)] = &[
    ("location.yaml", include_str!("../../rules/location.yaml")),
    ("date.yaml", include_str!("../../rules/date.yaml")),
    ("killed.yaml", include_str!("../../rules/killed.yaml")),
    ("injured.yaml", include_str!("../../rules/injured.yaml")),
    ("missing.yaml", include_str!("../../rules/missing.yaml")),
    ("detained.yaml", include_str!("../../rules/detained.yaml")),
    ("person.yaml", include_str!("../../rules/person.yaml")),
    ("age.yaml", include_str!("../../rules/age.yaml")),
];

/// The phrases that mark context.
pub const SCOPE: (&str, &str) = ("scope.yaml", include_str!("../../rules/scope.yaml"));
