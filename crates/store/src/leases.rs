//! Leases: who alone does something now. A lease ends by itself, so a process that died keeps
//! nobody waiting for long.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use yakja_model::{SessionKey, Timestamp};

use crate::{Database, Result, entity::lease};

/// A lease as one process asks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lease {
    pub(crate) name: &'static str,
    pub(crate) owner: Uuid,
    pub(crate) lasts_ms: i64,
}

impl Lease {
    /// Takes or renews it; gives false where another process holds it.
    pub(crate) async fn hold(
        &self,
        connection: &impl ConnectionTrait,
        now: Timestamp,
    ) -> Result<bool> {
        let until = now.plus_ms(self.lasts_ms).as_micros();
        let free = lease::Column::Owner.eq(self.owner).or(lease::Column::Until.lt(now.as_micros()));
        let taken = lease::Entity::update_many()
            .col_expr(lease::Column::Owner, Expr::value(self.owner))
            .col_expr(lease::Column::Until, Expr::value(until))
            .filter(lease::Column::Name.eq(self.name))
            .filter(free)
            .exec(connection)
            .await?;
        if taken.rows_affected > 0 {
            return Ok(true);
        }
        let row = lease::ActiveModel {
            name: Set(self.name.to_owned()),
            owner: Set(self.owner),
            until: Set(until),
        };
        let first = lease::Entity::insert(row)
            .on_conflict(OnConflict::column(lease::Column::Name).do_nothing().to_owned())
            .exec_without_returning(connection)
            .await?;
        Ok(first > 0)
    }

    /// Gives it back, so that another process need not wait for it to end.
    pub(crate) async fn release(&self, connection: &impl ConnectionTrait) -> Result<()> {
        lease::Entity::delete_many()
            .filter(lease::Column::Name.eq(self.name))
            .filter(lease::Column::Owner.eq(self.owner))
            .exec(connection)
            .await?;
        Ok(())
    }
}

const RESOLVER: &str = "resolver";

impl Database {
    /// Takes or renews the lease on the search for reports of one incident; gives false where
    /// another process holds it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn hold_resolver(
        &self,
        owner: SessionKey,
        (now, lasts_ms): (Timestamp, i64),
    ) -> Result<bool> {
        Lease { name: RESOLVER, owner: owner.0, lasts_ms }.hold(&self.writer, now).await
    }

    /// Gives the lease back.
    ///
    /// # Errors
    /// What the database says.
    pub async fn release_resolver(&self, owner: SessionKey) -> Result<()> {
        Lease { name: RESOLVER, owner: owner.0, lasts_ms: 0 }.release(&self.writer).await
    }
}
