/** One wrong byte in each file of the database in which a browser keeps its pages' stores. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @throws Error where there is nothing that could be broken */
export function breakStore(profile: string): void {
  const databases = join(profile, "Default", "IndexedDB");
  const files = readdirSync(databases, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(?:log|ldb)$/.test(entry.name),
  );
  let broken = 0;
  for (const { parentPath, name } of files) {
    const file = join(parentPath, name);
    const bytes = readFileSync(file);
    const middle = bytes.length >> 1;
    const byte = bytes[middle];
    if (byte === undefined) continue;
    bytes[middle] = byte ^ 0xff;
    writeFileSync(file, bytes);
    broken += 1;
  }
  if (broken === 0) throw new Error("the browser has no database on the disk");
}
