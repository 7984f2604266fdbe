//! Send one report, or a new version of one.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use yakja_model::{
    Action, Content, CountryCode, CountryPack, Exhibit, Grading, Marking, OrganizationCode,
    OwnReference, Participant, Personal, Quantity, Report, ReportId, Subject, SubstanceClass, Unit,
    When, measure,
};
use yakja_policy::{Ask, Resource};

use super::flag_unlikely;
use crate::{Ctx, Error, Result};

/// What somebody sends, with personal content in clear until it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportDraft {
    /// The organisation that says it.
    pub organization: OrganizationCode,
    /// When it happened.
    pub when: When,
    /// Where, as written.
    #[serde(default)]
    pub place: String,
    /// Country of the event.
    pub country: CountryCode,
    /// How it is marked.
    pub marking: Marking,
    /// Grading, where one was given.
    #[serde(default)]
    pub grading: Option<Grading>,
    /// The organisation's own numbers for it.
    #[serde(default)]
    pub references: Vec<OwnReference>,
    /// Who took part.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// What it says.
    pub content: Content,
    /// Names, identifiers and narrative.
    #[serde(default)]
    pub personal: Personal,
}

/// A report to take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmitReport {
    /// What it says.
    pub draft: ReportDraft,
    /// The report and the version that this one follows; `None` for a new report.
    pub follows: Option<(ReportId, i32)>,
}

/// A report that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// The report.
    pub id: ReportId,
    /// Its version.
    pub version: i32,
}

/// Takes a report. The officer's organisation submits it and answers for it here.
///
/// # Errors
/// [`Error::Report`] and [`Error::Invalid`] where it is not as expected; [`Error::Denied`] where
/// the officer may not speak for the organisation; [`Error::NotFound`] where the report to follow
/// is not there or not the officer's organisation's; [`Error::VersionConflict`] where it has
/// another version by now.
pub async fn submit_report(ctx: &Ctx, command: SubmitReport) -> Result<Submitted> {
    check_texts(&command.draft)?;
    check_words(&command.draft, ctx.app().pack())?;
    let scope = ctx.scope(None).await?;
    ctx.change_once(command, async |tx, SubmitReport { draft, follows }| {
        let (id, version) = match follows {
            None => (ReportId(tx.moment().id()), 1),
            Some((id, version)) => {
                let before = tx.report(id, &scope).await?.ok_or(Error::NotFound)?.report;
                if before.submitter != ctx.actor().organization
                    || before.organization != draft.organization
                {
                    return Err(Error::NotFound);
                }
                if before.version != version {
                    return Err(Error::VersionConflict { newest: before.version });
                }
                (id, version + 1)
            }
        };
        let organization = ctx.app().organization(&draft.organization, "organization")?;
        let submitter = &ctx.actor().organization;
        let permit = ctx.permit(Ask {
            action: Action::SubmitReport,
            subject: Subject::Report { id, version },
            resource: Resource::Organization { organization, submitter },
            purpose: None,
        })?;
        let mut content = draft.content;
        flag_unlikely(&mut content, &draft.place);
        let personal = match draft.personal.is_empty() {
            true => None,
            false => Some(tx.seal(&draft.personal)?),
        };
        let report = Report {
            id,
            version,
            organization: draft.organization,
            submitter: submitter.clone(),
            submitted_by: ctx.actor().id,
            recorded_at: tx.moment().now(),
            when: draft.when,
            place: draft.place,
            country: draft.country,
            marking: draft.marking,
            grading: draft.grading,
            references: draft.references,
            participants: draft.participants,
            content,
            personal,
            source: None,
        };
        report.check()?;
        let event = tx.save_report(&report).await?;
        Ok((Submitted { id, version }, permit, event))
    })
    .await
}

/// Codes must be those of the country pack: a substance counts in the class the pack gives it.
fn check_words(draft: &ReportDraft, pack: &CountryPack) -> Result<()> {
    if !pack.country_names.values().any(|country| *country == draft.country) {
        return Err(Error::invalid("/country", "an ISO 3166-1 code of two letters"));
    }
    let Content::Seizure(seizure) = &draft.content else { return Ok(()) };
    for (index, exhibit) in seizure.exhibits.iter().enumerate() {
        let expected = match &exhibit.substance {
            None => Some(SubstanceClass::Unrecognized),
            Some(code) => {
                pack.substances.iter().find(|known| known.code == *code).map(|known| known.class)
            }
        };
        let pointer = format!("/content/exhibits/{index}");
        match expected {
            None => {
                let pointer = format!("{pointer}/substance");
                return Err(Error::invalid(
                    &pointer,
                    "the code of a substance of the country pack",
                ));
            }
            Some(class) if class != exhibit.class => {
                let pointer = format!("{pointer}/class");
                return Err(Error::invalid(&pointer, format!("{}, its class", class.code())));
            }
            Some(_) => {}
        }
        check_amount(exhibit, &pointer, pack)?;
    }
    Ok(())
}

/// Where the pack can read amount and unit as written, the quantity is what they say. A container
/// says nothing of how much was in it.
fn check_amount(exhibit: &Exhibit, pointer: &str, pack: &CountryPack) -> Result<()> {
    let unit = pack.units.get(&exhibit.unit_as_written.trim().to_lowercase());
    let Some(unit) = unit.filter(|unit| **unit != Unit::Container) else { return Ok(()) };
    let Ok(written) = measure(&exhibit.amount_as_written, *unit) else { return Ok(()) };
    if written == exhibit.quantity {
        return Ok(());
    }
    let amount = match written {
        Quantity::MassMg(amount) => format!("mass-mg {amount}"),
        Quantity::VolumeMl(amount) => format!("volume-ml {amount}"),
        Quantity::Pieces(amount) => format!("pieces {amount}"),
        Quantity::NotKnown => "not-known".to_owned(),
    };
    let expected = format!("{amount}, the amount and unit as written");
    Err(Error::invalid(&format!("{pointer}/quantity"), expected))
}

/// PostgreSQL has no place for the character NUL in a text.
fn check_no_nul(value: &Value, pointer: &str) -> Result<()> {
    match value {
        Value::String(text) if text.contains('\0') => {
            Err(Error::invalid(pointer, "a text without the character NUL"))
        }
        Value::Array(values) => (0..)
            .zip(values)
            .try_for_each(|(index, value)| check_no_nul(value, &format!("{pointer}/{index}"))),
        Value::Object(fields) => fields
            .iter()
            .try_for_each(|(name, value)| check_no_nul(value, &format!("{pointer}/{name}"))),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Bounds on what a form or a post may write.
fn check_texts(draft: &ReportDraft) -> Result<()> {
    if draft.place.chars().count() > 500 {
        return Err(Error::invalid("/place", "at most 500 characters"));
    }
    check_no_nul(&serde_json::to_value(draft).map_err(yakja_store::Error::from)?, "")?;
    let narrative = draft.personal.narrative.as_deref().unwrap_or_default();
    if narrative.chars().count() > 20_000 {
        return Err(Error::invalid("/personal/narrative", "at most 20,000 characters"));
    }
    let people = draft.personal.people.len();
    let listed = draft.references.len() + draft.participants.len() + people;
    if listed > 500 {
        return Err(Error::invalid("", "at most 500 references, participants and people"));
    }
    Ok(())
}
