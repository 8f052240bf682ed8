//! Shapes: how the bytes of a packet are cut into MDLs and NET_BUFFERs.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// How packets are laid out in memory when they are indicated.
///
/// Windows promises callouts only the data start; everything else about the layout varies from NIC to NIC. The verdicts of
/// a driver must not depend on it.
///
/// On a command line they are `plain`, `cut:N`, `unaligned`, `trailing` and `seeded`.
///
/// ```
/// use fwps_sim::Shape;
///
/// assert_eq!("cut:7".parse(), Ok(Shape::Cut(7)));
/// assert_eq!(Shape::Seeded.to_string(), "seeded");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// One MDL, with unused space in front: what most NICs do.
    Plain,
    /// A new MDL after every `n` bytes; 1 gives MDLs of one byte.
    Cut(usize),
    /// Headers in one MDL, the payload in another, at an odd address.
    Unaligned,
    /// MDLs longer than the data, with bytes after its end that do not belong to it.
    Trailing,
    /// Another one of these for every packet, by the seed.
    Seeded,
}

/// A text is no shape.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{text}` is no shape: expected plain, cut:N with the bytes of each MDL, unaligned, trailing or seeded"
)]
pub struct ParseShapeError {
    text: String,
}

impl FromStr for Shape {
    type Err = ParseShapeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let cut = |bytes: &str| bytes.parse().ok().filter(|bytes| *bytes > 0).map(Shape::Cut);
        let shape = match text {
            "plain" => Some(Shape::Plain),
            "unaligned" => Some(Shape::Unaligned),
            "trailing" => Some(Shape::Trailing),
            "seeded" => Some(Shape::Seeded),
            _ => text.strip_prefix("cut:").and_then(cut),
        };
        shape.ok_or_else(|| ParseShapeError {
            text: text.to_owned(),
        })
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Plain => f.write_str("plain"),
            Shape::Cut(bytes) => write!(f, "cut:{bytes}"),
            Shape::Unaligned => f.write_str("unaligned"),
            Shape::Trailing => f.write_str("trailing"),
            Shape::Seeded => f.write_str("seeded"),
        }
    }
}

impl Shape {
    /// The concrete shape for the next packet.
    pub(crate) fn resolve(self, random: &mut oorandom::Rand64) -> Shape {
        match self {
            Shape::Seeded => match random.rand_range(0..6) {
                0 => Shape::Cut(1),
                1 => Shape::Cut(random.rand_range(2..40) as usize),
                2 => Shape::Unaligned,
                3 => Shape::Trailing,
                _ => Shape::Plain,
            },
            shape => shape,
        }
    }

    /// Lengths of the MDLs for `total` bytes (unused space in front included), of which the first `headers` are headers.
    pub(crate) fn cuts(self, total: usize, headers: usize) -> Vec<usize> {
        let mut cuts = Vec::new();
        match self {
            Shape::Plain | Shape::Trailing | Shape::Seeded => cuts.push(total),
            Shape::Cut(step) => {
                let step = step.max(1);
                let mut left = total;
                while left > 0 {
                    cuts.push(left.min(step));
                    left -= left.min(step);
                }
            }
            Shape::Unaligned => {
                cuts.extend(
                    [headers.min(total), total - headers.min(total)]
                        .into_iter()
                        .filter(|len| *len > 0),
                );
            }
        }
        cuts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shapes() {
        for shape in [
            Shape::Plain,
            Shape::Cut(1),
            Shape::Unaligned,
            Shape::Trailing,
            Shape::Seeded,
        ] {
            assert_eq!(shape.to_string().parse(), Ok(shape));
        }
        for bad in ["", "cut", "cut:", "cut:0", "cut:-1", "round"] {
            assert!(bad.parse::<Shape>().is_err(), "{bad}");
        }
    }

    #[test]
    fn cuts_cover_everything() {
        for shape in [
            Shape::Plain,
            Shape::Cut(1),
            Shape::Cut(7),
            Shape::Unaligned,
            Shape::Trailing,
        ] {
            for total in [1, 7, 8, 100] {
                let cuts = shape.cuts(total, 28);
                assert_eq!(cuts.iter().sum::<usize>(), total, "{shape:?} {total}");
                assert!(cuts.iter().all(|cut| *cut > 0));
            }
        }
    }
}
