/** Photos that are still arriving: plain files in the data folder, as long as what has come of them, so that a cut anywhere is told by their size. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

export class PhotoPieces {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, "photo-pieces");
  }

  pathOf(digest: string): string {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error("not a digest");
    return join(this.#folder, digest);
  }

  async received(digest: string): Promise<number> {
    try {
      return (await stat(this.pathOf(digest))).size;
    } catch (error) {
      if ((error as { code?: string }).code === "ENOENT") return 0;
      throw error;
    }
  }

  /** Adds what is at `path` from `skip` on; on the disk when it is answered. */
  async append(digest: string, path: string, skip: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const piece = (await readFile(path)).subarray(skip);
    const file = await open(this.pathOf(digest), "a", 0o600);
    try {
      await file.writeFile(piece);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async isSound(digest: string): Promise<boolean> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(this.pathOf(digest)), hash);
    return hash.digest("hex") === digest;
  }

  async forget(digest: string): Promise<void> {
    await rm(this.pathOf(digest), { force: true });
  }

  /** Removes what nobody has gone on with since then. */
  async forgetBefore(moment: Date): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names.filter((one) => /^[0-9a-f]{64}$/.test(one))) {
      const { mtimeMs } = await stat(this.pathOf(name));
      if (mtimeMs < moment.getTime()) await this.forget(name);
    }
  }
}
