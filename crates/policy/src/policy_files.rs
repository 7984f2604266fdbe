//! The files of policies, part of the program: reading them and comparing them with their schema.

use cedar_policy::{PolicyId, PolicySet, Schema, ValidationMode, Validator};

use crate::PolicyError;

/// What policies may ask about.
pub(crate) const SCHEMA: &str = include_str!("../policies/schema.cedarschema");

/// Name and text of each file of policies.
pub(crate) const ALL: [(&str, &str); 5] = [
    ("centre.cedar", include_str!("../policies/centre.cedar")),
    ("submit.cedar", include_str!("../policies/submit.cedar")),
    ("read.cedar", include_str!("../policies/read.cedar")),
    ("personal.cedar", include_str!("../policies/personal.cedar")),
    ("incidents.cedar", include_str!("../policies/incidents.cedar")),
];

/// Reads files of policies into one set, in which each policy goes by its `@id`.
pub(crate) fn read(files: &[(&str, &str)]) -> Result<PolicySet, PolicyError> {
    let mut set = PolicySet::new();
    for (file, text) in files {
        let file = (*file).to_owned();
        let read: PolicySet = text
            .parse()
            .map_err(|error| PolicyError::Syntax { file: file.clone(), message: said(&error) })?;
        for policy in read.policies() {
            let Some(id) = policy.annotation("id").filter(|id| !id.is_empty()) else {
                return Err(PolicyError::NoId { file });
            };
            set.add(policy.new_id(PolicyId::new(id))).map_err(|error| PolicyError::NotAdded {
                id: id.to_owned(),
                file: file.clone(),
                message: said(&error),
            })?;
        }
    }
    Ok(set)
}

/// Compares policies with their schema. A warning, such as a policy that can never apply, counts
/// as an error.
pub(crate) fn validate(schema: &str, policies: &PolicySet) -> Result<(), PolicyError> {
    let (schema, warnings) = Schema::from_cedarschema_str(schema)
        .map_err(|error| PolicyError::Schema { message: said(&error) })?;
    let warnings: Vec<_> = warnings.map(|warning| warning.to_string()).collect();
    if !warnings.is_empty() {
        return Err(PolicyError::Schema { message: warnings.join("\n") });
    }

    let result = Validator::new(schema).validate(policies, ValidationMode::Strict);
    let errors = result.validation_errors().map(ToString::to_string);
    let warnings = result.validation_warnings().map(ToString::to_string);
    let findings: Vec<_> = errors.chain(warnings).collect();
    match findings.is_empty() {
        true => Ok(()),
        false => Err(PolicyError::Invalid { message: findings.join("\n") }),
    }
}

/// An error of Cedar with what caused it.
fn said(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(one) = cause {
        text = format!("{text}: {one}");
        cause = one.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(policies: &str, expected: &str) {
        let found = read(&[("a.cedar", policies)]).and_then(|set| validate(SCHEMA, &set));
        let shown = found.map_or_else(|error| error.to_string(), |()| "ok".to_owned());
        assert!(shown.contains(expected), "{policies}\n{shown}");
    }

    #[test]
    fn policies_that_agree_with_the_schema_are_taken() {
        check("@id(\"a\") permit (principal, action == Action::\"read-ledger\", resource);", "ok");
    }

    #[test]
    fn other_policies_are_refused_with_the_reason() {
        check("permit (principal", "a.cedar can't be read");
        check("permit (principal, action, resource);", "a.cedar has a policy without @id");
        let twice = "@id(\"a\") permit (principal, action, resource);".repeat(2);
        check(&twice, "policy a in a.cedar can't be added");
        let misspelt = [
            "principal.role == Role::\"duty-oficer\"",
            "principal.rang == Role::\"liaison\"",
            "resource.tlp == Tlp::\"RED\"",
            "resource.countable == 1",
        ];
        for condition in misspelt {
            let policy = format!(
                "@id(\"a\") forbid (principal, action == Action::\"read-report\", resource) \
                 when {{ {condition} }};"
            );
            check(&policy, "the policies do not agree with the schema");
        }
        check(
            "@id(\"a\") permit (principal, action == Action::\"red-report\", resource);",
            "the policies do not agree with the schema",
        );
    }
}
