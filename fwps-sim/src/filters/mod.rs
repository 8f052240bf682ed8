//! Filters from a file: somebody else's firewall on the simulated machine.

mod add;
mod condition;
mod error;
mod shape;

use std::str::FromStr;

pub use add::AddFiltersError;
pub use error::FiltersError;

use crate::fwpm::condition::Condition;
use crate::fwpm::filter_plan::Weight;
use crate::fwpm::key::Key;
use crate::fwpm::layers::LayerRecord;

/// Filters of another product, read from TOML text.
///
/// The text has tables `[[sublayer]]` and `[[filter]]`.
///
/// A `[[sublayer]]` has a `name`, which filters refer to; a `weight` from 0 to 65535 (32768 when left out; the heaviest sublayer is
/// asked first); and a `key`, a GUID, when it is to have a certain one.
///
/// A `[[filter]]` has
///
/// | member | value | when left out |
/// |---|---|---|
/// | `layer` | name of a layer as in `FWPM_LAYER_…`, with or without that prefix | not allowed |
/// | `action` | `"permit"`, `"block"`, or `"terminating"`, `"inspection"`, `"unknown"` for a callout | not allowed |
/// | `callout` | GUID of the callout | only for a callout |
/// | `sublayer` | the `name` of a sublayer of the file | the universal sublayer |
/// | `name` | text | `"filter"` |
/// | `key` | GUID | chosen |
/// | `weight` | exact weight, from 0 | by the number of conditions |
/// | `range` | range of automatic weights, 0 to 15; not beside `weight` | by the number of conditions |
/// | `clear_action_right` | `true`: the decision of the filter is a hard one | `false` |
/// | `permit_if_callout_unregistered` | `true`: permits while nobody has registered the callout | `false` |
///
/// and conditions, each a value or an array of alternatives:
///
/// | member | value |
/// |---|---|
/// | `local_address`, `remote_address`, `source_address`, `destination_address` | `"192.0.2.7"`, `"192.0.2.0/24"`, `"192.0.2.1-192.0.2.9"`, or the same with IPv6 addresses at the layers of IPv6 |
/// | `local_port`, `remote_port`, `source_port`, `destination_port` | `443`, `"1024-65535"` |
/// | `protocol` | `"tcp"`, `"udp"`, `"icmp"`, `"icmpv6"`, or a number from 0 to 255 |
/// | `application` | device path of the program's image; compared without case, as the platform keeps it in lower case |
///
/// All conditions of a filter have to hold. What is not in these tables is an error, with its line.
///
/// ```
/// use fwps_sim::{Filters, Sim};
///
/// let filters: Filters = r#"
///     [[sublayer]]
///     name = "firewall"
///     weight = 0x4000
///
///     [[filter]]
///     name = "no name resolution but by this server"
///     layer = "OUTBOUND_TRANSPORT_V4"
///     sublayer = "firewall"
///     action = "block"
///     protocol = "udp"
///     remote_port = [53, "853-855"]
///     remote_address = "192.0.2.0/24"
/// "#
/// .parse()?;
/// let mut sim = Sim::builder().build();
/// sim.add_filters(&filters)?;
/// # sim.finish().assert_clean();
///
/// let error = "[[filter]]\nlayer = \"NOWHERE_V4\"\naction = \"block\"\n".parse::<Filters>().unwrap_err();
/// assert_eq!(error.line, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Filters {
    sublayers: Vec<SubLayerEntry>,
    filters: Vec<FilterEntry>,
}

/// A sublayer of the file.
#[derive(Clone, Debug)]
struct SubLayerEntry {
    name: String,
    key: Option<Key>,
    weight: u16,
}

/// A filter of the file.
#[derive(Clone, Debug)]
struct FilterEntry {
    name: String,
    line: usize,
    key: Option<Key>,
    layer: &'static LayerRecord,
    /// Index of the sublayer; the universal one without.
    sublayer: Option<usize>,
    /// `FWP_ACTION_*`.
    action: u32,
    callout: Option<Key>,
    weight: Weight,
    /// `FWPM_FILTER_FLAG_*`.
    flags: u32,
    conditions: Vec<Condition>,
}

impl Filters {
    /// How many filters there are.
    pub fn len(&self) -> usize {
        self.filters.len()
    }

    /// Whether there is no filter.
    pub fn is_empty(&self) -> bool {
        self.filters.is_empty()
    }
}

impl FromStr for Filters {
    type Err = FiltersError;

    fn from_str(text: &str) -> Result<Self, FiltersError> {
        shape::read(text)
    }
}
