//! Migrations, forward only: one list for the register, one for the key store.

mod m1_foundation;
mod m1_keys;
mod m2_incidents;
mod m2_owner;
mod m3_areas;

use sea_orm_migration::prelude::*;

/// Migrations of the register.
pub struct Register;

#[async_trait::async_trait]
impl MigratorTrait for Register {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m1_foundation::Foundation),
            Box::new(m2_incidents::Incidents),
            Box::new(m3_areas::Areas),
        ]
    }
}

/// Migrations of the key store.
pub struct Keys;

#[async_trait::async_trait]
impl MigratorTrait for Keys {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m1_keys::Keys), Box::new(m2_owner::Owner)]
    }
}
