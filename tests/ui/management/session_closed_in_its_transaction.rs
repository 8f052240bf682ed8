//! C-335, C-339: a session outlives its transaction.

use fwps::{Error, Passive, management::*};

pub fn case<'p>(mut engine: Engine, passive: &'p Passive<'p>) -> Result<(), Error> {
    let transaction = engine.transaction(passive)?;
    drop(engine);
    transaction.commit()
}
