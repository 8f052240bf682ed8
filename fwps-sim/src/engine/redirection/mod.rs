//! Redirection: what drivers make of the addresses that applications bind and connect to.
//!
//! The traffic of a run is what two applications say to each other. An application of the host binds its socket at BIND_REDIRECT before
//! RESOURCE_ASSIGNMENT, and connects at CONNECT_REDIRECT before AUTH_CONNECT. What drivers change there holds for every packet that the
//! applications exchange from then on, in both directions: a socket that was bound elsewhere has the other address in all its
//! connections, a connection that was made to another place has the other end in all its packets (C-250). The peer of the traffic
//! plays whoever is there. When that is the host itself, the connection loops back, and the peer's part is played by a process of the
//! host: a local proxy ([`proxy`]).
//!
//! Fragments that arrive have no ports, and keep their addresses.

mod address;
mod apply;
mod contents;
mod loan;
mod opening;
pub(crate) mod proxy;
mod records;
mod request;
mod route;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

pub(crate) use self::contents::put_address;
pub(crate) use self::route::{arrive, complete, depart, forget};

use self::loan::Loan;
use self::proxy::Processes;
use self::records::{Context, Records};
use self::request::Request;
use self::route::Routes;
use super::ale::Flow;

/// Everything about redirection.
#[derive(Debug, Default)]
pub(crate) struct Redirections {
    /// Requests that are being classified, or that are pended.
    requests: BTreeMap<u64, Request>,
    /// What happened to the connections, by number.
    records: BTreeMap<u64, Records>,
    /// Writable layer data that drivers have, by address.
    loans: BTreeMap<usize, Loan>,
    routes: Routes,
    /// Pool blocks that were applied as contexts, by address.
    contexts: FxHashMap<usize, Context>,
    pub(crate) processes: Processes,
    next: u64,
}

impl Redirections {
    fn next_number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Whether something that an application began waits for a driver, or goes on only now.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.requests.is_empty() || self.routes.is_waiting()
    }

    /// What was made of a connection, by its real ends.
    pub(crate) fn redirected(&self, flow: &Flow) -> Option<&route::Route> {
        self.routes.by_actual(flow)
    }
}
