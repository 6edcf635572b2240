//! JPEG (ISO/IEC 10918-1): what draws the picture, its colour profile and its orientation.

use super::{Picture, orientation};
use bytes::{BufMut, Bytes, BytesMut};
use img_parts::ImageEXIF;
use img_parts::jpeg::{Jpeg, markers};

/// The picture without anything else.
pub(super) fn read(bytes: Bytes) -> Option<Picture> {
    let jpeg = Jpeg::from_bytes(bytes.clone()).ok()?;
    let size = jpeg.dimensions().map(|(width, height)| (width.into(), height.into()))?;
    let mut kept = BytesMut::with_capacity(bytes.len());
    kept.put_slice(&[markers::P, markers::SOI]);
    if let Some(turned) = orientation::only(jpeg.exif()) {
        segment(&mut kept, markers::APP1, &[b"Exif\0\0", &turned[..]].concat());
    }
    let drawn = keep_what_draws(bytes.get(2..)?, &mut kept)?;
    drawn.then(|| Picture { bytes: kept.freeze(), size })
}

/// Tables, frames, scans, and how the colours are stored (JFIF, Adobe, ICC); no thumbnail.
fn draws(marker: u8, contents: &[u8]) -> bool {
    match marker {
        markers::APP0 => contents.starts_with(b"JFIF\0") && contents.len() == 14,
        markers::APP2 => contents.starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => contents.starts_with(b"Adobe"),
        // SOF, DHT, DAC; SOS, DQT, DNL, DRI
        0xC0..=0xCF | 0xDA..=0xDD => true,
        _ => false,
    }
}

/// Copies segments and scans up to the end of the picture, and not what follows it; None when it has no end, and
/// whether it has a scan.
fn keep_what_draws(rest: &[u8], kept: &mut BytesMut) -> Option<bool> {
    let (mut at, mut drawn) = (0, false);
    loop {
        let marked = rest.get(at..)?.iter().position(|byte| *byte == markers::P)? + at;
        if drawn {
            kept.put_slice(&rest[at..marked]);
        }
        let marker = *rest.get(marked + 1)?;
        at = marked + 2;
        match marker {
            // fill before a marker
            markers::P => at = marked + 1,
            // a byte of the scan, or a restart
            0x00 | 0xD0..=0xD7 if drawn => kept.put_slice(&[markers::P, marker]),
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            markers::EOI => {
                kept.put_slice(&[markers::P, marker]);
                return Some(drawn);
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*rest.get(at)?, *rest.get(at + 1)?]));
                let contents = rest.get(at + 2..at + length.max(2))?;
                if draws(marker, contents) {
                    segment(kept, marker, contents);
                }
                drawn |= marker == markers::SOS;
                at += length.max(2);
            }
        }
    }
}

/// A segment: at most 65,533 bytes.
fn segment(kept: &mut BytesMut, marker: u8, contents: &[u8]) {
    let length = u16::try_from(contents.len() + 2).unwrap_or(u16::MAX);
    kept.put_slice(&[markers::P, marker]);
    kept.put_u16(length);
    kept.put_slice(contents);
}
