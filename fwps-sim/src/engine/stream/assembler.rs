//! One direction of a TCP connection, put in order: retransmissions are dropped, early segments wait.

use crate::traffic::packet::Headers;

/// How far ahead of the next byte a segment may be, in bytes. What is further away is dropped, as beyond every window.
const WINDOW: i32 = 1 << 20;

/// How one direction of a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StreamEnd {
    /// With a FIN: everything was received.
    Disconnect,
    /// With a reset.
    Abort,
}

/// Bytes of a stream in order; the end of the stream may follow them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) bytes: Vec<u8>,
    pub(crate) push: bool,
    pub(crate) expedited: bool,
    pub(crate) end: Option<StreamEnd>,
}

/// What a TCP segment says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub(crate) sequence: u32,
    pub(crate) acknowledgement: u32,
    pub(crate) window: u16,
    pub(crate) syn: bool,
    pub(crate) ack: bool,
    pub(crate) push: bool,
    pub(crate) expedited: bool,
    pub(crate) bytes: &'a [u8],
    pub(crate) end: Option<StreamEnd>,
}

impl<'a> Segment<'a> {
    /// Reads the segment of a TCP packet, whose headers were parsed.
    pub(crate) fn read(packet: &'a [u8], headers: &Headers) -> Self {
        let tcp = &packet[headers.ip_len..headers.total_len];
        let long = |at: usize| u32::from_be_bytes([tcp[at], tcp[at + 1], tcp[at + 2], tcp[at + 3]]);
        let flags = tcp[13];
        let end = match flags & 0x05 {
            0 => None,
            0x01 => Some(StreamEnd::Disconnect),
            _ => Some(StreamEnd::Abort),
        };
        // What a reset carries is a diagnostic, no data.
        let data = if end == Some(StreamEnd::Abort) {
            &[]
        } else {
            &tcp[headers.transport_len..]
        };
        Self {
            sequence: long(4),
            acknowledgement: long(8),
            window: u16::from_be_bytes([tcp[14], tcp[15]]),
            syn: flags & 0x02 != 0,
            ack: flags & 0x10 != 0,
            push: flags & 0x08 != 0,
            expedited: flags & 0x20 != 0,
            bytes: data,
            end,
        }
    }

    fn piece(&self) -> Piece {
        Piece {
            bytes: self.bytes.to_vec(),
            push: self.push,
            expedited: self.expedited,
            end: self.end,
        }
    }

    /// Whether it has no place in the stream.
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.end.is_none()
    }

    /// Sequence number of the first byte of data.
    pub(crate) fn start(&self) -> u32 {
        self.sequence.wrapping_add(u32::from(self.syn))
    }
}

/// Puts the segments of one direction in order.
#[derive(Debug, Default)]
pub(crate) struct Assembler {
    next: Option<u32>,
    waiting: Vec<(u32, Piece)>,
    ended: Option<StreamEnd>,
}

impl Assembler {
    /// Sequence number of the byte that comes next; `None` before the first segment.
    pub(crate) fn next(&self) -> Option<u32> {
        self.next
    }

    /// How far from the byte that comes next a segment is that starts at `start`, if the first segment started at `first`. `None` if that
    /// is beyond every window, or unknown.
    pub(crate) fn distance_of(&self, start: u32, first: Option<u32>) -> Option<u32> {
        let distance = distance(self.next.or(first)?, start).unsigned_abs();
        (distance <= WINDOW.unsigned_abs()).then_some(distance)
    }

