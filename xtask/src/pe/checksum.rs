//! The checksum of the optional header, which the loader verifies for drivers.

use object::read::pe::{ImageNtHeaders, ImageOptionalHeader, PeFile64};

use super::Finding;

/// Offset of `CheckSum` from the start of the NT headers: signature, file header, 64 bytes of optional header.
const CHECKSUM_OFFSET: usize = 4 + 20 + 64;

/// The checksum of an image whose checksum field stands at `field`: the 16-bit words added with end-around carry, the
/// field left out, plus the length of the file.
fn compute(bytes: &[u8], field: usize) -> u32 {
    let mut sum = 0_u64;
    for (index, pair) in bytes.chunks(2).enumerate() {
        let at = index * 2;
        if at == field || at == field + 2 {
            continue;
        }
        let low = u64::from(pair[0]);
        let high = u64::from(pair.get(1).copied().unwrap_or_default());
        sum += low | high << 8;
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    u32::try_from(sum)
        .unwrap_or(u32::MAX)
        .wrapping_add(u32::try_from(bytes.len()).unwrap_or(u32::MAX))
}

/// Says so if the checksum of the header is not that of the file.
pub(super) fn finding(image: &PeFile64<'_>, bytes: &[u8]) -> Option<Finding> {
    let stored = image.nt_headers().optional_header().check_sum();
    let headers = usize::try_from(image.dos_header().nt_headers_offset()).ok()?;
    let computed = compute(bytes, headers + CHECKSUM_OFFSET);
    (stored != computed).then(|| Finding {
        subject: "checksum",
        found: format!("{stored:#x}"),
        expected: format!("{computed:#x}"),
        advice: "link with /RELEASE, and do not change the file afterwards except by signing it",
    })
}
