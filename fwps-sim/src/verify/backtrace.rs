//! Backtraces: which functions of a driver led to a call. Addresses are taken at once, names are looked up when somebody reads them.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::symbols;

/// How many frames are taken at most; those of the simulator between the driver's count, too.
const DEPTH: usize = 96;

static WALKER: OnceLock<fn() -> Vec<usize>> = OnceLock::new();

/// Says who walks the stack of the calling thread, as return addresses with the innermost first, instead of the `backtrace` crate. That
/// one stops in front of a function without unwind data, so a driver image without any would have no frames; where images are modules of
/// the host, its own walker can tell the function that made the call at least. The first call counts.
///
/// ```
/// fwps_sim::set_backtrace_walker(Vec::new);
/// ```
pub fn set_backtrace_walker(walk: fn() -> Vec<usize>) {
    WALKER.get_or_init(|| walk);
}

/// The functions of a driver that led to a call, the innermost first. Frames of the simulator are left out.
///
/// Serializes as the list of its frames.
#[derive(Clone, Default)]
pub struct Backtrace {
    addresses: Arc<[usize]>,
    frames: OnceLock<Arc<[BacktraceFrame]>>,
}

/// One function of a backtrace.
///
/// Prints as `inspect.sys!inspect::network::classify+0x4c (src/network.rs:88)`, with the parts that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BacktraceFrame {
    /// The module; `None` for one that is linked into the process of the simulator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// The function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// The distance in bytes from the start of the function, or from the start of the module where the function is not known.
    pub offset: u64,
    /// The source file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line in it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

impl Backtrace {
    /// Takes the addresses of the calling thread's stack.
    pub(crate) fn capture() -> Self {
        if let Some(walk) = WALKER.get() {
            return Self::of(walk());
        }
        let mut addresses = Vec::with_capacity(48);
        backtrace::trace(|frame| {
            addresses.push(frame.ip().addr());
            addresses.len() < DEPTH
        });
        Self::of(addresses)
    }

    /// A backtrace of these return addresses, the innermost first.
    pub fn of(addresses: Vec<usize>) -> Self {
        Self {
            addresses: addresses.into(),
            frames: OnceLock::new(),
        }
    }

    /// The frames, the innermost first.
    pub fn frames(&self) -> &[BacktraceFrame] {
        self.frames.get_or_init(|| {
            let addresses = self.addresses.iter();
            // A return address is behind the call, perhaps already in another function or line.
            addresses
                .flat_map(|address| symbols::resolve(address.saturating_sub(1)))
                .collect()
        })
    }

    /// Whether no function of a driver is known.
    pub fn is_empty(&self) -> bool {
        self.frames().is_empty()
    }
}

impl PartialEq for Backtrace {
    fn eq(&self, other: &Self) -> bool {
        self.frames() == other.frames()
    }
}

impl Eq for Backtrace {}

impl fmt::Debug for Backtrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.frames()).finish()
    }
}

/// One frame a line.
impl fmt::Display for Backtrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, frame) in self.frames().iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{frame}")?;
        }
        Ok(())
    }
}

impl fmt::Display for BacktraceFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.module, &self.function) {
            (Some(module), Some(function)) => write!(f, "{module}!{function}")?,
            (Some(name), None) | (None, Some(name)) => f.write_str(name)?,
            (None, None) => f.write_str("?")?,
        }
        if self.offset > 0 {
            write!(f, "+{:#x}", self.offset)?;
        }
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, " ({file}:{line})"),
            (Some(file), None) => write!(f, " ({file})"),
            _ => Ok(()),
        }
    }
}

impl Serialize for Backtrace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.frames().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Backtrace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let frames = Vec::<BacktraceFrame>::deserialize(deserializer)?;
        Ok(Self {
            addresses: Arc::default(),
            frames: OnceLock::from(Arc::from(frames)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_print_what_is_known() {
        let frame = BacktraceFrame {
            module: Some("inspect.sys".to_owned()),
            function: Some("classify".to_owned()),
            offset: 0x4c,
            file: Some("src/network.rs".to_owned()),
            line: Some(88),
        };
        assert_eq!(frame.to_string(), "inspect.sys!classify+0x4c (src/network.rs:88)");
        assert_eq!(BacktraceFrame::default().to_string(), "?");
    }

    #[test]
    fn backtraces_survive_a_round_trip() {
        let json = r#"[{"function":"classify","offset":7}]"#;
        let backtrace: Backtrace = serde_json::from_str(json).expect("as documented");
        assert_eq!(serde_json::to_string(&backtrace).expect("plain data"), json);
        assert_eq!(backtrace.to_string(), "classify+0x7");
    }
}
