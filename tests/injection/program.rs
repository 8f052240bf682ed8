//! Drivers of a few callouts, for the modules that have one each.

use fwps::{
    Error, Guid,
    callout::Callout,
    management::{Filter, SubLayer, Transaction},
    wide,
};

pub(crate) const SUBLAYER: SubLayer = SubLayer {
    key: Guid::from_u128(0xE6),
    name: wide!("tests"),
    weight: 1,
};

pub(crate) fn attach<C: Callout>(transaction: &mut Transaction<'_>) -> Result<(), Error> {
    transaction.add_callout::<C>(wide!("callout"))?;
    transaction.add_filter(Filter::<C>::new(wide!("filter"), SUBLAYER.key))?;
    Ok(())
}

/// The driver of a module: its callouts, and how they are made.
macro_rules! program {
    ($start:ident, [$($callout:ty),+], $register:block) => {
        struct Program(#[expect(dead_code, reason = "keeps the filters")] fwps::management::Engine);

        impl fwps::driver::Driver for Program {
            fn start($start: &mut fwps::driver::Start<'_>) -> Result<Self, fwps::Error> {
                $register
                let mut engine = $start.engine(fwps::wide!("tests"))?;
                let mut transaction = engine.transaction($start.passive())?;
                transaction.add_sublayer($crate::program::SUBLAYER)?;
                $($crate::program::attach::<$callout>(&mut transaction)?;)+
                transaction.commit()?;
                Ok(Self(engine))
            }
        }

        fwps::driver_entry!(Program, callouts: [$($callout),+]);
    };
}
pub(crate) use program;
