//! Filters at layers where the simulator classifies nothing.

use serde::Serialize;

use crate::fwpm::Management;
use crate::fwpm::layers::LayerRecord;

/// A layer with filters that nobody asked, since the simulator classifies nothing there.
///
/// Such filters are taken: a driver that adds some at layers of user mode, or at many layers, is none the worse for it. But a run
/// says nothing about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnaskedLayer {
    /// The C name of the layer without `FWPM_LAYER_`, for example `RPC_UM`.
    pub layer: &'static str,
    /// Whether the kernel classifies there on Windows; elsewhere no callout of a driver is called.
    pub kernel: bool,
    /// How many filters came into force there.
    pub filters: u64,
}

impl UnaskedLayer {
    pub(crate) fn all(management: &Management) -> Vec<Self> {
        let layers = management.unasked.iter();
        let named = |(number, filters): (&u16, &u64)| {
            let record = LayerRecord::by_number(*number)?;
            Some(Self {
                layer: record.name(),
                kernel: record.kernel,
                filters: *filters,
            })
        };
        layers.filter_map(named).collect()
    }
}
