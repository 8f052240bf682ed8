//! Frames into the simulated machine.

use std::sync::Arc;

use crate::engine::layer2::frame::{Frame, PortAndNic};
use crate::engine::packet::{Source, State, Traveller};
use crate::engine::tagging::Journey;
use crate::engine::{mac, path, vswitch};
use crate::machine;
use crate::sim::{Sim, on_machine};
use crate::traffic::ethernet::Ethernet;
use crate::traffic::output::Direction;
use crate::traffic::packet::Malformed;

impl Sim {
    /// Lets Ethernet frames arrive at the host together, as a NIC indicates several at once (C-100).
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().build();
    /// let mut frame = vec![0xFF; 6];
    /// frame.extend([2, 0, 0, 0, 0, 9, 0x88, 0xB5, 1, 2, 3]);
    /// sim.receive_frames(&[&frame, &frame])?;
    /// let outcome = sim.finish();
    /// assert_eq!(outcome.packets.not_ip, 2);
    /// # Ok::<(), fwps_sim::Malformed>(())
    /// ```
    ///
    /// # Errors
    /// When the Ethernet header of one of them is cut off; none arrives then. An IP packet in a frame that no stack would process
    /// is counted as malformed and seen by the MAC layers alone.
    pub fn receive_frames(&mut self, frames: &[&[u8]]) -> Result<(), Malformed> {
        offer_numbered(frames, Direction::Inbound)
    }

    /// Lets the host send one Ethernet frame. The IP packet in it, if there is one, passes the layers above first.
    ///
    /// # Errors
    /// When its Ethernet header is cut off.
    pub fn send_frame(&mut self, frame: &[u8]) -> Result<(), Malformed> {
        offer_numbered(&[frame], Direction::Outbound)
    }

    /// Lets frames come in together at a port of the virtual switch.
    ///
    /// # Errors
    /// When the host has no switch with such a port, or the Ethernet header of a frame is cut off; none comes in then.
    pub fn switch_receive(&mut self, port: u32, frames: &[&[u8]]) -> Result<(), Malformed> {
        let frames = at_port(port, frames)?;
        // A stopped machine has a report about it already.
        let _stopped = on_machine(move || vswitch::enter(frames));
        Ok(())
    }
}

impl Sim {
    /// Connects a virtual machine to a new port of the virtual switch, and tells the subscribers: PORT_CREATE, INTERFACE_CREATE,
    /// INTERFACE_CONNECT. Gives the number of the port, or `None` when the host has no switch.
    ///
    /// ```
    /// use fwps_sim::Sim;
    ///
    /// let mut sim = Sim::builder().virtual_switch(2).build();
    /// assert_eq!(sim.switch_connect(), Some(3));
    /// sim.switch_disconnect(3)?;
    /// # Ok::<(), fwps_sim::Malformed>(())
    /// ```
    pub fn switch_connect(&mut self) -> Option<u32> {
        // A stopped machine has a report about it already.
        on_machine(vswitch::events::connect).ok().flatten()
    }

    /// Takes a port of the virtual switch away, and tells the subscribers: INTERFACE_DISCONNECT, INTERFACE_DELETE, PORT_DELETE
    /// (C-310).
    ///
    /// # Errors
    /// When the host has no switch with such a port.
    pub fn switch_disconnect(&mut self, port: u32) -> Result<(), Malformed> {
        // A stopped machine has a report about it already.
        if on_machine(move || vswitch::events::disconnect(port)).unwrap_or(true) {
            Ok(())
        } else {
            Err(Malformed::Port(port))
        }
    }
}

/// Frames that come in at a port of the virtual switch.
pub(crate) fn at_port(port: u32, frames: &[&[u8]]) -> Result<Vec<Frame>, Malformed> {
    let frames = numbered(frames)?;
    let nic = vswitch::nic_index(port);
    machine::with(|machine| {
        let place = machine
            .switch_place(PortAndNic { port, nic })
            .ok_or(Malformed::Port(port))?;
        let layer = crate::engine::layer::Layer::IngressVSwitchEthernet;
        let frames = frames.into_iter().filter_map(|(bytes, number)| {
            let source = source_of(&bytes, number);
            Some(Frame {
                place: Some(place.clone()),
                ..Frame::new(layer, bytes, source)?
            })
        });
        Ok(frames.collect())
    })
}

