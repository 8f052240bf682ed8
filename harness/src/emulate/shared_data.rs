//! The page that the kernel shares with processes (`KUSER_SHARED_DATA`), as drivers read it.

/// Its address in the kernel, on x86-64.
pub const SHARED_DATA: u64 = 0xFFFF_F780_0000_0000;

/// The clocks of the simulated machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// The time of day: units of 100 ns since 1601.
    pub system_time: u64,
    /// The time since the start, in units of 100 ns.
    pub interrupt_time: u64,
}

/// How long a tick of the clock is, in units of 100 ns: 1/64 s, as `KeQueryTimeIncrement` says on most machines.
const TICK: u64 = 156_250;

/// A field of the page: where it is, how long, and its value.
struct Field {
    offset: usize,
    bytes: Vec<u8>,
}

/// The fields that are filled. A read of any other part is not modelled.
pub struct SharedData {
    fields: Vec<Field>,
}

impl SharedData {
    /// The page at a moment.
    pub fn of(clocks: Clocks) -> Self {
        let ticks = clocks.interrupt_time / TICK;
        let fields = vec![
            // TickCountMultiplier: milliseconds for each tick, with 24 bits behind the point.
            Field {
                offset: 0x004,
                bytes: ((TICK << 24) / 10_000).to_le_bytes()[..4].to_vec(),
            },
            Field {
                offset: 0x008,
                bytes: system_time(clocks.interrupt_time),
            },
            Field {
                offset: 0x014,
                bytes: system_time(clocks.system_time),
            },
            // TimeZoneBias: the machine is in Greenwich.
            Field {
                offset: 0x020,
                bytes: system_time(0),
            },
            Field {
                offset: 0x320,
                bytes: system_time(ticks),
            },
        ];
        Self { fields }
    }

    /// The little-endian value of `size` bytes at an offset; `None` where no field of the page is filled, or for more than 8 bytes.
    pub fn read(&self, offset: usize, size: usize) -> Option<u64> {
        if size == 0 || size > 8 {
            return None;
        }
        let field = self
            .fields
            .iter()
            .find(|field| offset >= field.offset && offset + size <= field.offset + field.bytes.len())?;
        let start = offset - field.offset;
        let mut value = [0; 8];
        value[..size].copy_from_slice(&field.bytes[start..start + size]);
        Some(u64::from_le_bytes(value))
    }
}

/// A `KSYSTEM_TIME`: the low half, and the high half twice, so that readers of 32 bits see when it changes meanwhile.
fn system_time(time: u64) -> Vec<u8> {
    let mut bytes = time.to_le_bytes().to_vec();
    bytes.extend_from_slice(&time.to_le_bytes()[4..]);
    bytes
}
