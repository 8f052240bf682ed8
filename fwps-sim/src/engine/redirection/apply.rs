//! What a driver changed in the layer data that it was lent: whether it may, and what it means.

use std::net::SocketAddr;

use fwps_sys as sys;

use super::contents::{Contents, ForeignFamily};
use super::loan::Loan;
use super::request::Version;
use crate::engine::authorization::Stage;
use crate::engine::authorization::classify_handle;
use crate::machine::Machine;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};

impl Machine {
    /// Takes back the layer data at `address`, with what the driver changed in it.
    pub(crate) fn apply_layer_data(&mut self, handle: usize, address: usize, flags: u32) {
        let Some(loan) = self.take_loan(handle, address) else {
            return;
        };
        let pended = classify_handle::is_pended(self, handle);
        let again = self.read_flags(&loan, pended, flags);
        let changed = Contents::read(address, loan.stage);
        self.destroy(address, "applied");
        if loan.completed || !self.host.redirections.requests.contains_key(&loan.request) {
            let text = "FwpsApplyModifiedLayerData0 was called after the classification was completed: the changes are lost";
            self.report_about(contract!(234), &[handle, address], text);
            return;
        }
        if !classify_handle::is_held(self, handle) && !pended {
            let text = "FwpsApplyModifiedLayerData0 was given a handle that was released before: the changes are lost";
            self.report_about(contract!(234), &[handle, address], text);
            return;
        }
        if again {
            self.watch(loan.request, loan.filter);
        }
        match changed {
            Ok(contents) => {
                let contents = self.check_members(&loan, contents);
                self.change_request(&loan, contents);
            }
            Err(ForeignFamily(family)) => {
                let text = format!("a request was applied with an address of family {family}");
                self.report(of_members(loan.stage), text);
            }
        }
    }

    /// The loan at an address, which is that of the handle.
    fn take_loan(&mut self, handle: usize, address: usize) -> Option<Loan> {
        let text = match self.host.redirections.loans.get(&address) {
            Some(loan) if loan.handle == handle => return self.host.redirections.loans.remove(&address),
            Some(_) => {
                "FwpsApplyModifiedLayerData0 was given a classify handle with which the layer data was not acquired"
            }
            None => match self.ledger.find(address) {
                Found::Dead(object) if matches!(object.kind, Kind::LayerData) => {
                    "FwpsApplyModifiedLayerData0 was given layer data that is not the driver's any more"
                }
                _ => {
                    "FwpsApplyModifiedLayerData0 was given an address that FwpsAcquireWritableLayerDataPointer0 did not return"
                }
            },
        };
        self.report_about(contract!(235), &[handle, address], text);
        None
    }

    /// Whether the driver wants to be called again when others change the request.
    fn read_flags(&mut self, loan: &Loan, pended: bool, flags: u32) -> bool {
        let known = sys::FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS;
        if flags & !known != 0 {
            let text = format!("FwpsApplyModifiedLayerData0 was given flags {flags:#x}");
            self.report_about(contract!(23), &[loan.handle], text);
        }
        let again = flags & known != 0;
        if again && !pended {
            let text = "FwpsApplyModifiedLayerData0 was given FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS, but the classification is not pended";
            self.report_about(contract!(237), &[loan.handle], text);
        }
        again && pended
    }

    fn watch(&mut self, request: u64, filter: u64) {
        if let Some(request) = self.host.redirections.requests.get_mut(&request) {
            request.watchers.retain(|watcher| *watcher != filter);
            request.watchers.push(filter);
        }
    }

    /// Undoes changes of members that are not the driver's to change (C-245 to C-247).
    fn check_members(&mut self, loan: &Loan, mut changed: Contents) -> Contents {
        let lent = &loan.contents;
        if (changed.previous, changed.modifier) != (lent.previous, lent.modifier) {
            let text = "previousVersion or modifierFilterId of a request was changed";
            self.report(contract!(247), text);
            (changed.previous, changed.modifier) = (lent.previous, lent.modifier);
        }
        if loan.stage == Stage::ConnectRedirect && changed.local != lent.local {
            let text = format!(
                "localAddressAndPort of a connect request was changed from {} to {}; that is possible at the bind layers only",
                lent.local, changed.local
            );
            self.report(contract!(245), text);
            changed.local = lent.local;
        }
        let family = |address: SocketAddr| address.is_ipv4();
        let foreign = family(changed.local) != family(lent.local)
            || changed.remote.map(family) != lent.remote.map(family);
        if foreign {
            let text = "the address of a request was changed to one of another family than that of the layer";
            self.report(of_members(loan.stage), text);
            (changed.local, changed.remote) = (lent.local, lent.remote);
        }
        changed
    }

