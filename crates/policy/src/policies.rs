//! The policies: read and validated once, then asked for every act and every access class.

use cedar_policy::{Authorizer, Context, Decision as Verdict, Entities, PolicySet, Request};
use yakja_model::{AccessClass, AccessClassId, Action, Officer, Purpose, Subject};

use crate::{
    Ask, BulkAsk, BulkPermit, Denied, Permit, PolicyError, PolicyVersion, Resource, Scope,
    ask::Question,
    permit::Decision,
    policy_files,
    vocabulary::{NotTaken, Vocabulary},
};

/// The policies of the register. Share one in an `Arc`; it never changes.
pub struct Policies {
    version: PolicyVersion,
    policies: PolicySet,
    authorizer: Authorizer,
    vocabulary: Vocabulary,
}

impl Policies {
    /// The policies that are part of the program, validated strictly against their schema.
    ///
    /// # Errors
    /// See [`PolicyError`]. A test makes sure that there is none.
    pub fn built_in() -> Result<Self, PolicyError> {
        Self::of(policy_files::SCHEMA, &policy_files::ALL)
    }

    /// Which policies these are.
    pub const fn version(&self) -> &PolicyVersion {
        &self.version
    }

    /// Decides on one act.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn permit(&self, officer: &Officer, ask: Ask<'_>) -> Result<Permit, Denied> {
        if !ask.is_coherent() {
            return Err(Denied::Incoherent { action: ask.action });
        }
        let decision = self.decide(officer, ask.question())?;
        Ok(Permit { action: ask.action, subject: ask.subject, decision })
    }

    /// Decides on the rows of one import that say one organisation's word under one marking.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn bulk_permit(
        &self,
        officer: &Officer,
        import: BulkAsk<'_>,
    ) -> Result<BulkPermit, Denied> {
        if !import.is_coherent() {
            return Err(Denied::Incoherent { action: Action::ImportReports });
        }
        let decision = self.decide(officer, import.question())?;
        let organization = import.organization.code.clone();
        Ok(BulkPermit {
            subject: Subject::Import { id: import.import, organization: organization.clone() },
            import: import.import,
            organization,
            submitter: import.submitter.clone(),
            class: import.class.clone(),
            decision,
        })
    }

    /// Whether an officer may read, or open the personal content of, records of a class. Any
    /// other action is not about a class, and the answer is no.
    #[expect(clippy::too_many_arguments, reason = "who, what, why and to what: a whole question")]
    pub fn decide_class(
        &self,
        officer: &Officer,
        action: Action,
        purpose: Option<&Purpose>,
        class: &AccessClass,
    ) -> bool {
        if !matches!(action, Action::ReadReport | Action::OpenPersonal) {
            return false;
        }
        let resource = Resource::Class(class);
        let question = Question { action, resource, account: None, purpose };
        self.decide(officer, question).is_ok()
    }

    /// Which of these classes an officer may read.
    pub fn scope(
        &self,
        officer: &Officer,
        purpose: Option<&Purpose>,
        classes: &[(AccessClassId, AccessClass)],
    ) -> Scope {
        let allowed = classes
            .iter()
            .filter(|(_, class)| self.decide_class(officer, Action::ReadReport, purpose, class))
            .map(|(id, _)| *id);
        Scope::of(allowed.collect())
    }

    pub(crate) fn of(schema: &str, files: &[(&str, &str)]) -> Result<Self, PolicyError> {
        let policies = policy_files::read(files)?;
        policy_files::validate(schema, &policies)?;
        let texts = files.iter().map(|(_, text)| *text);
        Ok(Self {
            version: PolicyVersion::of(std::iter::once(schema).chain(texts)),
            policies,
            authorizer: Authorizer::new(),
            vocabulary: Vocabulary::new()?,
        })
    }

    fn decide(&self, officer: &Officer, question: Question<'_>) -> Result<Decision, Denied> {
        let action = question.action;
        let (request, entities) =
            self.request(officer, question).map_err(|NotTaken| Denied::NotEvaluated { action })?;

        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        // Cedar leaves out a policy that it can't evaluate. With a prohibition left out, too much
        // would be permitted.
        if response.diagnostics().errors().next().is_some() {
            return Err(Denied::NotEvaluated { action });
        }
        if response.decision() != Verdict::Allow {
            return Err(Denied::NotPermitted { action });
        }

        let mut reasons: Vec<_> =
            response.diagnostics().reason().map(ToString::to_string).collect();
        reasons.sort_unstable();
        Ok(Decision { officer: officer.id, policy_version: self.version.clone(), reasons })
    }

    /// Writes a question as Cedar takes it.
    fn request(
        &self,
        officer: &Officer,
        question: Question<'_>,
    ) -> Result<(Request, Entities), NotTaken> {
        let words = &self.vocabulary;
        let (resource, context) = match question.resource {
            Resource::Centre => match question.account {
                Some(officer) => (words.account(officer)?, Context::empty()),
                None => (words.centre(), Context::empty()),
            },
            // Nobody submits an account.
            Resource::Organization { organization, .. }
                if question.action == Action::EnrolOfficer =>
            {
                (words.organization(organization)?, Context::empty())
            }
            Resource::Organization { organization, submitter } => {
                (words.organization(organization)?, words.submitted_by(submitter)?)
            }
            Resource::Pair(pair) => (words.pair(pair)?, Context::empty()),
            Resource::Class(class) => {
                (words.access_class(class)?, words.for_purpose(question.purpose)?)
            }
        };
        let principal = words.officer(officer)?;
        let action = words.action(question.action);
        let request = Request::new(principal.uid(), action, resource.uid(), context, None)
            .map_err(|_| NotTaken)?;
        let entities =
            Entities::from_entities([principal, resource], None).map_err(|_| NotTaken)?;
        Ok((request, entities))
    }
}

#[cfg(test)]
mod tests;
