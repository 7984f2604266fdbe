//! A stream of bytes as a window of UTF-8 text that moves forward.

use std::io::{ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

const CHUNK: usize = 64 * 1024;

/// Never part of UTF-8. It takes the place of whatever the encoding does not have, so that the
/// cell in which that stood is the one refused, and no other.
const MALFORMED: u8 = 0xFF;

/// Text decoded from a reader and not yet consumed.
pub struct Text<R> {
    reader: R,
    decoder: Decoder,
    /// Bytes as read; those in `pending` are not decoded yet.
    bytes: Box<[u8]>,
    pending: std::ops::Range<usize>,
    /// Decoded text; that in `held` is not consumed yet.
    text: Vec<u8>,
    held: std::ops::Range<usize>,
    reader_ended: bool,
    decoder_ended: bool,
}

impl<R: Read> Text<R> {
    /// Takes a reader of which nothing has been read.
    pub fn new(reader: R, encoding: &'static Encoding) -> Self {
        Self {
            reader,
            decoder: encoding.new_decoder(),
            bytes: vec![0; CHUNK].into_boxed_slice(),
            pending: 0..0,
            text: Vec::new(),
            held: 0..0,
            reader_ended: false,
            decoder_ended: false,
        }
    }

    /// What is decoded and not consumed.
    pub fn held(&self) -> &[u8] {
        self.text.get(self.held.clone()).unwrap_or_default()
    }

    /// Drops so many bytes from the front.
    pub fn consume(&mut self, count: usize) {
        self.held.start = self.held.end.min(self.held.start + count);
    }

    /// Adds text behind what is held; gives `false` at the end of the stream. The caller bounds
    /// the memory by consuming before it asks for more.
    pub fn fill(&mut self) -> std::io::Result<bool> {
        self.make_room();
        let before = self.held.end;
        while self.held.end == before && !self.decoder_ended {
            if self.pending.is_empty() && !self.reader_ended {
                let count = read_some(&mut self.reader, &mut self.bytes)?;
                self.pending = 0..count;
                self.reader_ended = count == 0;
            }
            self.decode();
        }
        Ok(self.held.end > before)
    }

    fn decode(&mut self) {
        let source = self.bytes.get(self.pending.clone()).unwrap_or_default();
        // One byte of room is kept for the mark of what is malformed.
        let end = self.text.len().saturating_sub(1);
        let target = self.text.get_mut(self.held.end..end).unwrap_or_default();
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(source, target, self.reader_ended);
        self.pending.start += read;
        self.held.end += written;
        match result {
            DecoderResult::InputEmpty => self.decoder_ended = self.reader_ended,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                if let Some(place) = self.text.get_mut(self.held.end) {
                    *place = MALFORMED;
                    self.held.end += 1;
                }
            }
        }
    }

    fn make_room(&mut self) {
        if self.text.len() - self.held.end >= CHUNK {
            return;
        }
        self.text.copy_within(self.held.clone(), 0);
        self.held = 0..self.held.len();
        if self.text.len() - self.held.end < CHUNK {
            self.text.resize(2 * self.held.end + 2 * CHUNK, 0);
        }
    }
}

fn read_some(reader: &mut impl Read, bytes: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match reader.read(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

#[cfg(test)]
impl<R> Text<R> {
    /// Bytes of memory held.
    pub fn memory(&self) -> usize {
        self.bytes.len() + self.text.capacity()
    }
}
