//! Knows the order of the rooms.
