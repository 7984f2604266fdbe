//! What every handler shares.

use std::sync::Arc;

use yakja_app::App;

use crate::attempts::Attempts;
use crate::imports::uploads::Uploads;
use crate::options::ServeOptions;
use crate::templates::{BrokenTemplate, Templates};
use crate::verifications::Verifications;
use crate::waiting::Waiting;

/// What every handler shares. Cloning is cheap.
#[derive(Clone)]
pub(crate) struct Web(Arc<Parts>);

struct Parts {
    app: App,
    options: ServeOptions,
    templates: Templates,
    attempts: Attempts,
    uploads: Uploads,
    verifications: Verifications,
    waiting: Waiting,
}

impl Web {
    pub(crate) fn new(app: App, options: ServeOptions) -> Result<Self, BrokenTemplate> {
        let templates = Templates::new(&app)?;
        Ok(Self(Arc::new(Parts {
            app,
            options,
            templates,
            attempts: Attempts::default(),
            uploads: Uploads::default(),
            verifications: Verifications::default(),
            waiting: Waiting::default(),
        })))
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn options(&self) -> &ServeOptions {
        &self.0.options
    }

    pub(crate) fn templates(&self) -> &Templates {
        &self.0.templates
    }

    pub(crate) fn attempts(&self) -> &Attempts {
        &self.0.attempts
    }

    pub(crate) fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    pub(crate) fn verifications(&self) -> &Verifications {
        &self.0.verifications
    }

    pub(crate) fn waiting(&self) -> &Waiting {
        &self.0.waiting
    }
}
