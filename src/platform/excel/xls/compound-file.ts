import type { FileHandle } from "node:fs/promises";

const FREE_SECTORS = 0xffff_fff0;
const ENTRY_BYTES = 128;
const MAX_DIRECTORY_BYTES = 4 << 20;
const DIFAT_IN_HEADER = 109;

/**
 * The names of the streams in an OLE2 compound file, which tell an old workbook from a Word document and from an
 * encrypted package. Reads the header, the directory and what of the allocation table leads through it.
 */
export async function compoundFileStreams(handle: FileHandle): Promise<readonly string[]> {
  const header = await readAt(handle, 0, 512);
  if (header.length < 512) return [];
  const sectorBytes = 2 ** header.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) return [];
  const names: string[] = [];
  const seen = new Set<number>();
  let sector = header.readUInt32LE(48);
  while (sector < FREE_SECTORS && !seen.has(sector) && seen.size * sectorBytes < MAX_DIRECTORY_BYTES) {
    seen.add(sector);
    const bytes = await readAt(handle, (sector + 1) * sectorBytes, sectorBytes);
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
      const length = bytes.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.push(bytes.toString("utf16le", at, at + length - 2));
    }
    sector = await nextSector(handle, header, sectorBytes, sector);
  }
  return names;
}

/** The allocation table's entry; tables beyond the header's list belong to files far larger than are read. */
async function nextSector(
  handle: FileHandle,
  header: Buffer,
  sectorBytes: number,
  sector: number,
): Promise<number> {
  const perTable = sectorBytes / 4;
  const table = Math.floor(sector / perTable);
  if (table >= DIFAT_IN_HEADER) return FREE_SECTORS;
  const tableSector = header.readUInt32LE(76 + table * 4);
  if (tableSector >= FREE_SECTORS) return FREE_SECTORS;
  const entry = await readAt(handle, (tableSector + 1) * sectorBytes + (sector % perTable) * 4, 4);
  return entry.length === 4 ? entry.readUInt32LE(0) : FREE_SECTORS;
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
