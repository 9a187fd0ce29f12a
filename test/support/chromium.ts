/**
 * The Chromium that the npm package @sparticuz/chromium carries, unpacked once beside the packages, with a Chinese font of our own:
 * the machine needs neither a browser nor fonts, and screenshots look the same everywhere.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";

export interface Chromium {
  readonly executable: string;
  readonly env: Record<string, string>;
}

const require = createRequire(import.meta.url);
const packed = resolve(dirname(require.resolve("@sparticuz/chromium")), "../../bin");
const fonts = dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));

export function findChromium(): Chromium {
  const folder = unpacked();
  const executable = join(folder, "chromium");
  const env = { FONTCONFIG_FILE: writeFontConfig(folder), LANG: "C.UTF-8", HOME: folder };
  if (starts(executable, env)) return { executable, env };
  // A bare machine lacks the certificate libraries; the package brings them too.
  return { executable, env: { ...env, LD_LIBRARY_PATH: join(folder, "lib") } };
}

function starts(executable: string, env: Record<string, string>): boolean {
  return spawnSync(executable, ["--version"], { env }).status === 0;
}

/** Unpacked under another name first, so that a killed run leaves no half of a browser. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(packed, "../package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(cacheFolder(), `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = mkdtempSync(`${folder}-`);
  const executable = brotliDecompressSync(readFileSync(join(packed, "chromium.br")));
  writeFileSync(join(unfinished, "chromium"), executable, { mode: 0o755 });
  mkdirSync(join(unfinished, "lib"));
  for (const { name, content } of tarEntries(
    brotliDecompressSync(readFileSync(join(packed, "al2023.tar.br"))),
  )) {
    writeFileSync(join(unfinished, "lib", basename(name)), content, { mode: 0o755 });
  }
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another run was faster; its copy is as good.
  }
  return folder;
}

function cacheFolder(): string {
  const beside = resolve(import.meta.dirname, "../../node_modules/.cache");
  try {
    mkdirSync(beside, { recursive: true });
    return beside;
  } catch {
    const own = join(tmpdir(), `tongan-cache-${process.getuid?.() ?? 0}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  }
}

/** The plain files of a tar archive: a header of 512 bytes each, then the content, filled up to 512. */
function* tarEntries(archive: Buffer): Generator<{ name: string; content: Buffer }> {
  const block = 512;
  for (let at = 0; at + block <= archive.length; ) {
    const name = archive.toString("latin1", at, at + 100).replace(/\0.*$/s, "");
    if (name === "") return;
    const size = Number.parseInt(archive.toString("latin1", at + 124, at + 136), 8);
    const kind = archive.toString("latin1", at + 156, at + 157);
    if (kind === "0" || kind === "\0")
      yield { name, content: archive.subarray(at + block, at + block + size) };
    at += block + Math.ceil(size / block) * block;
  }
}

function writeFontConfig(folder: string): string {
  const file = join(folder, "fonts.conf");
  const weights = ["400Regular", "500Medium", "600SemiBold", "700Bold"];
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${weights.map((weight) => `  <dir>${join(fonts, weight)}</dir>`).join("\n")}
  <cachedir>${join(folder, "font-cache")}</cachedir>
  <match target="pattern"><edit name="family" mode="append" binding="strong"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`,
  );
  return file;
}
