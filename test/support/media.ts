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

function sizeHead(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return head;
}

/** One that says it is so large; its data is of one pixel. */
export function phonePng(width = 1, height = 1): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", sizeHead(width, height)),
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

/** A photo of an iPhone as it lies there: the boxes of a film, its notes among the picture's bytes. */
export function phoneHeic(brand = "heic"): Buffer {
  return Buffer.concat([
    box("ftyp", Buffer.from(`${brand}\0\0\0\0mif1`)),
    box("meta", Buffer.alloc(12)),
    box("mdat", Buffer.from(`Exif\0\0${SECRET_PLACE}`)),
  ]);
}

const riff = (type: string, body: Buffer) => {
  const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

export const SOUND = "the sound itself";

export function recorderWav(): Buffer {
  const chunks = Buffer.concat([
    riff("fmt ", Buffer.alloc(16, 1)),
    riff("LIST", Buffer.from(`INFOICMT${SECRET_PLACE}`)),
    riff("data", Buffer.from(SOUND)),
    riff("bext", Buffer.from(SECRET_PLACE)),
  ]);
  return Buffer.concat([
    riff("RIFF", Buffer.concat([Buffer.from("WAVE"), chunks])),
    Buffer.from(SECRET_PLACE),
  ]);
}

export function recorderMp3(): Buffer {
  const tag = Buffer.from(`COMM${SECRET_PLACE}`);
  const old = Buffer.alloc(128);
  old.write(`TAG${SECRET_PLACE}`, "latin1");
  const ape = Buffer.from(SECRET_PLACE);
  const foot = Buffer.alloc(32);
  foot.write("APETAGEX", "latin1");
  foot.writeUInt32LE(ape.length + 32, 12);
  return Buffer.concat([
    Buffer.from([0x49, 0x44, 0x33, 4, 0, 0x40, 0, 0, 0, tag.length]),
    tag,
    Buffer.from([0xff, 0xfb]),
    Buffer.from(SOUND),
    ape,
    foot,
    old,
  ]);
}
