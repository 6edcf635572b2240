//! The one thing that is kept of what a camera wrote: how the picture is turned.

use exif::{In, Reader, Tag};
use img_parts::Bytes;

/// A block of camera data with nothing but the orientation of `exif`; None where the picture is upright.
pub(super) fn only(exif: Option<Bytes>) -> Option<Bytes> {
    let read = Reader::new().read_raw(exif?.to_vec()).ok()?;
    let turned = read.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    let turned = u8::try_from(turned).ok().filter(|turned| (2..=8).contains(turned))?;
    Some(Bytes::copy_from_slice(&[
        b'M', b'M', 0, 42, 0, 0, 0, 8, // big-endian, the directory follows
        0, 1, // one entry
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, // orientation, one 16-bit number
        0, 0, 0, 0, // no other directory
    ]))
}
