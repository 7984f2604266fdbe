//! What somebody sends as a report: the words of the report, with what the pack knows left out.

use serde::Deserialize;
use utoipa::ToSchema;
use yakja_app::App;
use yakja_app::reports::ReportDraft;
use yakja_model::{
    Content, CountryCode, Grading, Marking, OrganizationCode, OwnReference, Participant, Personal,
    When,
};

/// A report to take.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// The code of the organisation that says it.
    #[schema(value_type = String, example = "ANF")]
    organization: OrganizationCode,
    /// First and last possible day, and how exactly it is known.
    #[schema(
        value_type = Object,
        example = json!({"from": "2026-03-01", "to": "2026-03-01", "precision": "day"})
    )]
    when: When,
    /// As written.
    #[serde(default)]
    #[schema(max_length = 500)]
    place: String,
    /// ISO 3166-1 alpha-2; the register's own country where it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "PK")]
    country: Option<CountryCode>,
    /// TLP:AMBER for its owner and the centre, countable, where it is left out.
    #[serde(default)]
    #[schema(
        value_type = Option<Object>,
        example = json!({
            "tlp": "TLP:AMBER",
            "audience": {"centre": true, "members": false, "organizations": []},
            "countable": true
        })
    )]
    marking: Option<Marking>,
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    grading: Option<Grading>,
    /// The organisation's own numbers for it.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    references: Vec<OwnReference>,
    /// Who took part, with what credit.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    participants: Vec<Participant>,
    /// What it says: `{"kind": "seizure", "exhibits": […]}`, `{"kind": "arrest", "people": […]}`, …
    #[schema(
        value_type = Object,
        example = json!({"kind": "arrest", "people": [{"count": 2, "role": "accused"}]})
    )]
    content: Content,
    /// Names, identifiers and narrative. They are sealed before anything is kept.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    personal: Personal,
}

impl NewReport {
    pub(super) fn into_draft(self, app: &App) -> ReportDraft {
        ReportDraft {
            organization: self.organization,
            when: self.when,
            place: self.place,
            country: self.country.unwrap_or(app.pack().country),
            marking: self.marking.unwrap_or_else(Marking::import_default),
            grading: self.grading,
            references: self.references,
            participants: self.participants,
            content: self.content,
            personal: self.personal,
        }
    }
}
