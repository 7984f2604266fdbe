//! Following the feed: a question is answered from facts that have seen a position.

use std::sync::Arc;

use tokio::sync::Mutex;
use yakja_resolve::Gazetteer;
use yakja_store::{Database, FeedStep};

use super::{Facts, append::Appender};
use crate::Result;

/// The newest facts of this process.
#[derive(Default)]
pub(crate) struct FactStore {
    newest: Mutex<Arc<Facts>>,
}

impl FactStore {
    /// Facts that have applied every entry before a position. Those who ask at once wait for one
    /// that brings them up to date.
    pub(crate) async fn at_least(
        &self,
        position: u64,
        database: &Database,
        gazetteer: &Gazetteer,
    ) -> Result<Arc<Facts>> {
        let mut newest = self.newest.lock().await;
        if newest.position >= position {
            return Ok(Arc::clone(&newest));
        }
        let steps = database.feed(newest.position, position).await?;
        let mut appender = Appender::new((**newest).clone(), gazetteer);
        for entry in &steps {
            if let FeedStep::Report { id, version } = &entry.step
                && !appender.comes((*id, *version), entry.position)
            {
                continue;
            }
            database.facts_of(&entry.step, |row| appender.push(&row, entry.position)).await?;
        }
        let mut linked = newest.linked.clone();
        let fresh = linked.follow(&steps, database).await?;
        appender.link(&fresh);
        *newest = Arc::new(Facts { linked, ..appender.finish(position) });
        Ok(Arc::clone(&newest))
    }
}
