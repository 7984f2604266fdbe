//! What each of the five devices of the design forbids.

/// One way to change.
mod changes;
/// A permit fits its act.
mod permits;
/// Records prove themselves.
mod records;
/// A read can't forget the policy.
mod scopes;
/// Personal content is sealed.
mod sealed;
