/**
 * Heads of the chain, noted outside the database. Whoever cuts the newest entries off together with their links leaves a chain that
 * fits in itself, but not to a head that was noted before. One line a head in `audit-heads` of the data folder, the newest last.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { nowIso } from "../../kernel/clock.ts";

const MODE = 0o600;
/** A later head proves all that an earlier one does, so only the newest need be kept; some more help to date a break. */
const LINES_AT_MOST = 2_000;
const LINES_KEPT = 1_000;

export interface Head {
  /** Number of the last link, which is also how many there are. */
  readonly seq: number;
  /** Hexadecimal. */
  readonly digest: string;
}

export interface ChainHeads {
  /** Heads of this database's chain, in the order in which they were noted. */
  list(): Head[];
  note(head: Head): void;
}

const Line = z.object({ database: z.string(), at: z.string(), seq: z.int(), digest: z.string() });

export interface HeadsPlace {
  readonly dataDir: string;
  /** One data folder may serve one database after another. */
  readonly databaseUrl: string | undefined;
}

export function openChainHeads({ dataDir, databaseUrl }: HeadsPlace): ChainHeads {
  const path = join(dataDir, "audit-heads");
  const database = databaseUrl === undefined ? "embedded" : nameOf(databaseUrl);
  const lines = () => (existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : []);
  return {
    list: () =>
      lines()
        .flatMap((line) => parseLine(line) ?? [])
        .filter((head) => head.database === database)
        .map(({ seq, digest }) => ({ seq, digest })),
    note(head) {
      // With database and master key from elsewhere nothing else may have made the folder.
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      appendFileSync(path, `${JSON.stringify({ database, at: nowIso(), ...head })}\n`, { mode: MODE });
      const all = lines();
      if (all.length > LINES_AT_MOST) shorten(path, all.slice(-LINES_KEPT));
    },
  };
}

/** A line that was cut off by a power cut says nothing; the one before it does. */
function parseLine(line: string): z.output<typeof Line> | undefined {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function shorten(path: string, kept: readonly string[]): void {
  writeFileSync(`${path}.new`, `${kept.join("\n")}\n`, { mode: MODE });
  renameSync(`${path}.new`, path);
}

function nameOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
