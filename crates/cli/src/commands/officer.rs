//! `yakja officer`: give somebody an account.

use std::process::ExitCode;

use serde_json::json;
use yakja_app::officers::{EnrolOfficer, SetupLink, enrol_officer, renew_setup_link};
use yakja_model::{OrganizationCode, Role};

use super::open;
use crate::{
    arguments::{Global, Officer},
    failure::Failure,
    output,
};

pub async fn run(global: &Global, command: Officer) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let link = match command {
        Officer::Add { login, agency, role } => {
            let organization = OrganizationCode::parse(&agency)
                .map_err(|error| Failure::usage(format!("--agency: {error}")))?;
            let role = Role::parse(&role)
                .ok_or_else(|| Failure::usage("--role: expected duty-officer or liaison"))?;
            let command = EnrolOfficer { login, organization, role };
            enrol_officer(&ctx, command).await.map_err(Failure::from)
        }
        Officer::Link { login } => match renew_setup_link(&ctx, &login).await {
            Err(yakja_app::Error::NotFound) => Err(anyhow::anyhow!("no account {login:?}").into()),
            other => other.map_err(Failure::from),
        },
    };
    app.close().await?;
    print(global, &link?)?;
    Ok(ExitCode::SUCCESS)
}

fn print(global: &Global, link: &SetupLink) -> Result<(), Failure> {
    let path = format!("/set-up?token={}", link.token);
    if global.json {
        return output::json(&json!({ "login": link.login, "set_up": path }));
    }
    output::line(&format!("{} chooses a password within two days at", link.login))?;
    output::line(&format!("  {path}"))?;
    output::line("on the register's address. The link works once and is not shown again.")
}
