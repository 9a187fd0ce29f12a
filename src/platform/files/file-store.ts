/** Where uploaded bytes live. Names inside the store are our own ids: nothing a user typed ever becomes a path. */
import { createReadStream } from "node:fs";
import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";

export interface FileStore {
  /** Keeps the bytes of a local file under this id; returns the location to write down. */
  keep(id: string, path: string): Promise<string>;
  open(location: string): Promise<Readable>;
  /** A local path for readers that need to seek (spreadsheets). */
  localPath(location: string): Promise<string>;
  remove(location: string): Promise<void>;
}

/** Files in a local folder, spread over 256 sub-folders by the end of their id. */
export function folderStore(folder: string): FileStore {
  const pathOf = (location: string) => {
    if (!/^[0-9a-f-]{36}$/.test(location)) throw new Error(`not a stored file: ${location}`);
    return join(folder, location.slice(-2), location);
  };
  return {
    async keep(id, path) {
      const target = pathOf(id);
      await mkdir(join(folder, id.slice(-2)), { recursive: true, mode: 0o700 });
      await copyFile(path, target);
      return id;
    },
    async open(location) {
      await stat(pathOf(location));
      return createReadStream(pathOf(location));
    },
    localPath: (location) => Promise.resolve(pathOf(location)),
    async remove(location) {
      await rm(pathOf(location), { force: true });
    },
  };
}
