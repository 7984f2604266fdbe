//! An open register: the store, the policies, the pack, the jobs and projections over them.

use std::collections::BTreeMap;
use std::sync::Arc;

use yakja_formats::Profile;
use yakja_model::{
    Action, CountryPack, Event, EventDetail, Officer, OfficerId, Organization, OrganizationCode,
    Role, SessionKey, Standing, Subject, Timestamp,
};
use yakja_policy::{Ask, Policies, Resource};
use yakja_resolve::Gazetteer;
use yakja_store::{Database, Moment};

use crate::{
    Ctx, Error, Result, Settings, assets,
    close_codes::close_codes,
    jobs::{
        resolving::{Afterwards, Reached, Resolving},
        sequencing::Sequencing,
    },
    projections::{facts::FactStore, scopes::Scopes},
};

/// An open register. Cloning is cheap.
#[derive(Clone)]
pub struct App {
    pub(crate) parts: Arc<Parts>,
}

pub(crate) struct Parts {
    pub(crate) settings: Settings,
    pub(crate) database: Database,
    pub(crate) policies: Arc<Policies>,
    pub(crate) pack: CountryPack,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) profiles: BTreeMap<String, Profile>,
    pub(crate) facts: FactStore,
    pub(crate) scopes: Scopes,
    pub(crate) sequencing: Sequencing,
    pub(crate) resolving: Resolving,
    /// This process, where leases are concerned.
    pub(crate) process: SessionKey,
}

impl App {
    /// Makes a register and enrols the local operator, a duty officer who needs no password.
    ///
    /// # Errors
    /// [`Error::UnknownCountry`], or what the store says: a register that is already there is
    /// left as it is.
    pub async fn create(settings: Settings, country: &str, operator: &str) -> Result<Self> {
        crate::officers::check_login(operator)?;
        let pack = assets::country_pack(country)?;
        let database = Database::create(&settings.locations, pack.country.as_str()).await?;
        let centre = centre_of(&pack)?.code.clone();
        let app = Self::with(settings, database, pack).await?;
        let mut moment = app.moment()?;
        let officer = Officer {
            id: OfficerId(moment.id()),
            login: operator.to_owned(),
            organization: centre,
            role: Role::DutyOfficer,
        };
        let ctx = app.ctx(officer.clone());
        ctx.change(country.to_owned(), async |_tx, country| {
            let permit = ctx.permit(Ask {
                action: Action::OpenCentre,
                subject: Subject::Centre,
                resource: Resource::Centre,
                purpose: None,
            })?;
            let event = Event {
                action: Action::OpenCentre,
                subject: Subject::Centre,
                detail: EventDetail::CentreOpened { country },
            };
            Ok(((), permit, event))
        })
        .await?;
        crate::officers::enrol_first(&ctx, officer).await?;
        Ok(app)
    }

    /// Opens a register and starts its sequencer.
    ///
    /// # Errors
    /// What the store says.
    pub async fn open(settings: Settings) -> Result<Self> {
        let database = Database::open(&settings.locations).await?;
        let pack = assets::country_pack(&database.centre().country)?;
        Self::with(settings, database, pack).await
    }

    async fn with(settings: Settings, database: Database, pack: CountryPack) -> Result<Self> {
        let policies = Policies::built_in()
            .map_err(|error| Error::Shipped { what: "policies", problem: error.to_string() })?;
        let mut moment = Moment::new(settings.clock.now(), seed(&settings)?);
        let process = SessionKey(moment.id());
        let sequencing = Sequencing::start(&settings, &database, process);
        let parts = Parts {
            gazetteer: Gazetteer::new(&pack),
            profiles: assets::profiles()?,
            facts: FactStore::default(),
            scopes: Scopes::default(),
            policies: Arc::new(policies),
            settings,
            database,
            pack,
            sequencing,
            resolving: Resolving::default(),
            process,
        };
        Ok(Self { parts: Arc::new(parts) })
    }

    /// Acts as this officer.
    pub fn ctx(&self, actor: Officer) -> Ctx {
        Ctx::new(self.clone(), actor)
    }

