//! The near twin of `session_closed_in_its_transaction.rs` that keeps the rule.

use fwps::{Error, Passive, management::*};

pub fn case<'p>(mut engine: Engine, passive: &'p Passive<'p>) -> Result<(), Error> {
    let transaction = engine.transaction(passive)?;
    transaction.commit()?;
    drop(engine);
    Ok(())
}