    /// Makes the applied contents those of the request.
    fn change_request(&mut self, loan: &Loan, mut contents: Contents) {
        self.take_context(loan, &mut contents);
        if loan.stage == Stage::ConnectRedirect {
            self.check_destination(loan, &mut contents);
        }
        let Some(request) = self.host.redirections.requests.get_mut(&loan.request) else {
            return;
        };
        let mut before = request.contents.clone();
        (before.previous, before.modifier) = (contents.previous, contents.modifier);
        if before == contents {
            return;
        }
        let redirected = contents.remote != before.remote;
        let (handle, context, records) = (contents.handle, contents.context, request.records);
        request.versions.push(Version::new(contents.clone()));
        request.contents = contents;
        request.again |= request.watchers.iter().any(|watcher| *watcher != loan.filter);
        if redirected && handle != 0 {
            self.add_record(records, handle, context);
        }
    }

    /// Takes over the context of a request, which comes from the pool and is the engine's from now on (C-244).
    fn take_context(&mut self, loan: &Loan, contents: &mut Contents) {
        let lent = &loan.contents;
        if (contents.context, contents.context_size) == (lent.context, lent.context_size) {
            return;
        }
        let text = match self.ledger.find(contents.context) {
            _ if contents.context == 0 && contents.context_size == 0 => return,
            _ if contents.context == 0 => {
                "a request was applied with localRedirectContextSize, but no context"
            }
            Found::Live(object) if matches!(object.kind, Kind::PoolBlock { .. }) => {
                let (serial, size) = (
                    object.serial,
                    object
                        .memory
                        .iter()
                        .map(crate::memory::Memory::size)
                        .sum::<usize>(),
                );
                if self.owns_redirect_context(contents.context) {
                    "a request was applied with a context that belongs to another connection already"
                } else if contents.context_size == 0 || contents.context_size > size as u64 {
                    "localRedirectContextSize is not the size of the context"
                } else {
                    self.own_context(loan.request, contents.context, serial);
                    return;
                }
            }
            Found::Dead(_) => "a request was applied with a context that was freed",
            _ => {
                "a request was applied with a context that does not come from the pool, which the engine frees to"
            }
        };
        self.report_about(contract!(244), &[contents.context], text);
        (contents.context, contents.context_size) = (lent.context, lent.context_size);
    }

    /// Checks where a connection is to go. What cannot be is undone: the connection goes where it was to go.
    fn check_destination(&mut self, loan: &Loan, contents: &mut Contents) {
        let lent = &loan.contents;
        let Some(remote) = contents.remote.filter(|_| contents.remote != lent.remote) else {
            return;
        };
        let local = self.is_own_address(remote.ip());
        let handle = (contents.handle != 0).then_some(contents.handle);
        let live = handle.is_none_or(|handle| self.is_redirect_handle(handle));
        let serving = self.process_listening(loan.request, remote);
        let connecting = self.process_of_request(loan.request);
        let wrong_zone =
            remote.ip().is_loopback() && !lent.local.ip().is_loopback() && !lent.local.ip().is_unspecified();
        self.check_query(loan, handle);
        let (contract, text) = if !live {
            let text = "localRedirectHandle of a request is no redirect handle, or not any more".to_owned();
            (contract!(240), text)
        } else if !local {
            return;
        } else if handle.is_none() {
            let text = format!(
                "a connection was redirected to {remote}, which is local, without localRedirectHandle"
            );
            (contract!(243), text)
        } else if contents.target == 0 {
            let text = format!(
                "a connection was redirected to {remote}, which is local, without localRedirectTargetPID"
            );
            (contract!(243), text)
        } else if let Some(serving) = serving.filter(|serving| *serving != contents.target) {
            let text = format!(
                "a connection was redirected to {remote} with localRedirectTargetPID {}; process {serving} listens there",
                contents.target
            );
            (contract!(243), text)
        } else if wrong_zone {
            let text = format!(
                "a connection from {} was redirected to the loopback address; its own address is in the same zone",
                lent.local
            );
            (contract!(254), text)
        } else if serving.is_some() && serving == connecting {
            let text = format!(
                "a connection of process {} was redirected to that process itself: the socket has no redirect records, and the driver does not except it",
                contents.target
            );
            // The connection loops, as it does on Windows.
            self.report(contract!(251), text);
            return;
        } else {
            return;
        };
        self.report_about(contract, &[contents.handle], text);
        contents.remote = lent.remote;
    }

    /// A connection is redirected after its state was asked for, and not by who redirected it before (C-241).
    fn check_query(&mut self, loan: &Loan, handle: Option<usize>) {
        let Some(request) = self.host.redirections.requests.get(&loan.request) else {
            return;
        };
        // Who was shown no records has none to ask.
        let omitted = self.options.omitted_metadata & sys::FWPS_METADATA_FIELD_REDIRECT_RECORD_HANDLE != 0;
        let queried = request.queried || request.records_handle == 0 || omitted;
        let own = handle.is_some_and(|handle| self.has_redirected(request.records, handle));
        let text = if own {
            "a connection was redirected by the redirect handle that had redirected it before: that has no end"
        } else if !queried {
            "a connection was redirected without FwpsQueryConnectionRedirectState0 before"
        } else {
            return;
        };
        self.report_about(contract!(241), &handle.into_iter().collect::<Vec<_>>(), text);
    }
}

/// The rule about the members that may change.
fn of_members(stage: Stage) -> Contract {
    if stage == Stage::BindRedirect {
        contract!(246)
    } else {
        contract!(245)
    }
}
