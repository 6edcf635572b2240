//! WebP (RFC 9649): what draws the picture, its colour profile and its orientation. Animations are not taken.

use super::{Picture, orientation};
use bytes::Bytes;
use img_parts::ImageEXIF;
use img_parts::webp::{CHUNK_ALPH, CHUNK_ANIM, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP};

/// The picture without anything else.
pub(super) fn read(bytes: Bytes) -> Option<Picture> {
    let mut webp = WebP::from_bytes(bytes).ok()?;
    if webp.has_chunk(CHUNK_ANIM) {
        return None;
    }
    let size = webp.dimensions()?;
    let turned = orientation::only(webp.exif());
    let draws = [CHUNK_VP8X, CHUNK_ICCP, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L];
    webp.chunks_mut().retain(|chunk| draws.contains(&chunk.id()));
    webp.set_exif(turned);
    Some(Picture { bytes: webp.encoder().bytes(), size })
}
