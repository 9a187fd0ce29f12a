/**
 * What becomes of a phone's words when everything goes wrong (docs/field-proof.md): the browser killed at nine points, the line cut at any
 * byte, the disk read by somebody else, and random lives of phones and a server. `--kills N` (50) at each point, `--cuts N` (100),
 * `--lives N` (10000), `--seed N` of the first life. A part that is left out by 0 keeps what an earlier run has found.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { type CutFigures, cutLine } from "./support/field-faults/cut-line.ts";
import { type KillFigures, killPhones } from "./support/field-faults/kill-phones.ts";
import { type LivesFigures, liveLives } from "./support/field-faults/live-lives.ts";
import { type DiskFigures, searchProfile } from "./support/field-faults/search-profile.ts";
import { openWorld, type World } from "./support/field-faults/world.ts";

const MOST_SENT = 1.3;

interface Parts {
  kills?: {
    readonly at: string;
    readonly browser: string;
    readonly points: Readonly<Record<string, KillFigures>>;
  };
  cuts?: CutFigures & { readonly at: string };
  disk?: DiskFigures & { readonly at: string };
  lives?: LivesFigures & { readonly at: string; readonly firstSeed: number };
}

interface Results extends Parts {
  readonly name: "field-faults";
  readonly machine: string;
  readonly met: Readonly<Record<string, boolean>>;
}

const given = process.argv.slice(2);
const numberOf = (name: string, otherwise: number) => {
  const at = given.indexOf(name);
  return at < 0 ? otherwise : Number(given[at + 1]);
};
const kills = numberOf("--kills", 50);
const cuts = numberOf("--cuts", 100);
const lives = numberOf("--lives", 10_000);
const firstSeed = numberOf("--seed", 1);

const file = new URL("./results/field-faults.json", import.meta.url);
const fresh: Parts = {};
const at = () => new Date().toISOString().slice(0, 10);

if (kills > 0 || cuts > 0) {
  const world = await openWorld();
  try {
    await inBrowser(world);
  } finally {
    await world.close();
  }
}
if (lives > 0) fresh.lives = { at: at(), firstSeed, ...(await liveLives(lives, firstSeed)) };
print(write());

async function inBrowser(world: World): Promise<void> {
  const browser = `Chromium ${world.phone.version}`;
  await killPhones(world, kills, (points) => {
    fresh.kills = { at: at(), browser, points };
    write();
  });
  if (cuts > 0) fresh.cuts = { at: at(), ...(await cutLine(world, cuts)) };
  // Last, when the phone has been used as much as it will be.
  fresh.disk = { at: at(), ...(await searchProfile(world)) };
}

/** What this run has found, beside what earlier ones have. */
function write(): Results {
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Parts) : {};
  const parts: Parts = { ...earlier, ...fresh };
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.version}`;
  const results = { ...parts, name: "field-faults" as const, machine, met: metBy(parts) };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return results;
}

function print({ kills: killed, cuts: cut, disk, lives: lived, met }: Results): void {
  const columns = [
    "kills",
    "thrownAway",
    "acknowledged",
    "acknowledgedLost",
    "keptUnsaid",
    "torn",
    "doneTwice",
    "notDelivered",
  ];
  console.table(killed?.points, [...columns, "draftLostMs"]);
  console.table({ cuts: cut });
  console.log(disk, lived, met);
}

function metBy({ kills: killed, cuts: cut, disk, lives: lived }: Parts): Record<string, boolean> {
  const points = Object.values(killed?.points ?? {});
  const sum = (field: "acknowledgedLost" | "torn" | "doneTwice" | "notDelivered") =>
    points.reduce((all, point) => all + point[field], 0);
  return {
    ...(killed && {
      noneLost: sum("acknowledgedLost") + sum("notDelivered") === 0,
      noneTorn: sum("torn") === 0,
      noneTwice: sum("doneTwice") === 0,
    }),
    ...(cut && {
      cutsDelivered: cut.notDelivered + cut.doneTwice === 0,
      cutsSendLittleTwice: cut.sentShareMost <= MOST_SENT,
    }),
    ...(disk && { nothingToRead: disk.hits.length === 0 && disk.controlFound.length === 2 }),
    ...(lived && { everyLifeHolds: lived.failed.length === 0 }),
  };
}
