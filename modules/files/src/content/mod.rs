//! What is in a file: its type by its content, and the file with nothing but what it shows.
//!
//! Pictures keep what draws them, their colour profile and their orientation; whatever else a camera or a program
//! wrote into them (position, device, time, thumbnails, comments) is left out. PDF files are kept as they are.

mod jpeg;
mod orientation;
mod png;
mod webp;

use aws_lc_rs::digest::{SHA256, digest};
use bytes::Bytes;
use data_encoding::HEXLOWER;

/// A file that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Media type.
    pub media_type: &'static str,
    /// The file without what it does not show.
    pub bytes: Bytes,
    /// Width and height of a picture, before it is turned.
    pub size: Option<(u32, u32)>,
}

impl Content {
    /// Is it a picture?
    pub fn is_picture(media_type: &str) -> bool {
        media_type.starts_with("image/")
    }

    /// SHA-256 of the file, in hexadecimal digits.
    pub fn sha256(&self) -> String {
        HEXLOWER.encode(digest(&SHA256, &self.bytes).as_ref())
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its type is none of those that are taken.
    Type,
    /// It is not what its first bytes say.
    Broken,
    /// The picture has more pixels than are taken.
    Pixels,
}

/// The media types that are taken.
pub const TAKEN: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

/// A picture, part by part.
struct Picture {
    bytes: Bytes,
    size: (u32, u32),
}

/// Reads a file.
///
/// # Errors
/// When it is not taken.
pub fn read(bytes: Bytes, max_pixels: u64) -> Result<Content, Unfit> {
    let found = infer::get(&bytes).map(|found| found.mime_type());
    let media_type = TAKEN.into_iter().find(|taken| Some(*taken) == found).ok_or(Unfit::Type)?;
    let picture = match media_type {
        "image/jpeg" => jpeg::read(bytes),
        "image/png" => png::read(bytes),
        "image/webp" => webp::read(bytes),
        _ => return Ok(Content { media_type, bytes, size: None }),
    };
    let Picture { bytes, size: (width, height) } = picture.ok_or(Unfit::Broken)?;
    if u64::from(width) * u64::from(height) > max_pixels {
        return Err(Unfit::Pixels);
    }
    Ok(Content { media_type, bytes, size: Some((width, height)) })
}
