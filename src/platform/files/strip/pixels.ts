/**
 * How large a picture says it is. A file of a few bytes can claim to be four thousand million pixels: the server never draws it, but the
 * browser of whoever looks at it would. Pure.
 */

/** The largest cameras of phones take two hundred million. */
export const MOST_PIXELS = 210_000_000;

/** Of a sound PNG. */
export function pixelsOfPng(bytes: Buffer): number {
  return bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
}

/** Of a sound JPEG: the largest of the frames that it has. */
export function pixelsOfJpeg(bytes: Buffer): number {
  let most = 0;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    // 0xc4, 0xc8 and 0xcc stand among the frames and are none; behind a scan comes its data.
    if (marker === 0xda) break;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      most = Math.max(most, bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7));
  }
  return most;
}
