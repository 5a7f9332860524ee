//! Compressed inputs, uncompressed while they are read: gzip of several members and Zstandard of several frames, told by their first bytes.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// What files of a format end in, its first bytes, its name.
const FORMATS: [(&str, &[u8], &str); 2] = [("gz", b"\x1F\x8B", "gzip"), ("zst", b"\x28\xB5\x2F\xFD", "zstd")];

/// First bytes that are needed to tell.
pub(super) const HEAD: usize = 4;

/// The name of a file without the ending of a compressed one: `a.jsonl` for `a.jsonl.gz`.
pub(super) fn uncompressed_name(name: &str) -> &str {
    let plain = name.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && FORMATS.iter().any(|(of, ..)| end.eq_ignore_ascii_case(of)));
    plain.map_or(name, |(stem, _)| stem)
}

/// A reader of what `reader` holds compressed, where its first bytes are `head`; `reader` itself where that is not compressed.
pub(super) fn uncompress(head: &[u8], reader: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
    let Some(&(.., name)) = FORMATS.iter().find(|(_, magic, _)| head.starts_with(magic)) else { return reader };
    let inner: Box<dyn Read + Send> = match name {
        "gzip" => Box::new(Members { decoder: Some(GzDecoder::new(BufReader::new(reader))) }),
        _ => Box::new(Frames { source: BufReader::new(reader), decoder: FrameDecoder::new(), inside: false }),
    };
    Box::new(Told { inner, name })
}

/// Says in its errors what was read.
struct Told {
    inner: Box<dyn Read + Send>,
    name: &'static str,
}

impl Read for Told {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into).map_err(|e| match e.kind() {
            io::ErrorKind::Interrupted => e,
            _ => io::Error::other(format!("broken {} data: {e}", self.name)),
        })
    }
}

/// The members of gzip, one after the other. Zeros after the last one are no part of it: tapes and tar fill their blocks with them.
struct Members<R> {
    /// The member that is being read; None at the end.
    decoder: Option<GzDecoder<BufReader<R>>>,
}

impl<R: Read> Members<R> {
    /// What follows a member: the next one, or None where only zeros or nothing does.
    fn after(mut source: BufReader<R>) -> io::Result<Option<GzDecoder<BufReader<R>>>> {
        let mut zeros = false;
        loop {
            let buffer = source.fill_buf()?;
            let Some(other) = buffer.iter().position(|&b| b != 0) else {
                let filled = buffer.len();
                if filled == 0 {
                    return Ok(None);
                }
                zeros = true;
                source.consume(filled);
                continue;
            };
            if zeros || other > 0 {
                return Err(io::Error::other("something follows the zeros after its end"));
            }
            return Ok(Some(GzDecoder::new(source)));
        }
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.decoder {
            let read = decoder.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            self.decoder = self.decoder.take().map_or(Ok(None), |decoder| Self::after(decoder.into_inner()))?;
        }
        Ok(0)
    }
}

/// The frames of Zstandard, one after the other; those that hold none of the content are skipped. Checksums are checked.
struct Frames<R> {
    source: BufReader<R>,
    decoder: FrameDecoder,
    /// Is a frame begun and not yet at its end?
    inside: bool,
}

impl<R: Read> Frames<R> {
    /// Reads the head of the next frame; false at the end of the input.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    let length = u64::from(length);
                    if io::copy(&mut self.source.by_ref().take(length), &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(FrameDecoderError::WindowSizeTooBig { .. }) => {
                    return Err(io::Error::other("made with a window that needs too much memory"));
                }
                Err(_) => return Err(io::Error::other("no frame where one should begin")),
            }
        }
        Ok(false)
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.inside && !self.begin()? {
                return Ok(0);
            }
            self.inside = true;
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(into);
            }
            if self.decoder.is_finished() {
                let (said, found) = (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
                if said.is_some() && said != found {
                    return Err(io::Error::other("the checksum differs"));
                }
                self.inside = false;
                continue;
            }
            let decoded = self.decoder.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1));
            decoded.map_err(|_| io::Error::other("a block that cannot be decoded, or is cut short"))?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::{Cursor, Write};

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).expect("compressed");
        encoder.finish().expect("compressed")
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let head = bytes[..bytes.len().min(HEAD)].to_vec();
        uncompress(&head, Box::new(Cursor::new(bytes))).read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn members_and_frames_follow_each_other() {
        let long = b"At least 12 people were killed. ".repeat(20_000);
        for compress in [gzip, zstd] {
            assert_eq!(read(compress(&long)).expect("read"), long);
            assert_eq!(read([compress(b"one, "), compress(b""), compress(b"two")].concat()).expect("read"), b"one, two");
        }
        let skippable = [&b"\x50\x2A\x4D\x18\x03\0\0\0xyz"[..], &zstd(b"two")].concat();
        assert_eq!(read([zstd(b"one, "), skippable].concat()).expect("read"), b"one, two");
        assert_eq!(read(b"plain".to_vec()).expect("read"), b"plain");
    }

    #[test]
    fn zeros_fill_the_last_block_of_gzip() {
        for zeros in [1, 9, 10, 512, 20_000] {
            let filled = [gzip(b"one, "), gzip(b"two"), vec![0; zeros]].concat();
            assert_eq!(read(filled.clone()).expect("read"), b"one, two", "{zeros}");
            for more in [&b"x"[..], &gzip(b"three")] {
                let error = read([&filled[..], more].concat()).expect_err("broken").to_string();
                assert_eq!(error, "broken gzip data: something follows the zeros after its end", "{zeros}");
            }
        }
    }

    #[test]
    fn what_is_cut_or_broken_is_an_error() {
        let text = b"At least 12 people were killed. ".repeat(100);
        for (compress, name) in [(gzip as fn(&[u8]) -> Vec<u8>, "gzip"), (zstd, "zstd")] {
            let whole = compress(&text);
            let cut = whole[..whole.len() - 5].to_vec();
            let trailing = [&whole[..], b"more"].concat();
            for bytes in [cut, trailing] {
                let error = read(bytes).expect_err("broken").to_string();
                assert!(error.starts_with(&format!("broken {name} data: ")), "{error}");
            }
        }
    }

    #[test]
    fn names_lose_the_ending_of_compressed_files() {
        for (name, plain) in
            [("a.jsonl.gz", "a.jsonl"), ("a.TXT.ZST", "a.TXT"), ("a.txt", "a.txt"), ("a.gz", "a"), (".gz", ".gz"), ("gz", "gz")]
        {
            assert_eq!(uncompressed_name(name), plain);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_bad(text in "[a-d ]{0,300}", at in any::<prop::sample::Index>(), byte: u8, magic in any::<bool>(), rest in prop::collection::vec(any::<u8>(), 0..100)) {
            for compress in [gzip, zstd] {
                let mut bytes = compress(text.as_bytes());
                let k = at.index(bytes.len());
                bytes[k] = byte;
                let _ = read(bytes);
            }
            let head: &[u8] = if magic { FORMATS[0].1 } else { FORMATS[1].1 };
            let _ = read([head, &rest].concat());
        }
    }
}
