//! Runs use cases that change something, each on a thread of its own: it comes to its end when
//! the one who asked hangs up, and its future need not move between threads.

use std::future::Future;

use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

/// Runs a use case to its end.
///
/// # Errors
/// What the use case says, or that its thread met a mistake in the program.
pub(crate) async fn to_its_end<T, F, A>(use_case: F) -> yakja_app::Result<T>
where
    T: Send + 'static,
    F: FnOnce() -> A + Send + 'static,
    A: Future<Output = yakja_app::Result<T>>,
{
    let runtime = Handle::current();
    spawn_blocking(move || runtime.block_on(use_case())).await?
}
