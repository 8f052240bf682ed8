//! NET_BUFFERs: windows into MDL chains.

use fwps_sys::{MDL, NET_BUFFER};

use super::access::{self, fields};
use super::mdl::Mdl;

/// The address of a live NET_BUFFER.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Buffer(usize);

/// Where the data of a NET_BUFFER starts and how long it is: what must be as before after classify and before a free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) buffer: usize,
    pub(crate) chain: usize,
    pub(crate) current: usize,
    pub(crate) current_offset: u32,
    pub(crate) offset: u32,
    pub(crate) length: u32,
}

/// Why the data of a NET_BUFFER cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The chain ends before the data does.
    TooShort,
    /// An MDL of the chain was never built over memory.
    NotBuilt,
    /// `CurrentMdl` and `CurrentMdlOffset` do not agree with `DataOffset`.
    Inconsistent,
}

impl Buffer {
    /// Wraps the address of a NET_BUFFER; `None` for null.
    ///
    /// # Safety
    /// `address` is zero or that of a live NET_BUFFER, and the wrapper is not used after it is freed.
    pub(crate) unsafe fn new(address: usize) -> Option<Self> {
        (address != 0).then_some(Self(address))
    }

    pub(crate) fn address(self) -> usize {
        self.0
    }

    fields! {
        next_pointer, set_next_pointer: *mut NET_BUFFER = NET_BUFFER, __bindgen_anon_1.__bindgen_anon_1.Next;
        current_pointer, set_current_pointer: *mut MDL = NET_BUFFER, __bindgen_anon_1.__bindgen_anon_1.CurrentMdl;
        current_offset, set_current_offset: u32 = NET_BUFFER, __bindgen_anon_1.__bindgen_anon_1.CurrentMdlOffset;
        length, set_length: u32 = NET_BUFFER, __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.DataLength;
        chain_pointer, set_chain_pointer: *mut MDL = NET_BUFFER, __bindgen_anon_1.__bindgen_anon_1.MdlChain;
        offset, set_offset: u32 = NET_BUFFER, __bindgen_anon_1.__bindgen_anon_1.DataOffset;
    }

    pub(crate) fn next(self) -> Option<Buffer> {
        // SAFETY: a live NET_BUFFER links to live ones of the same list (C-103), and callers do not keep the wrapper.
        unsafe { Buffer::new(self.next_pointer().expose_provenance()) }
    }

    pub(crate) fn chain(self) -> Option<Mdl> {
        // SAFETY: the chain of a live NET_BUFFER consists of live MDLs (C-083).
        unsafe { Mdl::new(self.chain_pointer().expose_provenance()) }
    }

    pub(crate) fn set_chain(self, chain: Option<Mdl>) {
        self.set_chain_pointer(std::ptr::with_exposed_provenance_mut(
            chain.map_or(0, Mdl::address),
        ));
    }

    pub(crate) fn window(self) -> Window {
        Window {
            buffer: self.0,
            chain: self.chain_pointer().expose_provenance(),
            current: self.current_pointer().expose_provenance(),
            current_offset: self.current_offset(),
            offset: self.offset(),
            length: self.length(),
        }
    }

    /// Puts the window back as it was.
    pub(crate) fn restore(self, window: &Window) {
        self.set_chain_pointer(std::ptr::with_exposed_provenance_mut(window.chain));
        self.set_current_pointer(std::ptr::with_exposed_provenance_mut(window.current));
        self.set_current_offset(window.current_offset);
        self.set_offset(window.offset);
        self.set_length(window.length);
    }

    /// Sets data offset and length and computes the current MDL from them.
    pub(crate) fn set_window(self, offset: usize, length: usize) {
        self.set_offset(offset as u32);
        self.set_length(length as u32);
        let mut left = offset;
        let mut current = self.chain();
        while let Some(mdl) = current {
            // The end of the last MDL is a place too: the start of no data.
            if left < mdl.len() || mdl.next().is_none() {
                break;
            }
            left -= mdl.len();
            current = mdl.next();
        }
        self.set_current_pointer(std::ptr::with_exposed_provenance_mut(
            current.map_or(0, Mdl::address),
        ));
        self.set_current_offset(if current.is_some() { left as u32 } else { 0 });
    }

    /// The pieces of memory, as address and length, that hold the data.
    pub(crate) fn pieces(self) -> Result<Vec<(usize, usize)>, Broken> {
        let mut skip = self.offset() as usize;
        let mut left = self.length() as usize;
        let mut pieces = Vec::new();
        let mut mdl = self.chain();
        while let Some(current) = mdl {
            if skip < current.len() {
                break;
            }
            skip -= current.len();
            mdl = current.next();
        }
        let at = self.current_pointer().expose_provenance();
        let expected = mdl.map_or(0, Mdl::address);
        if left > 0 && (at != expected || self.current_offset() as usize != skip) {
            return Err(Broken::Inconsistent);
        }
        while left > 0 {
            let current = mdl.ok_or(Broken::TooShort)?;
            let len = left.min(current.len() - skip);
            let address = current.system_address().ok_or(Broken::NotBuilt)?;
            if len > 0 {
                pieces.push((address + skip, len));
            }
            left -= len;
            skip = 0;
            mdl = current.next();
        }
        Ok(pieces)
    }

    /// A copy of the data.
    pub(crate) fn data(self) -> Result<Vec<u8>, Broken> {
        let mut data = Vec::with_capacity(self.length() as usize);
        for (address, len) in self.pieces()? {
            // SAFETY: a built MDL of a live NET_BUFFER describes readable memory (C-083), and no driver code runs now.
            data.extend_from_slice(unsafe { access::bytes(address, len) });
        }
        Ok(data)
    }

    /// Overwrites the start of the data.
    pub(crate) fn write(self, mut bytes: &[u8]) -> Result<(), Broken> {
        for (address, len) in self.pieces()? {
            let len = len.min(bytes.len());
            // SAFETY: a built MDL of a live NET_BUFFER describes writable memory (C-083); `bytes` is the simulator's own.
            unsafe { access::write(address, &bytes[..len]) };
            bytes = &bytes[len..];
            if bytes.is_empty() {
                return Ok(());
            }
        }
        if bytes.is_empty() {
            Ok(())
        } else {
            Err(Broken::TooShort)
        }
    }
}
