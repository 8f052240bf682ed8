//! Shapes: how the bytes of a packet are cut into MDLs, and in what form packets come at all.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A form that packets have when they are indicated.
///
/// Windows promises callouts the data start and little else: everything else varies with NICs, other drivers and senders. What a
/// driver decides must not depend on it; [`Outcome::delivered`](crate::Outcome::delivered) compares runs.
///
/// On a command line they are `plain`, `cut:N`, `unaligned`, `trailing`, `offset`, `options`, `fragments`, `offload`, `loopback`,
/// `buffers`, `lists` and `seeded`; [`Shapes`] are several of them.
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
    /// An MDL in front that holds no data at all, so that the data does not start in the first one.
    Offset,
    /// An IPv4 option, or an IPv6 extension header, of 8 bytes more than the packet came with.
    Options,
    /// What arrives, arrives in three fragments.
    Fragments,
    /// Checksums are left to the NIC: [`SimBuilder::checksum_offload`](crate::SimBuilder::checksum_offload).
    Offload,
    /// Both ends are on the host: every packet goes down as one that is sent, and comes up again.
    Loopback,
    /// Up to three packets in a row that the host sends for one endpoint go in one list, each in a NET_BUFFER of its own.
    Buffers,
    /// Up to three frames in a row arrive together, where filters stand at the MAC layers.
    Lists,
    /// Another of the first four for every packet, by the seed.
    Seeded,
}

/// Several shapes at once. Of those that say how bytes lie in memory each packet has one, by the seed; all the others hold together.
///
/// On a command line they are joined by commas; `all` is all of them, by the seed: some packets have a form, others not.
///
/// ```
/// use fwps_sim::{Shape, Shapes, Sim};
///
/// let shapes: Shapes = "cut:1,options,fragments".parse()?;
/// assert_eq!(shapes, Shapes::of([Shape::Cut(1), Shape::Options, Shape::Fragments]));
/// let error = "cut:0".parse::<Shapes>().unwrap_err();
/// assert!(error.to_string().contains("expected"));
/// # drop(Sim::builder().shape(shapes).build());
/// # Ok::<(), fwps_sim::ParseShapeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shapes {
    /// A bit for each shape, by its place in [`NAMES`].
    bits: u16,
    /// Bytes of each MDL, if packets are cut.
    cut: usize,
    /// Whether the seed chooses for each packet whether it has a form.
    by_seed: bool,
}

/// A text is no shape.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{text}` is no shape: expected plain, cut:N with the bytes of each MDL, unaligned, trailing, offset, options, fragments, \
     offload, loopback, buffers, lists, seeded, or, with others by commas, all"
)]
pub struct ParseShapeError {
    text: String,
}

/// The shapes that are more than plain, with their names.
const NAMES: [(Shape, &str); 11] = [
    (Shape::Cut(1), "cut"),
    (Shape::Unaligned, "unaligned"),
    (Shape::Trailing, "trailing"),
    (Shape::Offset, "offset"),
    (Shape::Options, "options"),
    (Shape::Fragments, "fragments"),
    (Shape::Offload, "offload"),
    (Shape::Loopback, "loopback"),
    (Shape::Buffers, "buffers"),
    (Shape::Lists, "lists"),
    (Shape::Seeded, "seeded"),
];
/// How many of them say how bytes lie in memory.
const LAYOUTS: usize = 4;

impl FromStr for Shape {
    type Err = ParseShapeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let cut = |bytes: &str| bytes.parse().ok().filter(|bytes| *bytes > 0).map(Shape::Cut);
        let shape = match text.split_once(':') {
            Some(("cut", bytes)) => cut(bytes),
            Some(_) => None,
            None if text == "plain" => Some(Shape::Plain),
            // Without a size it says nothing.
            None if text == "cut" => None,
            None => NAMES
                .iter()
                .find(|(_, name)| *name == text)
                .map(|(shape, _)| *shape),
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
            other => f.write_str(NAMES[other.place().unwrap_or_default()].1),
        }
    }
}

impl Shape {
    /// The place in [`NAMES`]; plain has none.
    fn place(self) -> Option<usize> {
        let same = |other: Shape| std::mem::discriminant(&other) == std::mem::discriminant(&self);
        NAMES.iter().position(|(shape, _)| same(*shape))
    }

    /// The concrete shape for the next packet.
    fn resolve(self, random: &mut oorandom::Rand64) -> Shape {
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

    /// Lengths of the MDLs for `total` bytes, of which the first `unused` are not used and the first `headers`, those included, are
    /// not payload.
    pub(crate) fn cuts(self, total: usize, unused: usize, headers: usize) -> impl Iterator<Item = usize> {
        // How many of them are how long, and how long the last one is.
        let (count, len, last) = match self {
            Shape::Cut(step) => (total / step.max(1), step.max(1), total % step.max(1)),
            Shape::Unaligned => (1, headers.min(total), total - headers.min(total)),
            Shape::Offset => (1, unused.min(total), total - unused.min(total)),
            _ => (0, 0, total),
        };
        std::iter::repeat_n(len, count)
            .chain([last])
            .filter(|len| *len > 0)
    }
}

impl Shapes {
    /// Packets as most NICs show them.
    pub const PLAIN: Shapes = Shapes {
        bits: 0,
        cut: 1,
        by_seed: false,
    };

