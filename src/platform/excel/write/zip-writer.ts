import { pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export interface ZipPart {
  readonly name: string;
  readonly content: Iterable<Buffer> | AsyncIterable<Buffer>;
}

/** Little is gained above 3, and each level costs time. */
const LEVEL = 3;
const DEFLATE_CHUNK = 64 << 10;
const MAX_BYTES = 0xffff_ffff;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980: the same data gives the same bytes. */
const DOS_DATE = 0x21;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** A zip file as a stream: each part is asked for its content when its turn comes, and nothing is kept. */
export async function* zipStream(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.name);
    const header = localHeader(name);
    yield header;
    const tally = { crc: 0, size: 0, packed: 0 };
    const counted = counting(part.content, tally);
    const deflate = createDeflateRaw({ level: LEVEL, chunkSize: DEFLATE_CHUNK });
    for await (const chunk of pipeline(counted, deflate, () => undefined)) {
      tally.packed += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    yield dataDescriptor(tally);
    directory.push({ name, ...tally, offset });
    offset += header.length + tally.packed + 16;
    if (offset > MAX_BYTES || tally.size > MAX_BYTES) throw new RangeError("a workbook of more than 4 GB");
  }
  const entries = Buffer.concat(directory.map(directoryEntry));
  yield entries;
  yield directoryEnd(directory.length, entries.length, offset);
}

async function* counting(
  content: ZipPart["content"],
  tally: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    tally.crc = crc32(chunk, tally.crc);
    tally.size += chunk.length;
    yield chunk;
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function dataDescriptor(tally: { crc: number; size: number; packed: number }): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(tally.crc, 4);
  descriptor.writeUInt32LE(tally.packed, 8);
  descriptor.writeUInt32LE(tally.size, 12);
  return descriptor;
}

function directoryEntry(part: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  entry.writeUInt16LE(DOS_DATE, 14);
  entry.writeUInt32LE(part.crc, 16);
  entry.writeUInt32LE(part.packed, 20);
  entry.writeUInt32LE(part.size, 24);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt32LE(part.offset, 42);
  return Buffer.concat([entry, part.name]);
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
