//! Collects an answer piece by piece and unpacks it, within limits: 64 MiB, and 100 times the packed size.

use std::io::Write;

use bytes::Bytes;
use flate2::write::GzDecoder;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use super::TransportError;

const LIMIT: usize = 64 * 1024 * 1024;
const RATIO: usize = 100;
/// Small answers may unpack further: a few rows of one letter are no attack.
const RATIO_FROM: usize = 1024 * 1024;

/// Room is made at once for what an answer says is its length, up to this.
const ROOM: usize = 8 * 1024 * 1024;

/// An answer's body while it arrives.
pub(super) enum Collector {
    Plain(Vec<u8>),
    Packed { arrived: usize, decoder: Box<GzDecoder<Vec<u8>>> },
}

impl Collector {
    /// Looks at the answer's headers, and removes those that no longer hold once it is unpacked.
    pub(super) fn new(headers: &mut HeaderMap) -> Result<Self, TransportError> {
        let encoding = headers.get(CONTENT_ENCODING).map(|value| value.as_bytes().to_ascii_lowercase());
        match encoding.as_deref() {
            None | Some(b"identity" | b"") => Ok(Self::Plain(Vec::with_capacity(announced(headers).min(ROOM)))),
            Some(b"gzip" | b"x-gzip") => {
                headers.remove(CONTENT_ENCODING);
                headers.remove(CONTENT_LENGTH);
                Ok(Self::Packed { arrived: 0, decoder: Box::new(GzDecoder::new(Vec::new())) })
            }
            Some(_) => Err(TransportError::Broken("the answer is packed in an unknown way".to_owned())),
        }
    }

    /// Takes the next piece. Packed pieces are unpacked in small bites so that a bomb is noticed early.
    pub(super) fn push(&mut self, piece: &[u8]) -> Result<(), TransportError> {
        match self {
            Self::Plain(bytes) => {
                if bytes.len().saturating_add(piece.len()) > LIMIT {
                    return Err(TransportError::TooLarge);
                }
                bytes.extend_from_slice(piece);
            }
            Self::Packed { arrived, decoder } => {
                for bite in piece.chunks(4096) {
                    *arrived += bite.len();
                    decoder.write_all(bite).map_err(|error| broken(&error))?;
                    let unpacked = decoder.get_ref().len();
                    if unpacked > LIMIT || (unpacked > RATIO_FROM && unpacked / RATIO > *arrived) {
                        return Err(TransportError::TooLarge);
                    }
                }
            }
        }
        Ok(())
    }

    /// The whole body.
    pub(super) fn finish(self) -> Result<Bytes, TransportError> {
        match self {
            Self::Plain(bytes) => Ok(bytes.into()),
            Self::Packed { decoder, .. } => decoder.finish().map(Bytes::from).map_err(|error| broken(&error)),
        }
    }
}

fn announced(headers: &HeaderMap) -> usize {
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or_default()
}

fn broken(error: &std::io::Error) -> TransportError {
    TransportError::Broken(format!("the packed answer is damaged: {error}"))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn unpack(original: &[u8], cut: usize) -> Result<Bytes, TransportError> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(original).unwrap();
        let packed = encoder.finish().unwrap();
        let mut headers = HeaderMap::from_iter([(CONTENT_ENCODING, HeaderValue::from_static("gzip"))]);
        let mut collector = Collector::new(&mut headers)?;
        assert!(headers.is_empty());
        collector.push(&packed[..packed.len() - cut])?;
        collector.finish()
    }

    #[test]
    fn a_packed_answer_is_unpacked() {
        assert_eq!(unpack(b"{\"users\":[]}", 0).unwrap(), Bytes::from_static(b"{\"users\":[]}"));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_large() {
        assert_eq!(unpack(&vec![b' '; 40 * 1024 * 1024], 0), Err(TransportError::TooLarge));
    }

    #[test]
    fn a_truncated_packed_answer_is_broken_off() {
        assert!(matches!(unpack(b"{\"users\":[1,2,3]}", 9), Err(TransportError::Broken(_))));
    }

    #[test]
    fn a_plain_answer_above_64_mib_is_refused() {
        let mut collector = Collector::new(&mut HeaderMap::new()).unwrap();
        let piece = vec![b'x'; LIMIT / 2];
        collector.push(&piece).unwrap();
        collector.push(&piece).unwrap();
        assert_eq!(collector.push(b"x"), Err(TransportError::TooLarge));
    }
}
