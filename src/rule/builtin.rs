//! The rule files that come with the tool: the same YAML that a desk writes.

/// Name and text of each file in `rules/`, in the order in which kinds are listed.
pub const FILES: &[(&str, &str)] = &[
    ("location.yaml", include_str!("../../rules/location.yaml")),
    ("date.yaml", include_str!("../../rules/date.yaml")),
    ("time.yaml", include_str!("../../rules/time.yaml")),
    ("killed.yaml", include_str!("../../rules/killed.yaml")),
    ("injured.yaml", include_str!("../../rules/injured.yaml")),
    ("missing.yaml", include_str!("../../rules/missing.yaml")),
    ("detained.yaml", include_str!("../../rules/detained.yaml")),
    ("displaced.yaml", include_str!("../../rules/displaced.yaml")),
    ("rescued.yaml", include_str!("../../rules/rescued.yaml")),
    ("casualties.yaml", include_str!("../../rules/casualties.yaml")),
    ("person.yaml", include_str!("../../rules/person.yaml")),
    ("age.yaml", include_str!("../../rules/age.yaml")),
    ("office.yaml", include_str!("../../rules/office.yaml")),
    ("quote.yaml", include_str!("../../rules/quote.yaml")),
    ("statement.yaml", include_str!("../../rules/statement.yaml")),
    ("onboard.yaml", include_str!("../../rules/onboard.yaml")),
    ("weapon.yaml", include_str!("../../rules/weapon.yaml")),
    ("responsibility.yaml", include_str!("../../rules/responsibility.yaml")),
    ("status.yaml", include_str!("../../rules/status.yaml")),
    ("money.yaml", include_str!("../../rules/money.yaml")),
    ("magnitude.yaml", include_str!("../../rules/magnitude.yaml")),
    ("distance.yaml", include_str!("../../rules/distance.yaml")),
    ("length.yaml", include_str!("../../rules/length.yaml")),
    ("depth.yaml", include_str!("../../rules/depth.yaml")),
    ("quantity.yaml", include_str!("../../rules/quantity.yaml")),
];

/// The phrases that mark context.
pub const SCOPE: (&str, &str) = ("scope.yaml", include_str!("../../rules/scope.yaml"));

/// The same files by name, as the build read them (`build.rs`): JSON, without examples and pairs.
pub const COMPACT: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));
