//! Find the profile that files are of, where whoever sends them does not say. Nothing is taken.

use yakja_formats::{Profile, TableFormat, TableReader, best_fit};

use super::{SourceFile, open_files::open_files};
use crate::{App, Error, Result};

/// The profile of which the files have all the columns; of several, the one that needs most.
/// `files` gives them from their beginning, each time it is asked.
///
/// # Errors
/// [`Error::File`] where they are of no profile: it says which they are most like, and what is
/// missing.
pub async fn find_profile<F>(app: &App, files: F) -> Result<Profile>
where
    F: Fn() -> Vec<SourceFile> + Send + 'static,
{
    let profiles: Vec<Profile> = app.profiles().cloned().collect();
    tokio::task::spawn_blocking(move || find(&profiles, &files)).await?
}

fn find(profiles: &[Profile], files: &dyn Fn() -> Vec<SourceFile>) -> Result<Profile> {
    let fit = profiles.iter().filter(|profile| open_files(files(), profile, profiles).is_ok());
    match fit.max_by_key(|profile| profile.needed_columns().len()) {
        Some(profile) => Ok(profile.clone()),
        None => Err(what_is_missing(profiles, files)),
    }
}

/// What keeps the files from being of the profile that they are most like.
fn what_is_missing(profiles: &[Profile], files: &dyn Fn() -> Vec<SourceFile>) -> Error {
    let Some(SourceFile { name, reader }) = files().into_iter().next() else {
        return Error::invalid("files", "at least one file");
    };
    let of_no_profile = |problem: String| Error::File { file: name.clone(), problem };
    let header = match TableReader::new(reader, TableFormat::default()) {
        Ok(table) => table.header().to_vec(),
        Err(error) => return of_no_profile(error.to_string()),
    };
    let like = best_fit(profiles, &header);
    let missing = like.and_then(|like| Some((like, open_files(files(), like, &[]).err()?)));
    match missing {
        Some((like, Error::File { file, problem })) => {
            let problem = format!("it looks like a file for the profile {}; {problem}", like.name);
            Error::File { file, problem }
        }
        Some((_, other)) => other,
        None => {
            let known: Vec<_> = profiles.iter().map(|profile| profile.name.as_str()).collect();
            of_no_profile(format!(
                "it has the columns of no profile; there are {}",
                known.join(", ")
            ))
        }
    }
}
