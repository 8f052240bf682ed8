//! The I/O manager: devices and their names, files, and I/O request packets.

pub(crate) mod cancel;
pub(crate) mod completion;
pub(crate) mod csq;
pub(crate) mod file;
pub(crate) mod request;

use std::collections::BTreeMap;

use crate::Status;
use crate::memory::Memory;

/// What the I/O manager knows.
#[derive(Debug, Default)]
pub(crate) struct Io {
    /// The devices, by address.
    pub(crate) devices: BTreeMap<usize, Device>,
    /// Where symbolic links lead, by folded name, each with its place in the ledger.
    pub(crate) links: BTreeMap<String, (String, usize)>,
    pub(crate) files: BTreeMap<u64, File>,
    pub(crate) requests: BTreeMap<u64, Request>,
    last: u64,
}

/// A device.
#[derive(Debug, Default)]
pub(crate) struct Device {
    /// Its folded name.
    pub(crate) name: Option<String>,
    pub(crate) exclusive: bool,
    /// Files that are open, and references of drivers: the device stays as long as there are any.
    pub(crate) users: u32,
    /// Whether the driver deleted it meanwhile.
    pub(crate) deleted: bool,
}

/// An open file.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) device: usize,
    /// Its file object.
    pub(crate) object: usize,
}

/// A request to a device, from its dispatch until its caller has the reply.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) irp: usize,
    pub(crate) device: usize,
    pub(crate) file: u64,
    pub(crate) method: Method,
    pub(crate) output_length: usize,
    /// The buffers of the calling process.
    pub(crate) input: Option<Memory>,
    pub(crate) output: Option<Memory>,
    /// Whether the driver had marked the packet as pending when it completed it.
    pub(crate) marked: bool,
    pub(crate) reply: Option<Reply>,
}

/// How the buffers of a request are passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Buffered,
    Direct,
    Neither,
}

/// What came of a request.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: Status,
    pub(crate) output: Vec<u8>,
}

impl Io {
    /// A number that no file or request has.
    fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// The device that a path of the object manager or of a process leads to.
    pub(crate) fn find_device(&self, path: &str) -> Option<usize> {
        let mut name = super::unicode::folded(path);
        // A process writes `\\.\NAME`.
        if let Some(rest) = name.strip_prefix(r"\\.\") {
            name = format!(r"\??\{rest}");
        }
        for _ in 0..8 {
            let device = self
                .devices
                .iter()
                .find(|(_, device)| device.name.as_ref() == Some(&name));
            if let Some((address, _)) = device {
                return Some(*address);
            }
            let (target, _) = self.links.get(&link_name(&name))?;
            name = super::unicode::folded(target);
        }
        None
    }
}

/// The one name of a link that can be written in two ways.
pub(crate) fn link_name(folded: &str) -> String {
    match folded.strip_prefix(r"\DOSDEVICES\") {
        Some(rest) => format!(r"\??\{rest}"),
        None => folded.to_owned(),
    }
}
