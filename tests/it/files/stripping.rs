//! What a camera writes beside a picture is not stored; the picture is, and stands as it was taken.

use super::desk::at_the_desk;
use super::pictures::{SECRETS, SIZE, form, holds, photo, with_camera_data};
use crate::places::town::COMMUNITY;
use exif::{In, Tag};
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::io::Cursor;

#[tokio::test]
async fn a_photo_is_stored_without_its_position_and_stands_upright() {
    at_the_desk(async |desk| {
        let grid = desk.stage.grids().await.remove(0);
        let director = desk.stage.caller("community-director", COMMUNITY).await;
        let sent = photo();
        assert!(SECRETS.iter().all(|secret| holds(&sent, secret)), "the test's photo has them");
        let building = desk.building(&grid).await;
        let attached = desk.attach(&director, &building, "PHOTO", &sent).await;
        let got = desk.file(attached["url"].as_str().unwrap()).await.unwrap();
        for secret in SECRETS {
            assert!(!holds(&got, secret), "{}", String::from_utf8_lossy(secret));
        }
        assert_eq!(attached["bytes"], got.len());
        assert_eq!((attached["width"].as_u64(), attached["height"].as_u64()), (Some(40), Some(20)));
        upright(&got);
        for object in desk.objects().await {
            assert!(!holds(&object, b"JFIF") && !holds(&object, &got[..64]), "the object is encrypted");
        }
    })
    .await;
}

/// It decodes, turned by 90 degrees: red above, blue below; and nothing else is said of it.
fn upright(jpeg: &[u8]) {
    let mut decoder = ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg).into_decoder().unwrap();
    let turned = decoder.orientation().unwrap();
    let mut picture = image::DynamicImage::from_decoder(decoder).unwrap();
    picture.apply_orientation(turned);
    let picture = picture.into_rgb8();
    assert_eq!(picture.dimensions(), (SIZE.1, SIZE.0));
    let (above, below) = (picture.get_pixel(10, 4), picture.get_pixel(10, 36));
    assert!(above[0] > 200 && above[2] < 60, "{above:?}");
    assert!(below[2] > 200 && below[0] < 60, "{below:?}");
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(jpeg)).unwrap();
    let said: Vec<_> = exif.fields().map(|field| (field.tag, field.ifd_num)).collect();
    assert_eq!(said, [(Tag::Orientation, In::PRIMARY)]);
}

#[test]
fn each_format_keeps_its_picture_and_loses_the_rest() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        for turned in [1, 8] {
            let sent = with_camera_data(format, turned);
            assert!(holds(&sent, b"Synthetic Phone") && holds(&sent, b"GPS-HERE"), "{format:?}");
            let read = files::content::read(sent.clone().into(), 1_000_000).unwrap();
            assert!(
                !holds(&read.bytes, b"Synthetic Phone") && !holds(&read.bytes, b"GPS-HERE"),
                "{format:?}"
            );
            assert_eq!(read.size, Some(SIZE));
            let pixels =
                |bytes: &[u8]| image::load_from_memory_with_format(bytes, format).unwrap().into_rgb8();
            assert_eq!(pixels(&read.bytes), pixels(&sent), "{format:?}");
            let exif = exif::Reader::new().read_from_container(&mut Cursor::new(&read.bytes[..]));
            assert_eq!(exif.is_ok(), turned == 8, "{format:?}");
            if let Ok(exif) = exif {
                assert_eq!(exif.fields().count(), 1);
                let field = exif.get_field(Tag::Orientation, In::PRIMARY).unwrap();
                assert_eq!(field.value.get_uint(0), Some(8));
            }
            let again = files::content::read(read.bytes.clone(), 1_000_000).unwrap();
            assert_eq!(again.bytes, read.bytes, "what was read once is read as it is");
        }
    }
    let form = form();
    assert_eq!(files::content::read(form.clone().into(), 1).unwrap().bytes, form);
}

#[test]
fn what_is_cut_off_is_no_picture() {
    use files::content::{Unfit, read};
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = with_camera_data(format, 6);
        for length in (16..whole.len() - 2).step_by(7) {
            let cut = read(whole[..length].to_vec().into(), 1_000_000);
            assert!(matches!(cut, Err(Unfit::Broken | Unfit::Type)), "{format:?} {length}");
        }
    }
}
