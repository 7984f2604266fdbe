//! Reads files to their end before anything is taken: whether a row is refused is known then.

use tokio::sync::mpsc;

use super::{
    group_rows::{HELD, too_many},
    read_rows::Reading,
    stop::Stop,
};
use crate::{Error, Result};

/// What was read, to be read again, and whether a row of it was refused.
pub(super) struct Gathered {
    pub(super) rows: mpsc::Receiver<Reading>,
    pub(super) has_refused: bool,
}

/// Reads to the end.
///
/// # Errors
/// [`Error::File`] where reading breaks off, or there is more than can be held;
/// [`Error::Stopped`] where somebody asked for that.
pub(super) async fn gather(mut rows: mpsc::Receiver<Reading>, stop: &Stop) -> Result<Gathered> {
    let (mut all, mut held, mut has_refused) = (Vec::new(), 0, false);
    while let Some(read) = rows.recv().await {
        if stop.is_asked() {
            return Err(Error::Stopped);
        }
        match &read {
            Reading::Batch(batch) => {
                held += batch.records.iter().map(|read| read.rows).sum::<u64>();
                // A total among the data is left out and nothing is wrong with it.
                has_refused |= batch.refused.iter().any(|row| !row.is_total);
                if held > HELD {
                    return Err(Error::File { file: batch.file.clone(), problem: too_many() });
                }
            }
            Reading::End(..) => {}
            Reading::Broken { file, problem } => {
                let (file, problem) = (file.clone(), problem.clone());
                return Err(Error::File { file, problem });
            }
        }
        all.push(read);
    }
    let (to, rows) = mpsc::channel(all.len().max(1));
    for read in all {
        // There is room for all of them.
        to.try_send(read).map_err(|_| Error::TaskEnded)?;
    }
    Ok(Gathered { rows, has_refused })
}
