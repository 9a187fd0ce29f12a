/**
 * A JPEG without what its camera says of place, time and owner: the picture's own segments are copied byte for byte, those that carry
 * notes are left out. Which way up it is stays, in a note of our own that says nothing else. Pure.
 */

const MARKER = 0xff;
const SOI = 0xd8;
const SOS = 0xda;
const EOI = 0xd9;
/** APP0 (JFIF), APP2 (colour profile) and APP14 (colour transform) belong to the picture. */
const KEPT_APPS: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;

/** Undefined where it is no sound JPEG. Whatever stands behind the picture (a film, another picture) is none of it. */
export function stripJpeg(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== MARKER || bytes[1] !== SOI) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== MARKER) return undefined;
    if (marker === EOI) {
      if (orientation !== 1) kept.splice(1, 0, uprightNote(orientation));
      return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    }
    // Fill bytes may stand before a marker.
    if (marker === MARKER) {
      at++;
      continue;
    }
    const end = at + 4 > bytes.length ? 0 : at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation;
    const next = marker === SOS ? nextMarker(bytes, end) : end;
    if (isPicture(marker, segment)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
}

/** Behind a scan's coded data: there a 0xff is followed by zero, or by the marks of a restart. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(MARKER, from); at >= 0; at = bytes.indexOf(MARKER, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function isPicture(marker: number, segment: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  // APP2 also carries a second picture with notes of its own (MPF).
  if (marker === 0xe2) return segment.subarray(4, 15).toString("latin1") === "ICC_PROFILE";
  return KEPT_APPS.has(marker);
}

const ORIENTATION_TAG = 0x0112;

function orientationOf(segment: Buffer): number | undefined {
  if (segment.subarray(4, 10).toString("latin1") !== "Exif\0\0") return undefined;
  const tiff = segment.subarray(10);
  if (tiff.length < 8) return undefined;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0; index < short(first); index++) {
    const entry = first + 2 + index * 12;
    if (short(entry) !== ORIENTATION_TAG) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that holds the orientation alone. */
function uprightNote(orientation: number): Buffer {
  const note = Buffer.alloc(36);
  note.writeUInt16BE(0xffe1, 0);
  note.writeUInt16BE(34, 2);
  note.write("Exif\0\0MM", 4, "latin1");
  note.writeUInt16BE(42, 12);
  note.writeUInt32BE(8, 14);
  note.writeUInt16BE(1, 18);
  note.writeUInt16BE(ORIENTATION_TAG, 20);
  note.writeUInt16BE(3, 22);
  note.writeUInt32BE(1, 24);
  note.writeUInt16BE(orientation, 28);
  return note;
}