    /// Whether segments wait for one that is missing.
    pub(crate) fn has_gap(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether the connection was reset.
    pub(crate) fn is_aborted(&self) -> bool {
        self.ended == Some(StreamEnd::Abort)
    }

    /// Takes the segment that comes next when none waits, as nearly every segment does: its bytes are in order as they are. Returns whether
    /// it was that; otherwise nothing happened.
    pub(crate) fn follow(&mut self, segment: &Segment<'_>) -> bool {
        let start = segment.start();
        let next = self.next.unwrap_or(start);
        let follows = start == next && self.ended.is_none() && segment.end != Some(StreamEnd::Abort);
        if !self.waiting.is_empty() || !(follows || segment.is_empty()) {
            return false;
        }
        let taken = segment.bytes.len() + usize::from(segment.end.is_some());
        self.next = Some(next.wrapping_add(taken as u32));
        self.ended = segment.end.or(self.ended);
        true
    }

    /// Takes a segment. Returns what is in order now.
    pub(crate) fn add(&mut self, segment: &Segment<'_>) -> Vec<Piece> {
        let start = segment.start();
        let next = *self.next.get_or_insert(start);
        if segment.is_empty() || distance(next, start) > WINDOW {
            return Vec::new();
        }
        if segment.end == Some(StreamEnd::Abort) {
            // A reset does not wait for what is missing.
            if distance(next, start) < 0 || self.ended == Some(StreamEnd::Abort) {
                return Vec::new();
            }
            self.waiting.clear();
            self.ended = segment.end;
            return vec![segment.piece()];
        }
        self.waiting.push((start, segment.piece()));
        let mut ready = Vec::new();
        while let Some(piece) = self.pop() {
            ready.push(piece);
        }
        ready
    }

    /// Takes out a piece that is in order; what of it came before is cut off.
    fn pop(&mut self) -> Option<Piece> {
        loop {
            let next = self.next?;
            let index = self
                .waiting
                .iter()
                .position(|(start, _)| distance(next, *start) <= 0)?;
            let (start, mut piece) = self.waiting.remove(index);
            let known = next.wrapping_sub(start) as usize;
            // The end takes a place of its own behind the bytes.
            let total = piece.bytes.len() + usize::from(piece.end.is_some());
            if self.ended.is_some() || known >= total {
                continue;
            }
            piece.bytes.drain(..known.min(piece.bytes.len()));
            let taken = piece.bytes.len() + usize::from(piece.end.is_some());
            self.next = Some(next.wrapping_add(taken as u32));
            self.ended = piece.end.or(self.ended);
            return Some(piece);
        }
    }
}

/// How far `to` is behind `from` in sequence space.
fn distance(from: u32, to: u32) -> i32 {
    to.wrapping_sub(from) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(sequence: u32, bytes: &[u8]) -> Segment<'_> {
        Segment {
            sequence,
            bytes,
            ..Segment::default()
        }
    }

    fn all(segments: Vec<Segment<'_>>) -> (Vec<u8>, Option<StreamEnd>) {
        let mut assembler = Assembler::default();
        let pieces: Vec<Piece> = segments
            .iter()
            .flat_map(|segment| assembler.add(segment))
            .collect();
        let end = pieces.iter().find_map(|piece| piece.end);
        (pieces.into_iter().flat_map(|piece| piece.bytes).collect(), end)
    }

    #[test]
    fn order_is_restored_across_the_wrap() {
        let start = u32::MAX - 2;
        let segments = vec![
            segment(start, b"ab"),
            segment(start.wrapping_add(4), b"ef"),
            segment(start, b"ab"),
            segment(start.wrapping_add(1), b"bcd"),
            segment(start.wrapping_add(3), b"defg"),
        ];
        assert_eq!(all(segments), (b"abcdefg".to_vec(), None));
    }

    #[test]
    fn an_end_comes_once_and_after_the_data() {
        let mut fin = segment(12, b"");
        fin.end = Some(StreamEnd::Disconnect);
        let segments = vec![segment(10, b""), fin, segment(10, b"ab"), fin, segment(13, b"x")];
        assert_eq!(all(segments), (b"ab".to_vec(), Some(StreamEnd::Disconnect)));
    }

    #[test]
    fn what_is_beyond_every_window_is_dropped() {
        let mut assembler = Assembler::default();
        assembler.add(&segment(1, b"a"));
        assert!(assembler.add(&segment(1 << 22, b"z")).is_empty());
        assert!(!assembler.has_gap());
    }

    #[test]
    fn what_follows_leaves_the_same_behind_as_what_is_added() {
        let mut fin = segment(15, b"");
        fin.end = Some(StreamEnd::Disconnect);
        let mut reset = segment(16, b"");
        reset.end = Some(StreamEnd::Abort);
        let segments = [
            segment(9, b""),
            segment(9, b"abc"),
            segment(9, b"abc"),
            segment(30, b""),
            segment(13, b"f"),
            segment(12, b"e"),
            segment(14, b"g"),
            fin,
            segment(16, b"late"),
            reset,
        ];
        let (mut added, mut followed) = (Assembler::default(), Assembler::default());
        let mut counts = [0; 2];
        for segment in &segments {
            let pieces = added.add(segment);
            let follows = followed.follow(segment);
            let bytes: Vec<u8> = if follows {
                segment.bytes.to_vec()
            } else {
                followed
                    .add(segment)
                    .into_iter()
                    .flat_map(|piece| piece.bytes)
                    .collect()
            };
            counts[usize::from(follows)] += 1;
            let expected: Vec<u8> = pieces.into_iter().flat_map(|piece| piece.bytes).collect();
            assert_eq!(bytes, expected, "{segment:?}");
            assert_eq!(
                (followed.next, followed.ended),
                (added.next, added.ended),
                "{segment:?}"
            );
            assert_eq!(followed.has_gap(), added.has_gap(), "{segment:?}");
        }
        assert_eq!(counts, [5, 5]);
    }
}
