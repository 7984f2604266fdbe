//! The words officers use for what the register has its own terms for.

/// A word that pages may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageWord {
    /// The register's own term, for example `seizure`.
    pub term: String,
    /// The officers' word in English, for example `recovery`.
    pub word_en: String,
    /// The officers' word in Urdu.
    pub word_ur: String,
    /// Who gives the Urdu word; `None` where no source does and nobody has reviewed it.
    pub urdu_source: Option<String>,
}
