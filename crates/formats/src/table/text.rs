//! A stream of bytes as a window of UTF-8 text that moves forward.

use std::io::{ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::encoding::Guess;
use super::format::TextEncoding;

const CHUNK: usize = 64 * 1024;

/// Never part of UTF-8. It takes the place of whatever the encoding does not have, so that the
/// cell in which that stood is the one refused, and no other.
const MALFORMED: u8 = 0xFF;

/// Text decoded from a reader and not yet consumed.
pub struct Text<R> {
    reader: R,
    decoder: Decoder,
    /// What to take where the bytes turn out not to be UTF-8; `None` once that is settled.
    undecided: Option<&'static Encoding>,
    /// Nothing has been read yet.
    is_new: bool,
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
    pub fn new(reader: R, encoding: TextEncoding) -> Self {
        let (encoding, undecided) = match encoding {
            TextEncoding::Named(encoding) => (encoding, None),
            TextEncoding::Auto { fallback } => (UTF_8, Some(fallback)),
        };
        Self {
            reader,
            decoder: encoding.new_decoder(),
            undecided,
            is_new: true,
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
            let end = match self.undecided {
                Some(_) => self.read_undecided()?,
                None => self.read_pending()?,
            };
            self.decode(end);
        }
        Ok(self.held.end > before)
    }

    /// Gives how far what is pending can be decoded.
    fn read_pending(&mut self) -> std::io::Result<usize> {
        if self.pending.is_empty() && !self.reader_ended {
            let count = read_some(&mut self.reader, &mut self.bytes)?;
            self.pending = 0..count;
            self.reader_ended = count == 0;
        }
        Ok(self.pending.end)
    }

    /// The same while the encoding is open: as far as all is ASCII, which is the same in every
    /// encoding in question. Where something else begins, looks at a whole chunk of it and
    /// settles the encoding.
    fn read_undecided(&mut self) -> std::io::Result<usize> {
        let is_start = std::mem::take(&mut self.is_new);
        self.read_chunk()?;
        let bytes = self.bytes.get(self.pending.clone()).unwrap_or_default();
        let plain = bytes.iter().take_while(|byte| byte.is_ascii()).count();
        let guess = match is_start.then(|| Guess::of_start(bytes)).flatten() {
            None if plain == 0 => Some(Guess::of_text(bytes, self.reader_ended)),
            guess => guess,
        };
        match guess {
            None => Ok(self.pending.start + plain),
            Some(guess) => {
                self.settle(guess);
                Ok(self.pending.end)
            }
        }
    }

    fn settle(&mut self, guess: Guess) {
        let fallback = self.undecided.take().unwrap_or(UTF_8);
        match guess {
            Guess::Utf8 | Guess::Marked => {}
            Guess::Known(encoding) => self.decoder = encoding.new_decoder(),
            Guess::Other => self.decoder = fallback.new_decoder_without_bom_handling(),
        }
    }

    /// Moves what is pending to the front and reads until the chunk is full: the guess may not
    /// depend on how the bytes arrive.
    fn read_chunk(&mut self) -> std::io::Result<()> {
        self.bytes.copy_within(self.pending.clone(), 0);
        self.pending = 0..self.pending.len();
        while !self.reader_ended && self.pending.end < self.bytes.len() {
            let room = self.bytes.get_mut(self.pending.end..).unwrap_or_default();
            let count = read_some(&mut self.reader, room)?;
            self.pending.end += count;
            self.reader_ended = count == 0;
        }
        Ok(())
    }

    fn decode(&mut self, end: usize) {
        let source = self.bytes.get(self.pending.start..end).unwrap_or_default();
        let is_last = self.reader_ended && end == self.pending.end;
        // One byte of room is kept for the mark of what is malformed.
        let room = self.text.len().saturating_sub(1);
        let target = self.text.get_mut(self.held.end..room).unwrap_or_default();
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(source, target, is_last);
        self.pending.start += read;
        self.held.end += written;
        match result {
            DecoderResult::InputEmpty => self.decoder_ended = is_last,
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
