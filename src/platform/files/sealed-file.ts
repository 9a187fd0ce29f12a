/**
 * Files that lie sealed in the store, each under a key of its own (SM4 in counter mode, HMAC-SM3). That key, and the tag that tells whether
 * the bytes are still those that were kept, lie in the file's row as a box of the ring: a change of the ring's keys makes the row anew and
 * no file, and whoever forgets the row's box has destroyed the file wherever a copy of it may lie.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Problem } from "../../kernel/problem.ts";
import type { FieldCipher } from "../crypto/cipher.ts";
import { cryptoProblems } from "../crypto/crypto-problems.ts";
import type { FileStore } from "./file-store.ts";

const CIPHER = "sm4-ctr";

export interface Vault {
  readonly files: FileStore;
  readonly cipher: FieldCipher;
}

export interface SealedFile {
  readonly location: string;
  /** Null: kept by an earlier release, as it came. */
  readonly keySealed: Buffer | null;
}

interface FileKey {
  readonly key: string;
  readonly iv: string;
  readonly mac: string;
  readonly tag: string;
}

/** `context` names the column that holds the key. @throws files.unavailable */
export function keepSealed(
  { files, cipher }: Vault,
  id: string,
  path: string,
  context: string,
): Promise<SealedFile & { readonly keySealed: Buffer }> {
  return withScratch(async (scratch) => {
    const [key, iv, mac] = [randomBytes(16), randomBytes(16), randomBytes(32)];
    const hmac = createHmac("sm3", mac);
    const target = createWriteStream(scratch, { mode: 0o600 });
    await pipeline(createReadStream(path), createCipheriv(CIPHER, key, iv), passedBy(hmac), target);
    const box: FileKey = { key: hex(key), iv: hex(iv), mac: hex(mac), tag: hmac.digest("hex") };
    return { location: await files.keep(id, scratch), keySealed: cipher.sealJson(box, context) };
  });
}

/** Opened into a local file that is gone afterwards. @throws files.unavailable, crypto.tampered, crypto.unknownKey */
export function withSealed<Result>(
  { files, cipher }: Vault,
  { location, keySealed }: SealedFile,
  context: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  if (keySealed === null) return files.withLocalPath(location, use);
  const { key, iv, mac, tag } = cipher.openJson(keySealed, context) as FileKey;
  return withScratch(async (scratch) => {
    const hmac = createHmac("sm3", bytes(mac));
    const opening = createDecipheriv(CIPHER, bytes(key), bytes(iv));
    const target = createWriteStream(scratch, { mode: 0o600 });
    await pipeline(await files.open(location), passedBy(hmac), opening, target);
    // Nobody reads a byte before it is known that all of them are those that were kept.
    if (!timingSafeEqual(hmac.digest(), bytes(tag)))
      throw new Problem(cryptoProblems.tampered, { log: `${context} ${location}` });
    return use(scratch);
  });
}

const hex = (of: Buffer) => of.toString("hex");
const bytes = (of: string) => Buffer.from(of, "hex");

function passedBy(hmac: ReturnType<typeof createHmac>): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, pass) {
      hmac.update(piece);
      pass(null, piece);
    },
  });
}

async function withScratch<Result>(use: (path: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "tongan-sealed-"));
  try {
    return await use(join(folder, "file"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
