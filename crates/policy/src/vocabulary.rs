//! Values of the model as Cedar knows them. Names here and in `schema.cedarschema` are the same,
//! and a test compares them; at run time nothing is validated again.

use std::collections::{BTreeSet, HashSet};

use cedar_policy::{Context, Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression};
use yakja_model::{
    AccessClass, Action, Audience, Officer, OfficerId, Organization, OrganizationCode,
    PairStanding, Purpose, Standing,
};

use crate::PolicyError;

type Attribute = (String, RestrictedExpression);

/// Cedar did not take a value. It takes all that this module makes; the caller refuses the act.
#[derive(Debug)]
pub(crate) struct NotTaken;

/// The names of entity types, parsed once.
pub(crate) struct Vocabulary {
    access_class: EntityTypeName,
    account: EntityTypeName,
    action: EntityTypeName,
    category: EntityTypeName,
    centre: EntityTypeName,
    handling: EntityTypeName,
    officer: EntityTypeName,
    organization: EntityTypeName,
    pair: EntityTypeName,
    protection: EntityTypeName,
    purpose: EntityTypeName,
    role: EntityTypeName,
    standing: EntityTypeName,
    tlp: EntityTypeName,
}

impl Vocabulary {
    pub(crate) fn new() -> Result<Self, PolicyError> {
        Ok(Self {
            access_class: type_name("AccessClass")?,
            account: type_name("Account")?,
            action: type_name("Action")?,
            category: type_name("Category")?,
            centre: type_name("Centre")?,
            handling: type_name("Handling")?,
            officer: type_name("Officer")?,
            organization: type_name("Organization")?,
            pair: type_name("Pair")?,
            protection: type_name("Protection")?,
            purpose: type_name("Purpose")?,
            role: type_name("Role")?,
            standing: type_name("Standing")?,
            tlp: type_name("Tlp")?,
        })
    }

    pub(crate) fn action(&self, action: Action) -> EntityUid {
        uid(&self.action, action.code())
    }

    pub(crate) fn officer(&self, officer: &Officer) -> Result<Entity, NotTaken> {
        let attributes = [
            ("organization", self.organization_code(&officer.organization)),
            ("role", value(&self.role, officer.role.code())),
        ];
        entity(uid(&self.officer, &officer.id.to_string()), attributes)
    }

    pub(crate) fn account(&self, officer: OfficerId) -> Result<Entity, NotTaken> {
        let id = officer.to_string();
        entity(uid(&self.account, &id), [("officer", value(&self.officer, &id))])
    }

    pub(crate) fn centre(&self) -> Entity {
        Entity::with_uid(uid(&self.centre, "centre"))
    }

    pub(crate) fn organization(&self, organization: &Organization) -> Result<Entity, NotTaken> {
        let standing = match organization.standing {
            Standing::Centre => "centre",
            Standing::Member => "member",
            Standing::Outside => "outside",
        };
        let attributes = [("standing", value(&self.standing, standing))];
        entity(uid(&self.organization, organization.code.as_str()), attributes)
    }

    pub(crate) fn access_class(&self, class: &AccessClass) -> Result<Entity, NotTaken> {
        let protections = class.protections.iter().map(|one| value(&self.protection, one.code()));
        let attributes = [
            ("owner", self.organization_code(&class.owner)),
            ("audience", self.audience(&class.audience)?),
            ("tlp", value(&self.tlp, class.tlp.label())),
            ("handling", value(&self.handling, class.handling.code())),
            ("originator_control", RestrictedExpression::new_bool(class.originator_control)),
            ("countable", RestrictedExpression::new_bool(class.countable)),
            ("protections", RestrictedExpression::new_set(protections)),
            ("category", value(&self.category, class.category.code())),
        ];
        entity(uid(&self.access_class, "class"), attributes)
    }

    pub(crate) fn pair(&self, pair: &PairStanding) -> Result<Entity, NotTaken> {
        let codes = |codes: &BTreeSet<OrganizationCode>| {
            RestrictedExpression::new_set(codes.iter().map(|code| self.organization_code(code)))
        };
        let attributes = [
            ("parties", codes(&pair.parties)),
            ("owners", codes(&pair.owners)),
            ("credit_changes", RestrictedExpression::new_bool(pair.credit_changes)),
        ];
        entity(uid(&self.pair, "pair"), attributes)
    }

    /// The context of entering reports.
    pub(crate) fn submitted_by(&self, submitter: &OrganizationCode) -> Result<Context, NotTaken> {
        let submitter = attribute("submitter", self.organization_code(submitter));
        Context::from_pairs([submitter]).map_err(|_| NotTaken)
    }

    /// The context of reading.
    pub(crate) fn for_purpose(&self, purpose: Option<&Purpose>) -> Result<Context, NotTaken> {
        let purpose = purpose.map(|one| attribute("purpose", value(&self.purpose, one.kind())));
        Context::from_pairs(purpose).map_err(|_| NotTaken)
    }

    fn organization_code(&self, code: &OrganizationCode) -> RestrictedExpression {
        value(&self.organization, code.as_str())
    }

    fn audience(&self, audience: &Audience) -> Result<RestrictedExpression, NotTaken> {
        let named = audience.organizations.iter().map(|code| self.organization_code(code));
        let fields = [
            attribute("centre", RestrictedExpression::new_bool(audience.centre)),
            attribute("members", RestrictedExpression::new_bool(audience.members)),
            attribute("organizations", RestrictedExpression::new_set(named)),
        ];
        RestrictedExpression::new_record(fields).map_err(|_| NotTaken)
    }
}

fn type_name(word: &'static str) -> Result<EntityTypeName, PolicyError> {
    word.parse().map_err(|_| PolicyError::Word { word })
}

fn uid(of: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(of.clone(), EntityId::new(id))
}

fn value(of: &EntityTypeName, id: &str) -> RestrictedExpression {
    RestrictedExpression::new_entity_uid(uid(of, id))
}

fn attribute(name: &str, value: RestrictedExpression) -> Attribute {
    (name.to_owned(), value)
}

fn entity<const N: usize>(
    uid: EntityUid,
    attributes: [(&str, RestrictedExpression); N],
) -> Result<Entity, NotTaken> {
    let attributes = attributes.into_iter().map(|(name, value)| attribute(name, value)).collect();
    Entity::new(uid, attributes, HashSet::new()).map_err(|_| NotTaken)
}