    /// All shapes, by the seed.
    pub const ALL: Shapes = Shapes {
        bits: (1 << NAMES.len()) - 1,
        cut: 1,
        by_seed: true,
    };

    /// These shapes.
    pub fn of(shapes: impl IntoIterator<Item = Shape>) -> Self {
        shapes.into_iter().fold(Self::PLAIN, Self::with)
    }

    /// One more.
    pub fn with(mut self, shape: Shape) -> Self {
        if let Shape::Cut(bytes) = shape {
            self.cut = bytes.max(1);
        }
        if let Some(place) = shape.place() {
            self.bits |= 1 << place;
        }
        self
    }

    /// Whether a shape is one of them; a cut of any size.
    pub fn has(self, shape: Shape) -> bool {
        match shape.place() {
            Some(place) => self.bits & (1 << place) != 0,
            None => self.bits == 0,
        }
    }

    /// How the next packet lies in memory.
    pub(crate) fn layout(self, random: &mut oorandom::Rand64) -> Shape {
        let sized = |shape| match shape {
            Shape::Cut(_) => Shape::Cut(self.cut),
            other => other,
        };
        let mut known = NAMES[..LAYOUTS].iter().map(|(shape, _)| sized(*shape));
        let count =
            (self.bits & ((1 << LAYOUTS) - 1)).count_ones() as u64 + u64::from(self.has(Shape::Seeded));
        let chosen = match count {
            0 => return Shape::Plain,
            1 => 0,
            count => random.rand_range(0..count) as usize,
        };
        let named = known.by_ref().filter(|shape| self.has(*shape)).nth(chosen);
        named.unwrap_or(Shape::Seeded).resolve(random)
    }

    /// Whether packets have another form than in the capture.
    pub(crate) fn changes_traffic(self) -> bool {
        [Shape::Options, Shape::Fragments, Shape::Loopback, Shape::Buffers]
            .into_iter()
            .any(|shape| self.has(shape))
    }

    /// Whether the seed chooses which packets have a form.
    pub(crate) fn is_by_seed(self) -> bool {
        self.by_seed
    }
}

impl From<Shape> for Shapes {
    fn from(shape: Shape) -> Self {
        Self::of([shape])
    }
}

impl FromStr for Shapes {
    type Err = ParseShapeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut shapes = Self::PLAIN;
        let mut all = false;
        for name in text.split(',').map(str::trim) {
            match name {
                "all" => all = true,
                name => shapes = shapes.with(name.parse()?),
            }
        }
        if all {
            shapes.bits = Self::ALL.bits;
            shapes.by_seed = true;
        }
        Ok(shapes)
    }
}

impl fmt::Display for Shapes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.by_seed {
            f.write_str("all")?;
            return if self.cut > 1 {
                write!(f, ",cut:{}", self.cut)
            } else {
                Ok(())
            };
        }
        if self.bits == 0 {
            return f.write_str("plain");
        }
        let mut separator = "";
        for (shape, _) in NAMES.iter().filter(|(shape, _)| self.has(*shape)) {
            f.write_str(separator)?;
            separator = ",";
            match shape {
                Shape::Cut(_) => write!(f, "cut:{}", self.cut)?,
                other => write!(f, "{other}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shapes() {
        for (shape, _) in NAMES
            .into_iter()
            .chain([(Shape::Plain, ""), (Shape::Cut(39), "")])
        {
            assert_eq!(shape.to_string().parse(), Ok(shape));
        }
        for text in ["plain", "cut:3,options,lists", "all", "all,cut:9", "seeded"] {
            let shapes: Shapes = text.parse().expect("written as shapes are");
            assert_eq!(shapes.to_string().parse(), Ok(shapes), "{text}");
        }
        for bad in [
            "",
            "cut",
            "cut:",
            "cut:0",
            "cut:-1",
            "round",
            "options,",
            "options:2",
            "plain:1",
        ] {
            assert!(bad.parse::<Shapes>().is_err(), "{bad}");
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
            Shape::Offset,
        ] {
            for total in [1, 7, 8, 100] {
                let cuts: Vec<usize> = shape.cuts(total, 5, 28).collect();
                assert_eq!(cuts.iter().sum::<usize>(), total, "{shape:?} {total}");
                assert!(cuts.iter().all(|cut| *cut > 0));
            }
        }
    }

    #[test]
    fn layouts_are_those_that_were_named() {
        let mut random = oorandom::Rand64::new(1);
        let shapes = Shapes::of([Shape::Cut(3), Shape::Offset, Shape::Options]);
        let mut seen: Vec<Shape> = Vec::new();
        for _ in 0..50 {
            let layout = shapes.layout(&mut random);
            if !seen.contains(&layout) {
                seen.push(layout);
            }
        }
        assert_eq!(seen.len(), 2, "{seen:?}");
        assert!(seen.contains(&Shape::Cut(3)) && seen.contains(&Shape::Offset));
        assert_eq!(Shapes::PLAIN.layout(&mut random), Shape::Plain);
    }
}
