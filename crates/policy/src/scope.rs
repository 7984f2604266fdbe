//! What an officer may read: the filter that every reading function of the store takes.

use std::collections::BTreeSet;

use yakja_model::{AccessClassId, ReportId};

/// The access classes an officer may read, and single records opened to the officer one by one.
///
/// Only the policies make one that lets anything through:
///
/// ```
/// let scope = yakja_policy::Scope::nothing();
/// assert!(!scope.allows(yakja_model::AccessClassId(1)));
/// ```
///
/// ```compile_fail
/// use std::collections::BTreeSet;
/// let classes = BTreeSet::from([yakja_model::AccessClassId(1)]);
/// let scope = yakja_policy::Scope { classes, singles: BTreeSet::new() };
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    classes: BTreeSet<AccessClassId>,
    singles: BTreeSet<ReportId>,
}

impl Scope {
    /// Lets nothing through.
    pub const fn nothing() -> Self {
        Self { classes: BTreeSet::new(), singles: BTreeSet::new() }
    }

    pub(crate) const fn of(classes: BTreeSet<AccessClassId>) -> Self {
        Self { classes, singles: BTreeSet::new() }
    }

    /// Whether records of this class may be read.
    pub fn allows(&self, class: AccessClassId) -> bool {
        self.classes.contains(&class)
    }

    /// The classes that may be read, in ascending order.
    pub fn classes(&self) -> impl Iterator<Item = AccessClassId> {
        self.classes.iter().copied()
    }

    /// Records opened one by one, whatever their class. None yet: consent, membership of a case
    /// and emergency come later.
    pub const fn singles(&self) -> &BTreeSet<ReportId> {
        &self.singles
    }
}
