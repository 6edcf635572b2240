//! Pictures as a telephone makes them: made here, with a position in them.

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use img_parts::{Bytes, DynImage, ImageEXIF};
use std::io::Cursor;

/// What stands in the made pictures and must not be stored: device, position, and a text of whoever edited them.
pub(super) const SECRETS: [&[u8]; 3] = [b"Synthetic Phone", b"GPS-HERE", b"adobe:ns:meta"];

/// Width and height of the made pictures.
pub(super) const SIZE: (u32, u32) = (40, 20);

/// A picture whose left half is red and whose right half is blue.
fn drawn() -> DynamicImage {
    let colour = |x: u32, _: u32| if x < SIZE.0 / 2 { Rgb([250, 10, 10]) } else { Rgb([10, 10, 250]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(SIZE.0, SIZE.1, colour))
}

fn encoded(format: ImageFormat) -> Bytes {
    let mut bytes = Cursor::new(Vec::new());
    drawn().write_to(&mut bytes, format).unwrap();
    bytes.into_inner().into()
}

/// What a telephone writes beside the picture: its position, itself, and that the picture is turned by 90 degrees.
fn camera(turned: u16) -> Bytes {
    let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let degrees =
        |whole: u32| Value::Rational([whole, 30, 15].map(|part| Rational { num: part, denom: 1 }).to_vec());
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let fields = [
        field(Tag::Orientation, Value::Short(vec![turned])),
        field(Tag::Model, ascii("Synthetic Phone")),
        field(Tag::GPSLatitudeRef, ascii("N")),
        field(Tag::GPSLatitude, degrees(30)),
        field(Tag::GPSLongitudeRef, ascii("E")),
        field(Tag::GPSLongitude, degrees(117)),
        field(Tag::GPSAreaInformation, Value::Undefined(b"ASCII\0\0\0GPS-HERE".to_vec(), 0)),
    ];
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, false).unwrap();
    bytes.into_inner().into()
}

/// A picture of this format with camera data in it.
pub(super) fn with_camera_data(format: ImageFormat, turned: u16) -> Vec<u8> {
    let mut picture = DynImage::from_bytes(encoded(format)).unwrap().unwrap();
    picture.set_exif(Some(camera(turned)));
    picture.encoder().bytes().to_vec()
}

/// A JPEG picture with camera data, a text of an editor, a comment, and another picture behind its end.
pub(crate) fn photo() -> Vec<u8> {
    let mut bytes = with_camera_data(ImageFormat::Jpeg, 6);
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";
    let comment = b"GPS-HERE";
    for (marker, contents) in [(0xE1, &xmp[..]), (0xFE, &comment[..])] {
        let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        let segment = [&[0xFF, marker], &length[..], contents].concat();
        bytes.splice(2..2, segment);
    }
    bytes.extend_from_slice(&with_camera_data(ImageFormat::Jpeg, 1));
    bytes
}

/// A PNG picture without anything else.
pub(super) fn plain() -> Vec<u8> {
    encoded(ImageFormat::Png).to_vec()
}

/// A PDF file of one empty page.
pub(crate) fn form() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
        .to_vec()
}

/// Is this text somewhere in these bytes?
pub(super) fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
