//! Provider contexts. Versions 0 to 3 of their structure differ in the IPsec policies alone, which are not modelled.

use std::mem::offset_of as offset;

use fwps_sys as sys;
use sys::FWPM_PROVIDER_CONTEXT3;

use super::block::Block;
use super::lifetime::Lifetime;
use super::provider::check_flags;
use super::record::{Record, read, read_blob, write_common};
use crate::Status;
use crate::engine::value::Value;
use crate::memory::access;

/// A provider context.
#[derive(Clone, Debug)]
pub(crate) struct ProviderContext {
    pub(crate) record: Record,
    pub(crate) id: u64,
    pub(crate) content: Content,
}

/// What a provider context holds.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// Bytes that are between the adder and its callout.
    General(Vec<u8>),
    /// Classify options: their types and values.
    Options(Vec<(i32, Value)>),
}

impl Content {
    /// `FWPM_…_CONTEXT`.
    pub(crate) fn kind(&self) -> i32 {
        match self {
            Content::General(_) => sys::FWPM_GENERAL_CONTEXT,
            Content::Options(_) => sys::FWPM_CLASSIFY_OPTIONS_CONTEXT,
        }
    }
}

/// Why a provider context was not read.
pub(crate) enum Refusal {
    Status(Status),
    /// A type that the simulator does not model.
    NotModelled(i32),
}

impl From<Status> for Refusal {
    fn from(status: Status) -> Self {
        Refusal::Status(status)
    }
}

impl AsMut<Record> for ProviderContext {
    fn as_mut(&mut self) -> &mut Record {
        &mut self.record
    }
}

impl ProviderContext {
    /// Reads a provider context; its id comes later.
    ///
    /// # Safety
    /// The pointers of `raw` are null or valid for the call (C-363), and its union holds what its type says.
    pub(crate) unsafe fn read(raw: &FWPM_PROVIDER_CONTEXT3, owner: Option<usize>) -> Result<Self, Refusal> {
        let persistent = check_flags(
            raw.flags & !sys::FWPM_PROVIDER_CONTEXT_FLAG_DOWNLEVEL,
            sys::FWPM_PROVIDER_CONTEXT_FLAG_PERSISTENT,
        )?;
        let lifetime = Lifetime::of_new(owner, persistent, false)?;
        let (key, display, data) = (raw.providerContextKey, &raw.displayData, &raw.providerData);
        // SAFETY: the caller's promise.
        let record = unsafe { Record::read(key, display, raw.flags, raw.providerKey, data, lifetime) }?;
        let content = (&raw const raw.__bindgen_anon_1).expose_provenance();
        // SAFETY: every member of the union is a pointer.
        let content: usize = unsafe { access::load(content) };
        let content = match raw.type_ {
            sys::FWPM_GENERAL_CONTEXT => {
                let blob = read(std::ptr::with_exposed_provenance::<sys::FWP_BYTE_BLOB>(content))?;
                // SAFETY: the type says that the union is a blob, and the caller promises that it is valid.
                Content::General(unsafe { read_blob(&blob) }?)
            }
            sys::FWPM_CLASSIFY_OPTIONS_CONTEXT => {
                let options = read(std::ptr::with_exposed_provenance::<sys::FWPM_CLASSIFY_OPTIONS0>(
                    content,
                ))?;
                // SAFETY: the type says that the union is a list of options, and the caller promises that it is valid.
                Content::Options(unsafe { read_options(&options) }?)
            }
            0..sys::FWPM_PROVIDER_CONTEXT_TYPE_MAX => return Err(Refusal::NotModelled(raw.type_)),
            _ => return Err(Refusal::Status(sys::STATUS_FWP_INVALID_PARAMETER)),
        };
        Ok(Self {
            record,
            id: 0,
            content,
        })
    }

    /// Writes the FWPM_PROVIDER_CONTEXT, which looks the same in every version.
    pub(crate) fn write(&self, block: &mut Block, at: usize) {
        write_common!(
            &self.record,
            block,
            at,
            FWPM_PROVIDER_CONTEXT3,
            providerContextKey
        );
        block.key(
            at + offset!(FWPM_PROVIDER_CONTEXT3, providerKey),
            self.record.provider,
        );
        block.put(at + offset!(FWPM_PROVIDER_CONTEXT3, type_), self.content.kind());
        block.put(at + offset!(FWPM_PROVIDER_CONTEXT3, providerContextId), self.id);
        let content = at + offset!(FWPM_PROVIDER_CONTEXT3, __bindgen_anon_1);
        match &self.content {
            Content::General(bytes) => {
                let blob = block.array::<sys::FWP_BYTE_BLOB>(1);
                block.point(content, blob);
                block.blob(blob, bytes);
            }
            Content::Options(options) => {
                let list = block.array::<sys::FWPM_CLASSIFY_OPTIONS0>(1);
                block.point(content, list);
                block.put(
                    list + offset!(sys::FWPM_CLASSIFY_OPTIONS0, numOptions),
                    options.len() as u32,
                );
                let array = block.array::<sys::FWPM_CLASSIFY_OPTION0>(options.len());
                block.point(list + offset!(sys::FWPM_CLASSIFY_OPTIONS0, options), array);
                for (index, (kind, value)) in options.iter().enumerate() {
                    let to = array + index * size_of::<sys::FWPM_CLASSIFY_OPTION0>();
                    block.put(to + offset!(sys::FWPM_CLASSIFY_OPTION0, type_), *kind);
                    value.write(block, to + offset!(sys::FWPM_CLASSIFY_OPTION0, value));
                }
            }
        }
    }
}

/// Reads a list of classify options.
///
/// # Safety
/// The pointers of the list are valid for the call.
unsafe fn read_options(list: &sys::FWPM_CLASSIFY_OPTIONS0) -> Result<Vec<(i32, Value)>, Status> {
    if list.numOptions == 0 {
        return Err(sys::STATUS_FWP_ZERO_LENGTH_ARRAY);
    }
    if list.options.is_null() {
        return Err(sys::STATUS_FWP_NULL_POINTER);
    }
    let mut options = Vec::new();
    for index in 0..list.numOptions as usize {
        let at = list.options.expose_provenance() + index * size_of::<sys::FWPM_CLASSIFY_OPTION0>();
        // SAFETY: the array has `numOptions` elements.
        let kind: i32 = unsafe { access::load(at + offset!(sys::FWPM_CLASSIFY_OPTION0, type_)) };
        if !(0..sys::FWP_CLASSIFY_OPTION_MAX).contains(&kind) {
            return Err(sys::STATUS_FWP_INVALID_PARAMETER);
        }
        let value = at + offset!(sys::FWPM_CLASSIFY_OPTION0, value);
        // SAFETY: the caller's promise.
        options.push((kind, unsafe { super::value::read_value(value) }?));
    }
    Ok(options)
}
