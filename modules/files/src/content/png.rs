//! PNG (ISO/IEC 15948): what draws the picture, its colours and its orientation. Of an animation the first picture.

use super::{Picture, orientation};
use bytes::Bytes;
use img_parts::ImageEXIF;
use img_parts::png::Png;

const DRAW: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"];

/// The picture without anything else.
pub(super) fn read(bytes: Bytes) -> Option<Picture> {
    let mut png = Png::from_bytes(bytes).ok()?;
    let size = png.dimensions()?;
    let turned = orientation::only(png.exif());
    png.chunks_mut().retain(|chunk| DRAW.contains(&&chunk.kind()));
    let kind = |at: usize| png.chunks().get(at).map(|chunk| chunk.kind());
    if kind(0) != Some(*b"IHDR") || kind(png.chunks().len() - 1) != Some(*b"IEND") {
        return None;
    }
    png.set_exif(turned);
    Some(Picture { bytes: png.encoder().bytes(), size })
}
