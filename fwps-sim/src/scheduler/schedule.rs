//! What is to happen while driver code runs: at a yield point or a packet that the test names, or at random by the seed.

use std::net::SocketAddr;

use super::Job;
use crate::driver::{self, LoadedDriver};
use crate::engine::{authorization, task};
use crate::machine;

/// When something happens that a test asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Moment {
    /// At the yield point with this number, from 0, counted from the moment of asking: inside of that call of a C function.
    YieldPoint(u64),
    /// When the packet with this number begins, from 1, counted over the whole run.
    Packet(u64),
}

/// What happens.
#[derive(Clone, Debug)]
pub(crate) enum Disturbance {
    Unload(LoadedDriver),
    EndFlows,
    CloseEndpoint(u8, SocketAddr),
    /// The next task of the stack is done, as a completion.
    Complete,
    /// One of the others, but no unload, by these random numbers.
    Random(u64, u64),
}

impl Disturbance {
    /// What brings it about, on a thread of its own.
    pub(super) fn job(self) -> Job {
        Box::new(move || match self {
            Disturbance::Unload(loaded) => driver::unload(&loaded),
            Disturbance::EndFlows => machine::with(machine::Machine::end_flows),
            Disturbance::CloseEndpoint(protocol, local) => authorization::close(protocol, local),
            Disturbance::Complete => task::run_next(),
            Disturbance::Random(kind, which) => match kind % 3 {
                0 => {
                    machine::with(|machine| machine.end_some_flow(which));
                }
                1 => {
                    let endpoint = machine::with(|machine| machine.host.authorizations.some_endpoint(which));
                    if let Some((protocol, local)) = endpoint {
                        authorization::close(protocol, local);
                    }
                }
                _ => task::run_next(),
            },
        })
    }
}

/// What is still to happen.
#[derive(Debug)]
pub(crate) struct Schedule {
    at_calls: Vec<(u64, Disturbance)>,
    at_packets: Vec<(u64, Disturbance)>,
    /// The earliest of `at_calls`; so far away that it never comes when there is none.
    next: u64,
    /// How probable a random disturbance is at each yield point.
    probability: f64,
    random: oorandom::Rand64,
}

impl Schedule {
    pub(crate) fn new(probability: f64, seed: u64) -> Self {
        Self {
            at_calls: Vec::new(),
            at_packets: Vec::new(),
            next: u64::MAX,
            probability,
            random: oorandom::Rand64::new(u128::from(seed) ^ 0xD157_04BE),
        }
    }

    /// Lets something happen. `calls` is how many there were so far.
    pub(crate) fn add(&mut self, moment: Moment, calls: u64, disturbance: Disturbance) {
        match moment {
            Moment::YieldPoint(number) => {
                let call = calls.saturating_add(number).saturating_add(1);
                self.at_calls.push((call, disturbance));
                self.next = self.next.min(call);
            }
            Moment::Packet(number) => self.at_packets.push((number, disturbance)),
        }
    }

    /// What happens at this call.
    #[inline]
    pub(super) fn due(&mut self, calls: u64) -> Vec<Disturbance> {
        if calls < self.next && self.probability == 0.0 {
            return Vec::new();
        }
        let mut due = take_due(&mut self.at_calls, calls);
        self.next = self
            .at_calls
            .iter()
            .map(|(call, _)| *call)
            .min()
            .unwrap_or(u64::MAX);
        if self.probability > 0.0 && self.random.rand_float() < self.probability {
            due.push(Disturbance::Random(
                self.random.rand_u64(),
                self.random.rand_u64(),
            ));
        }
        due
    }

    /// What happens at this packet.
    pub(crate) fn due_at_packet(&mut self, packet: u64) -> Vec<Disturbance> {
        take_due(&mut self.at_packets, packet)
    }

    /// The drivers whose moment to be unloaded never came.
    pub(crate) fn left_drivers(&mut self) -> Vec<LoadedDriver> {
        let left = self.at_calls.drain(..).chain(self.at_packets.drain(..));
        let drivers = left.filter_map(|(_, disturbance)| match disturbance {
            Disturbance::Unload(driver) => Some(driver),
            _ => None,
        });
        let drivers = drivers.collect();
        self.next = u64::MAX;
        drivers
    }
}

fn take_due(all: &mut Vec<(u64, Disturbance)>, now: u64) -> Vec<Disturbance> {
    if all.is_empty() {
        return Vec::new();
    }
    let (due, later) = std::mem::take(all).into_iter().partition(|(at, _)| *at <= now);
    *all = later;
    let due: Vec<(u64, Disturbance)> = due;
    due.into_iter().map(|(_, disturbance)| disturbance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_come_once_and_in_time() {
        let mut schedule = Schedule::new(0.0, 1);
        schedule.add(Moment::YieldPoint(0), 5, Disturbance::EndFlows);
        schedule.add(Moment::YieldPoint(2), 5, Disturbance::Complete);
        schedule.add(Moment::Packet(3), 5, Disturbance::EndFlows);
        let counts: Vec<_> = (5..10).map(|calls| schedule.due(calls).len()).collect();
        assert_eq!(counts, [0, 1, 0, 1, 0]);
        let counts: Vec<_> = (1..6)
            .map(|packet| schedule.due_at_packet(packet).len())
            .collect();
        assert_eq!(counts, [0, 0, 1, 0, 0]);
    }

    #[test]
    fn random_ones_come_by_the_seed() {
        let count = |seed| {
            let mut schedule = Schedule::new(0.1, seed);
            (0..1000)
                .map(|calls| schedule.due(calls).len())
                .collect::<Vec<_>>()
        };
        assert_eq!(count(1), count(1));
        assert_ne!(count(1), count(2));
        let total: usize = count(1).iter().sum();
        assert!((50..150).contains(&total), "{total}");
    }
}
