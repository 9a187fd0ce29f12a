/** The master key and the ring's state on disk: `keys/master.key` (mode 600) and `keys/ring.json` in the data folder. */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { Problem } from "../../kernel/problem.ts";
import { cryptoProblems } from "./crypto-problems.ts";
import {
  createKeyRing,
  demandMasterKey,
  firstRingState,
  type KeyRing,
  type RingState,
  type RingStore,
  ringStateSchema,
} from "./key-ring.ts";

/** Another process may rotate keys; this one notices within so many milliseconds. */
const RECHECK_MS = 1000;
const READABLE_BY_OTHERS = 0o077;

export interface KeyRingOptions {
  /** 32 bytes as hex or base64; absent: the key file in the data folder, made on first use. */
  readonly masterKey?: string | undefined;
  readonly dataDir: string;
}

/**
 * Opens the key ring, or makes one where there is none.
 * @throws crypto.badMasterKey, crypto.wrongMasterKey, crypto.masterKeyMissing, crypto.exposedKeyFile, crypto.badRing
 */
export function openKeyRing({ masterKey, dataDir }: KeyRingOptions): KeyRing {
  const folder = join(dataDir, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ringFile = join(folder, "ring.json");
  const master =
    masterKey === undefined
      ? readMasterKeyFile(join(folder, "master.key"), ringFile)
      : parseMasterKey(masterKey);
  if (!existsSync(ringFile)) createOnce(ringFile, serialize(firstRingState(master)));
  const store = fileRingStore(ringFile);
  demandMasterKey(master, store.load());
  return createKeyRing(master, store);
}

/** @throws crypto.badMasterKey */
export function parseMasterKey(text: string): KeyObject {
  const trimmed = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, "hex")
    : /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)
      ? Buffer.from(trimmed, "base64")
      : undefined;
  // A key of one repeated byte is a forgotten placeholder.
  if (bytes?.length !== 32 || bytes.every((byte) => byte === bytes[0]))
    throw new Problem(cryptoProblems.badMasterKey);
  return createSecretKey(bytes);
}

function readMasterKeyFile(file: string, ringFile: string): KeyObject {
  if (!existsSync(file)) {
    if (existsSync(ringFile)) throw new Problem(cryptoProblems.masterKeyMissing);
    createOnce(file, `${randomBytes(32).toString("hex")}\n`);
  }
  const handle = openSync(file, "r");
  try {
    // Windows keeps no such bits; there the folder's access list decides.
    const exposed = process.platform !== "win32" && (fstatSync(handle).mode & READABLE_BY_OTHERS) !== 0;
    if (exposed) {
      throw new Problem(cryptoProblems.exposedKeyFile, {
        detail: `密钥文件 ${file} 的权限太宽，本机其他用户也能读到。系统没有启动，数据没有改动。请执行 chmod 600 ${file} 后再启动，并考虑这把密钥是否已经泄露。`,
      });
    }
    return parseMasterKey(readFileSync(handle, "utf8"));
  } finally {
    closeSync(handle);
  }
}

function fileRingStore(file: string): RingStore {
  let known: { readonly state: RingState; readonly stamp: string } | undefined;
  let checkedAt = 0;
  const stampOf = () => {
    const { mtimeMs, ino, size } = statSync(file);
    return `${mtimeMs}/${ino}/${size}`;
  };
  const load = () => {
    const time = performance.now();
    if (known !== undefined && time - checkedAt < RECHECK_MS) return known.state;
    const stamp = stampOf();
    if (known?.stamp !== stamp) known = { state: parseRing(readFileSync(file, "utf8")), stamp };
    checkedAt = time;
    return known.state;
  };
  return {
    load,
    change(edit) {
      const draft = `${file}.new`;
      const handle = openDraft(draft);
      try {
        const state = edit(parseRing(readFileSync(file, "utf8")));
        writeThrough(handle, serialize(state));
        renameSync(draft, file);
        known = { state, stamp: stampOf() };
        return state;
      } finally {
        rmSync(draft, { force: true });
      }
    },
  };
}

/** The draft is the lock too: only one process can create it. */
function openDraft(draft: string): number {
  try {
    return openSync(draft, "wx", 0o600);
  } catch (cause) {
    throw new Problem(cryptoProblems.rotationUnderway, { cause });
  }
}

/** Whole or not at all: of two processes that begin at once, the first one's file stands. */
function createOnce(file: string, text: string): void {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeThrough(openSync(draft, "wx", 0o600), text);
  try {
    linkSync(draft, file);
  } catch (cause) {
    if (!existsSync(file)) throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeThrough(handle: number, text: string): void {
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function serialize(state: RingState): string {
  return `${JSON.stringify(state, null, 2)}\n`;
}

function parseRing(text: string): RingState {
  try {
    return ringStateSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Problem(cryptoProblems.badRing, { cause });
  }
}