/// Gives frames their numbers; none gets one when one is malformed.
pub(crate) fn numbered(frames: &[&[u8]]) -> Result<Vec<(Vec<u8>, u64)>, Malformed> {
    if frames.iter().any(|frame| Ethernet::parse(frame).is_none()) {
        return Err(Malformed::Link);
    }
    Ok(machine::with(|machine| {
        let read = &mut machine.host.packets.read;
        let number = |frame: &&[u8]| {
            *read += 1;
            (frame.to_vec(), *read)
        };
        frames.iter().map(number).collect()
    }))
}

fn offer_numbered(frames: &[&[u8]], direction: Direction) -> Result<(), Malformed> {
    let frames = numbered(frames)?;
    on_machine(move || offer(frames, Some(direction))).unwrap_or(Ok(()))
}

/// Where a frame came from.
fn source_of(bytes: &[u8], number: u64) -> Arc<Source> {
    let ethernet = Ethernet::parse(bytes);
    let packet = ethernet.and_then(|ethernet| Some((ethernet, ethernet.ip(bytes)?)));
    Arc::new(match packet {
        Some((ethernet, headers)) => {
            let packet = &bytes[ethernet.len..ethernet.len + headers.total_len];
            let mut source = Source::new(Some(number), packet.into(), Vec::new());
            source.keep_link(&ethernet, bytes);
            source
        }
        None => Source {
            number: Some(number),
            ..Source::default()
        },
    })
}

/// Puts frames onto their way; without a direction, that follows from their addresses.
pub(crate) fn offer(frames: Vec<(Vec<u8>, u64)>, direction: Option<Direction>) -> Result<(), Malformed> {
    let mut inbound = Vec::new();
    for (bytes, number) in frames {
        let Some(ethernet) = Ethernet::parse(&bytes) else {
            machine::with(|machine| machine.host.packets.not_ip += 1);
            return Err(Malformed::Link);
        };
        let headers = ethernet.ip(&bytes);
        let known = machine::with(|machine| {
            let known = match headers {
                Some(headers) => {
                    direction.or_else(|| machine.host.direction(headers.source, headers.destination))
                }
                None => direction.or_else(|| Some(machine.direction_of_frame(&bytes, &ethernet))),
            };
            let counters = &mut machine.host.packets;
            match (headers, known) {
                (None, _) if ethernet.holds_ip() => counters.malformed += 1,
                (None, _) => counters.not_ip += 1,
                (Some(_), Some(Direction::Inbound)) => counters.inbound += 1,
                (Some(_), Some(Direction::Outbound)) => counters.outbound += 1,
                (Some(_), None) => counters.foreign += 1,
            }
            if let (Some(_), Some(known)) = (headers, known) {
                machine.learn_address(known, &ethernet);
            }
            known
        });
        let source = source_of(&bytes, number);
        match (known, headers) {
            (None, _) => {}
            (Some(Direction::Outbound), Some(headers)) => path::enter(Traveller::from(State {
                direction: Direction::Outbound,
                bytes: source.bytes.clone(),
                headers,
                injections: Vec::new(),
                flags: 0,
                exempt: false,
                source,
                rest: Vec::new(),
                journey: Journey::new(),
            })),
            (Some(Direction::Outbound), None) => {
                let layer = mac::first_layer(Direction::Outbound);
                mac::enter(Frame::new(layer, bytes, source).into_iter().collect());
            }
            (Some(Direction::Inbound), _) => {
                inbound.extend(Frame::new(mac::first_layer(Direction::Inbound), bytes, source));
            }
        }
    }
    mac::enter(inbound);
    Ok(())
}