    /// The officer with this login, for the command line.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nobody has it.
    pub async fn operator(&self, login: &str) -> Result<Officer> {
        let account = self.parts.database.account(login).await?.ok_or(Error::NotFound)?;
        Ok(account.officer)
    }

    /// The country pack.
    pub fn pack(&self) -> &CountryPack {
        &self.parts.pack
    }

    /// The profiles that ship.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.parts.profiles.values()
    }

    /// The shipped profile of this name.
    ///
    /// # Errors
    /// [`Error::UnknownProfile`] naming those there are.
    pub fn profile(&self, name: &str) -> Result<Profile> {
        self.parts.profiles.get(name).cloned().ok_or_else(|| Error::UnknownProfile {
            name: name.to_owned(),
            known: self.parts.profiles.keys().cloned().collect::<Vec<_>>().join(", "),
        })
    }

    /// Whether every page says that the data is invented.
    pub fn is_demo(&self) -> bool {
        self.parts.settings.demo
    }

    /// `sqlite` or `postgres`.
    pub fn backend(&self) -> &'static str {
        self.parts.database.backend()
    }

    /// The public key of the checkpoints.
    pub fn verifier_key(&self) -> &str {
        &self.parts.database.centre().verifier_key
    }

    /// Now, by the register's clock.
    pub fn now(&self) -> Timestamp {
        self.parts.settings.clock.now()
    }

    /// An organisation of the pack.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn organization(&self, code: &OrganizationCode, field: &str) -> Result<&Organization> {
        let all = || self.parts.pack.organizations.iter();
        all().find(|one| one.code == *code).ok_or_else(|| {
            let close = close_codes(code.as_str(), all().map(|one| one.code.as_str()));
            let close = match close.is_empty() {
                true => String::new(),
                false => format!(" such as {}", close.join(", ")),
            };
            let expected = format!("no organisation {code}; expected a code{close}");
            Error::invalid(field, format!("{expected} (docs/organisations.md has all)"))
        })
    }

    /// The organisation that is the centre.
    pub(crate) fn centre(&self) -> Result<&Organization> {
        centre_of(&self.parts.pack)
    }

    /// Looks for reports of one incident among everything that has a position now, and waits until
    /// that is done, here or by the process that does this work.
    ///
    /// # Errors
    /// What the store says.
    pub async fn resolve(&self) -> Result<()> {
        self.search(Afterwards::GiveBack).await
    }

    /// The same, and keeps this work for this process, whose index need not be filled again. Call it
    /// every second: others wait for it until 10 s after the last call.
    ///
    /// # Errors
    /// What the store says.
    pub async fn keep_resolving(&self) -> Result<()> {
        self.search(Afterwards::Keep).await
    }

    async fn search(&self, afterwards: Afterwards) -> Result<()> {
        let size = self.parts.database.ledger().size().await?;
        let patience = std::time::Duration::from_millis(100);
        loop {
            let reached = self.parts.resolving.catch_up(self, afterwards).await?;
            if reached == Reached::End || self.parts.database.resolved().await? >= size {
                return Ok(());
            }
            tokio::time::sleep(patience).await;
        }
    }

    pub(crate) fn moment(&self) -> Result<Moment> {
        Ok(Moment::new(self.now(), seed(&self.parts.settings)?))
    }

    /// Sequences what waits, signs a checkpoint over it, gives the lease back, and closes.
    ///
    /// # Errors
    /// What the store says.
    pub async fn close(self) -> Result<()> {
        self.parts.resolving.give_back(&self.parts).await?;
        self.parts.sequencing.flush().await?;
        self.parts.sequencing.stop().await;
        Ok(self.parts.database.clone().close().await?)
    }
}

fn seed(settings: &Settings) -> Result<[u8; 32]> {
    settings.entropy.seed().map_err(|source| {
        Error::Store(yakja_store::Error::File { path: "system randomness".into(), source })
    })
}

fn centre_of(pack: &CountryPack) -> Result<&Organization> {
    pack.organizations
        .iter()
        .find(|organization| organization.standing == Standing::Centre)
        .ok_or_else(|| Error::Shipped {
            what: "country pack",
            problem: "no organisation is the centre".into(),
        })
}
