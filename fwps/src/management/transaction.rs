//! A transaction: all of its changes, or none.

use core::{mem, ptr};

use fwps_sys::{
    FWPM_CALLOUT0, FWPM_FILTER0, FwpmCalloutAdd0, FwpmFilterAdd0, FwpmSubLayerAdd0, FwpmTransactionAbort0,
    FwpmTransactionBegin0, FwpmTransactionCommit0,
};

use super::{Engine, Filter, SubLayer, WideStr};
use crate::{Error, Guid, Passive, Status, callout::Callout, layer::Layer};

/// An open transaction. Dropping it aborts it (C-340): the lock that all clients of the engine wait for is not held longer than
/// this value, unless it is leaked; then until the session is closed.
///
/// It borrows the session, since there is one transaction at a time (C-339). A failed call leaves it open (C-341).
///
/// # Invariants
/// The session of `engine` has this transaction open.
#[doc(alias = "FwpmTransactionBegin0")]
#[derive(Debug)]
#[must_use = "a transaction that is dropped is aborted"]
pub struct Transaction<'e> {
    engine: &'e mut Engine,
    passive: &'e Passive<'e>,
}

impl<'e> Transaction<'e> {
    pub(super) fn begin(engine: &'e mut Engine, passive: &'e Passive<'e>) -> Result<Self, Error> {
        let (session, using) = engine.begin("FwpmTransactionBegin0")?;
        // SAFETY: an open session; PASSIVE_LEVEL by the witness.
        let status = unsafe { FwpmTransactionBegin0(session, 0) };
        Status::from_raw(status).ok("FwpmTransactionBegin0")?;
        drop(using);
        // INVARIANT: begun.
        Ok(Self { engine, passive })
    }

    /// The transaction lives at PASSIVE_LEVEL.
    pub fn passive(&self) -> &Passive<'_> {
        self.passive
    }

    /// Adds a sublayer.
    ///
    /// # Errors
    /// [`Error::Refused`], for example with `STATUS_FWP_ALREADY_EXISTS`.
    #[doc(alias = "FwpmSubLayerAdd0")]
    pub fn add_sublayer(&mut self, sublayer: SubLayer) -> Result<(), Error> {
        let raw = sublayer.to_raw();
        let (session, _using) = self.engine.begin("FwpmSubLayerAdd0")?;
        // SAFETY: an open session; PASSIVE_LEVEL by the witness; the structure is read during the call (C-363), its name is static.
        let status = unsafe { FwpmSubLayerAdd0(session, &raw const raw, ptr::null_mut()) };
        Status::from_raw(status).ok("FwpmSubLayerAdd0")
    }

    /// Makes a registered callout known to the engine, so that filters can name it (C-178, C-180).
    ///
    /// # Errors
    /// [`Error::Refused`], for example with `STATUS_FWP_ALREADY_EXISTS`.
    #[doc(alias = "FwpmCalloutAdd0")]
    pub fn add_callout<C: Callout>(&mut self, name: WideStr) -> Result<(), Error> {
        self.add_raw_callout(&C::KEY, &<C::Layer as Layer>::KEY, name)
    }

    /// The same for every callout.
    #[inline(never)]
    fn add_raw_callout(&mut self, key: &Guid, layer: &Guid, name: WideStr) -> Result<(), Error> {
        // SAFETY: all zero is a valid FWPM_CALLOUT0: null pointers, zero numbers and empty keys.
        let mut raw: FWPM_CALLOUT0 = unsafe { mem::zeroed() };
        raw.calloutKey = key.to_raw();
        raw.displayData.name = name.as_ptr();
        raw.applicableLayer = layer.to_raw();
        let (session, _using) = self.engine.begin("FwpmCalloutAdd0")?;
        // SAFETY: as in `add_sublayer`; the id is not asked for.
        let status = unsafe { FwpmCalloutAdd0(session, &raw const raw, ptr::null_mut(), ptr::null_mut()) };
        Status::from_raw(status).ok("FwpmCalloutAdd0")
    }

    /// Adds a filter and returns its identifier.
    ///
    /// # Errors
    /// [`Error::Refused`], for example with `STATUS_FWP_CALLOUT_NOT_FOUND` if the callout was not added before, or
    /// `STATUS_FWP_SUBLAYER_NOT_FOUND`.
    #[doc(alias = "FwpmFilterAdd0")]
    pub fn add_filter<C: Callout>(&mut self, filter: Filter<C>) -> Result<u64, Error> {
        self.add_raw_filter(&filter.to_raw())
    }

    /// The same for every filter.
    #[inline(never)]
    fn add_raw_filter(&mut self, raw: &FWPM_FILTER0) -> Result<u64, Error> {
        let mut id = 0;
        let (session, _using) = self.engine.begin("FwpmFilterAdd0")?;
        // SAFETY: as in `add_sublayer`; the out pointer is a local.
        let status = unsafe { FwpmFilterAdd0(session, raw, ptr::null_mut(), &raw mut id) };
        Status::from_raw(status).ok("FwpmFilterAdd0")?;
        Ok(id)
    }

    /// Makes all changes of the transaction effective at once.
    ///
    /// # Errors
    /// [`Error::Refused`], for example with `STATUS_FWP_TXN_ABORTED`; nothing was changed then.
    #[doc(alias = "FwpmTransactionCommit0")]
    pub fn commit(self) -> Result<(), Error> {
        let (session, using) = self.engine.begin("FwpmTransactionCommit0")?;
        // SAFETY: the session has a transaction (invariant); PASSIVE_LEVEL by the witness.
        let status = unsafe { FwpmTransactionCommit0(session) };
        drop(using);
        Status::from_raw(status).ok("FwpmTransactionCommit0")?;
        // Committed, so there is nothing to abort.
        mem::forget(self);
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // A session that the image closed has aborted its transaction.
        let Ok((session, _using)) = self.engine.begin("FwpmTransactionAbort0") else {
            return;
        };
        // If the engine ended the transaction by itself, there is nothing left to abort, and it says so.
        // SAFETY: the session has a transaction (invariant); PASSIVE_LEVEL by the witness.
        let _status = unsafe { FwpmTransactionAbort0(session) };
    }
}
