/** Photos and films as phones make them, place and owner noted in them; small, and sound where it matters. */
import { deflateSync } from "node:zlib";

export const SECRET_PLACE = "GPS 30.0012N 106.2798E";

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** Exif with one tag of our wish (orientation) and a text that must not leave. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("II", 0, "latin1");
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from(SECRET_PLACE)]));
}

/** Two scans with a table between them whose bytes look like the end of the picture, and a film behind it. */
export function phoneJpeg(orientation = 6): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    exif(orientation),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET_PLACE}</x>`)),
    segment(0xfe, Buffer.from(SECRET_PLACE)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    segment(0xc4, Buffer.from([0xff, 0xd9, 0x01, 0x02])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x78, 0x9a]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(`MotionPhoto ${SECRET_PLACE}`),
  ]);
}

const chunk = (type: string, body: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body, Buffer.alloc(4)]);
};

export function phonePng(): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk("tEXt", Buffer.from(`Comment\0${SECRET_PLACE}`)),
    chunk("eXIf", Buffer.from(SECRET_PLACE)),
    chunk("IDAT", deflateSync(Buffer.from([0, 0]))),
    chunk("IEND", Buffer.alloc(0)),
    Buffer.from(SECRET_PLACE),
  ]);
}

const box = (type: string, ...parts: readonly Buffer[]) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};

export function phoneMp4(): Buffer {
  return Buffer.concat([
    box("ftyp", Buffer.from("mp42\0\0\0\0mp42")),
    box("mdat", Buffer.from("the film itself, with udta and meta in its sound")),
    box(
      "moov",
      box("mvhd", Buffer.alloc(20, 7)),
      box("trak", box("tkhd", Buffer.alloc(8, 3)), box("meta", Buffer.from(SECRET_PLACE))),
      box("udta", box("\xa9xyz", Buffer.from(SECRET_PLACE))),
    ),
  ]);
}
