//! QR codes as images that a page can show as they are.

use base64::{Engine, engine::general_purpose::STANDARD};
use qrcode::{Color, QrCode};
use serde_json::{Value, json};

/// Pixels of a module, and modules of the quiet zone that readers need around the code.
const SCALE: usize = 5;
const QUIET: usize = 4;

/// `qrcode` of `contextualData`: a PNG as a `data:` address.
pub(super) fn describe(text: &str) -> Option<Value> {
    let image = STANDARD.encode(png(text)?);
    Some(
        json!({ "method": "embedded", "href": format!("data:image/png;base64,{image}"), "type": "image/png" }),
    )
}

fn png(text: &str) -> Option<Vec<u8>> {
    let code = QrCode::new(text).ok()?;
    let (modules, width) = (code.to_colors(), code.width());
    let side = (width + 2 * QUIET) * SCALE;
    let dark = |pixel: usize| (pixel / SCALE).checked_sub(QUIET).filter(|at| *at < width);
    let pixels: Vec<u8> = (0..side)
        .flat_map(|y| (0..side).map(move |x| (x, y)))
        .map(|(x, y)| match (dark(x), dark(y)) {
            (Some(x), Some(y)) if modules.get(y * width + x) == Some(&Color::Dark) => 0,
            _ => u8::MAX,
        })
        .collect();
    let size = u32::try_from(side).ok()?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, size, size);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder
        .write_header()
        .ok()?
        .write_image_data(&pixels)
        .ok()?;
    Some(file)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_image_is_a_square_png_with_a_quiet_zone() {
        let file = super::png("otpauth://totp/x").unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(frame.width, frame.height);
        let quiet = frame.width as usize * super::SCALE * super::QUIET;
        assert!(pixels[..quiet].iter().all(|pixel| *pixel == 255));
        assert!(pixels.contains(&0));
    }
}
