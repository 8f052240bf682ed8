//! C-339, C-340: a transaction ends once.

use fwps::{Error, Passive, management::*};

pub fn case(transaction: Transaction<'_>) -> Result<(), Error> {
    transaction.commit()?;
    transaction.commit()
}
