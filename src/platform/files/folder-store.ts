import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileStore } from "./file-store.ts";
import { demandLocation } from "./location.ts";

/** Files in a local folder, spread over 256 sub-folders by the end of their id. */
export function folderStore(folder: string): FileStore {
  const pathOf = (location: string) => join(folder, demandLocation(location).slice(-2), location);
  return {
    async keep(id, path) {
      const target = pathOf(id);
      await mkdir(join(folder, id.slice(-2)), { recursive: true, mode: 0o700 });
      // A full disk must not leave half a file under the name of a whole one.
      const draft = `${target}.${randomUUID()}`;
      try {
        await copyFile(path, draft);
        await rename(draft, target);
      } finally {
        await rm(draft, { force: true });
      }
      return id;
    },
    async open(location) {
      await stat(pathOf(location));
      return createReadStream(pathOf(location));
    },
    withLocalPath: async (location, use) => use(pathOf(location)),
    async remove(location) {
      await rm(pathOf(location), { force: true });
    },
  };
}
