//! Scopes already decided: one per officer and purpose, until a new access class appears.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use yakja_model::{Officer, Purpose};
use yakja_policy::{Policies, Scope};
use yakja_store::Database;

use crate::Result;

/// Kept at most; then all are forgotten and decided again.
const MOST: usize = 4_096;

type Key = (Officer, Option<&'static str>);

/// Scopes already decided.
#[derive(Default)]
pub(crate) struct Scopes {
    decided: Mutex<HashMap<Key, (usize, Arc<Scope>)>>,
}

impl Scopes {
    /// What an officer may read for a purpose, as the policies stand.
    pub(crate) async fn of(
        &self,
        database: &Database,
        policies: &Policies,
        (officer, purpose): (&Officer, Option<&Purpose>),
    ) -> Result<Arc<Scope>> {
        let classes = database.access_classes().await?;
        let key = (officer.clone(), purpose.map(Purpose::kind));
        let mut decided = self.decided.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((count, scope)) = decided.get(&key)
            && *count == classes.len()
        {
            return Ok(Arc::clone(scope));
        }
        if decided.len() >= MOST {
            decided.clear();
        }
        let scope = Arc::new(policies.scope(officer, purpose, &classes));
        decided.insert(key, (classes.len(), Arc::clone(&scope)));
        Ok(scope)
    }
}
