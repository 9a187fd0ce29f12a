/**
 * The seven rosters of the ledger data through the running product: an empty register, the bureau's ledgers imported as people import
 * them, agreements made by two officers, rosters uploaded, linked, reviewed by somebody who knows the truth, all over HTTP; what the
 * product decided stands beside the truth. `--data FOLDER` (or TONGAN_SHARED_DATA) says where ledgers/, rosters/ and truth/ are;
 * `--only prison,rehab` takes some of them; `--verbose` prints rows that were decided otherwise than the truth allows.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type {
  Candidate,
  ReviewRow,
  ReviewRowDetails,
} from "../src/modules/matching/review/review.contract.ts";
import type { ChildFile } from "../src/modules/registry/child-file.contract.ts";
import type { ImportBatch } from "../src/modules/registry/imports/import-batch.contract.ts";
import type { ImportRow } from "../src/modules/registry/imports/import-rows.contract.ts";
import { startEmbeddedPostgres } from "../src/platform/db/embedded-postgres.ts";
import { migrate } from "../src/platform/db/migrate.ts";
import type { BatchView } from "../src/platform/exchange/batches.contract.ts";
import { seedPlaces } from "../src/platform/places/seed-places.ts";
import {
  placeOf,
  RegisterTruth,
  readTruth,
  type TruthChild,
  type TruthRoster,
  type TruthRow,
} from "./linkage/register-truth.ts";
import { insertOfficers, Officer } from "./support/officer.ts";

/** A few days after the ledgers' and rosters' own day. */
const CLOCK = "2021-01-05T09:00:00+08:00/run";
const AS_OF = "2020-12-31";
const AT_ONCE = 6;

/** The data's word for a roster → the product's kind. */
const kinds: Readonly<Record<string, string>> = {
  prison: "prison",
  rehab: "compulsoryRehab",
  death: "deaths",
  disability: "disabilityCards",
  school: "schoolCensus",
  lowIncome: "lowIncome",
  moves: "householdMoves",
};

const ledgers: readonly (readonly [words: string, ledger: string])[] = [
  ["留守", "leftBehind"],
  ["事实无人抚养", "defactoUnattended"],
  ["孤儿", "orphan"],
  ["困境", "inDifficulty"],
];

const args = process.argv.slice(2);
const only = args.includes("--only") ? args[args.indexOf("--only") + 1]?.split(",") : undefined;
const data = args.includes("--data") ? args[args.indexOf("--data") + 1] : process.env["TONGAN_SHARED_DATA"];
if (data === undefined) throw new Error("--data FOLDER: where ledgers/, rosters/ and truth/ are");
await measure(data);

async function measure(folder: string): Promise<void> {
  const bench = fileURLToPath(new URL("../.data/bench/", import.meta.url));
  mkdirSync(bench, { recursive: true });
  const dataDir = mkdtempSync(join(bench, "exchange-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: console.error });
  let server: Server | undefined;
  try {
    await migrate(postgres.url);
    await seedPlaces(postgres.url);
    await insertOfficers(postgres.url, ["officer", "second"]);
    server = await startServer(postgres.url, dataDir);
    const officer = await Officer.logIn(server.origin, "officer");
    const second = await Officer.logIn(server.origin, "second");
    const truth = readTruth(folder);
    const began = performance.now();
    const register = await fillRegister(officer, folder, truth);
    console.error(`register: ${register.size} persons, ${seconds(began)} s`);
    const figures: Record<string, object> = {};
    for (const roster of truth.rosters.filter(
      ({ roster: name }) => only === undefined || only.includes(name),
    ))
      figures[roster.roster] = await passRoster({ officer, second, folder, roster, register });
    const found = await differencesOf(officer);
    console.table(figures);
    console.table(found);
    mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
    writeFileSync(
      new URL("./results/exchange-rosters.json", import.meta.url),
      `${JSON.stringify({ name: "exchange-rosters", persons: register.size, figures, found }, null, 2)}\n`,
    );
  } finally {
    await server?.stop();
    await postgres.stop();
    rmSync(realpathSync(join(dataDir, "postgres")), { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Server {
  readonly origin: string;
  stop(): Promise<void>;
}

async function startServer(url: string, dataDir: string): Promise<Server> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../src/main.ts", import.meta.url))], {
    env: {
      PATH: process.env["PATH"],
      DATABASE_URL: url,
      TONGAN_DATA: dataDir,
      TONGAN_DEMO: "0",
      TONGAN_CLOCK: CLOCK,
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => endOf(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /(http:\/\/[\d.]+:\d+)\//.exec(line);
    if (match?.[1] === undefined) continue;
    child.stdout.resume();
    return { origin: match[1], stop };
  }
  throw new Error("the server ended before it was ready");
}

function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** Every ledger file as it is, without a repair: what is refused stays out of the register. */
async function fillRegister(
  officer: Officer,
  folder: string,
  { children, childAt }: ReturnType<typeof readTruth>,
): Promise<RegisterTruth> {
  const childOf = new Map<string, string>();
  for (const name of readdirSync(join(folder, "ledgers"))) {
    const ledger = ledgers.find(([words]) => name.includes(words))?.[1];
    if (ledger === undefined) throw new Error(`no ledger is called ${name}`);
    const path = join(folder, "ledgers", name);
    const { id } = await officer.upload<ImportBatch>("/api/imports", path, { ledger, asOf: AS_OF });
    for (const step of ["check", "commit"]) {
      await officer.post(`/api/imports/${id}/${step}`);
      const batch = await officer.until<ImportBatch>(
        `/api/imports/${id}`,
        ({ progress }) => progress === null,
      );
      if (batch.failure !== null) throw new Error(`${name}: ${batch.failure.detail}`);
    }
    for await (const row of officer.all<ImportRow>(`/api/imports/${id}/rows?limit=200`)) {
      const truthId = childAt.get(placeOf(`ledgers/${name}`, row.sheet, row.row));
      if (row.childId !== null && truthId !== undefined) childOf.set(row.childId, truthId);
    }
  }
  const files: (readonly [ChildFile, TruthChild])[] = [];
  await eachOf([...childOf], async ([childId, truthId]) => {
    const child = children.get(truthId);
    if (child !== undefined) files.push([await officer.get<ChildFile>(`/api/children/${childId}`), child]);
  });
  return new RegisterTruth(files);
}

interface Passing {
  readonly officer: Officer;
  readonly second: Officer;
  readonly folder: string;
  readonly roster: TruthRoster;
  readonly register: RegisterTruth;
}

async function passRoster(passing: Passing): Promise<object> {
  const { officer, folder, roster } = passing;
  const agreementId = await agree(passing);
  const began = performance.now();
  const { id } = await officer.upload<BatchView>("/api/exchange/batches", join(folder, roster.file), {
    ...{ id: randomUUID(), agreementId, asOf: AS_OF },
  });
  const isDone = ({ state }: BatchView) => state !== "reading" && state !== "matching";
  const batch = await officer.until<BatchView>(`/api/exchange/batches/${id}`, isDone);
  const linked = seconds(began);
  if (batch.state !== "review" && batch.state !== "settled")
    throw new Error(
      `${basename(roster.file)}: ${batch.state} ${batch.problem?.detail ?? batch.heldFor.join()}`,
    );
  const decided = await judge(passing, batch);
  const after = await officer.get<BatchView>(`/api/exchange/batches/${id}`);
  const figures = { ...decided, seconds: linked, state: after.state };
  console.error(roster.roster, JSON.stringify(figures));
  return figures;
}

/** What the kind of roster knows, all of it: the truth's columns are those of the file. */
async function agree({ officer, second, roster }: Passing): Promise<string> {
  const { items } = await officer.get<{
    items: readonly {
      code: string;
      direction: string;
      unit: string;
      title: string;
      basis: string;
      fields: readonly { code: string }[];
    }[];
  }>("/api/exchange/subjects");
  const subject = items.find(({ code, direction }) => direction === "in" && code === kinds[roster.roster]);
  if (subject === undefined) throw new Error(`no kind for ${roster.roster}`);
  const id = randomUUID();
  await officer.post("/api/exchange/agreements", {
    ...{ id, direction: "in", subject: subject.code, unit: subject.unit, title: subject.title },
    ...{ legalBasis: subject.basis, purpose: "核对台账", frequency: "onDemand", graceDays: 10 },
    ...{ fields: subject.fields.map(({ code }) => code), retentionDays: 90, validFrom: "2020-01-01" },
    ...{ contactName: "联系人", contactPhone: "023-42720000" },
  });
  await second.post(`/api/exchange/agreements/${id}/decisions`, { accept: true, why: "已核对" });
  return id;
}

/** `名单 第 5 行` and the like. */
function rowOf(at: string): number {
  return Number(/(\d+)\D*$/.exec(at)?.[1]);
}

async function judge({ officer, roster, register }: Passing, batch: BatchView): Promise<object> {
  const truthAt = new Map(roster.rows.map((row) => [row.row, row]));
  const count = { certain: 0, wrong: 0, review: 0, certainRight: 0, reviewShown: 0, asExpected: 0, same: 0 };
  const seen = new Set<number>();
  const look = async (view: "certain" | "open", listed: ReviewRow) => {
    const truth = truthAt.get(rowOf(listed.at));
    if (truth === undefined) throw new Error(`${roster.roster}: no row of the truth is ${listed.at}`);
    seen.add(truth.row);
    const row = await officer.get<ReviewRowDetails>(
      `/api/matching/batches/${batch.id}/rows/${listed.ordinal}`,
    );
    const right = row.candidates.find(({ personId }) => isTruth(register, personId, truth));
    const isCertain = view === "certain";
    count[isCertain ? "certain" : "review"]++;
    if (isCertain && row.candidates[0]?.decision === "same" && right === row.candidates[0])
      count.certainRight++;
    else if (isCertain) count.wrong++;
    else if (right !== undefined) count.reviewShown++;
    if (truth.bands.includes(isCertain ? "certain" : "review")) count.asExpected++;
    else tell(roster, truth, view, row.candidates, register);
    if (isCertain && right === undefined) tell(roster, truth, "wrong", row.candidates, register);
    if (!isCertain) count.same += await review(officer, row.candidates, right);
  };
  for (const view of ["certain", "open"] as const) {
    const rows: ReviewRow[] = [];
    for await (const row of officer.all<ReviewRow>(
      `/api/matching/batches/${batch.id}/rows?view=${view}&limit=200`,
    ))
      rows.push(row);
    // One after the other where people decide: a person who is in the roster once is somebody's row first.
    if (view === "certain") await eachOf(rows, (row) => look(view, row));
    else for (const row of rows) await look(view, row);
  }
  const ours = roster.rows.filter(({ personId }) => register.isRegistered(personId));
  for (const truth of roster.rows)
    if (!seen.has(truth.row) && !truth.bands.includes("none") && register.isRegistered(truth.personId))
      tell(roster, truth, "none", [], register);
  const { certain, wrong, review: doubtful, certainRight, reviewShown, same } = count;
  return {
    rows: batch.rows,
    faulty: batch.faulty,
    ofRegister: ours.length,
    nameAlone: ours.filter(({ personId }) => register.isNameAlone(personId)).length,
    certain,
    certainWrong: wrong,
    certainPrecision: certain === 0 ? 1 : 1 - wrong / certain,
    foundRecall: ours.length === 0 ? 1 : (certainRight + reviewShown) / ours.length,
    review: doubtful,
    reviewShare: doubtful / batch.rows,
    reviewedSame: same,
  };
}

function isTruth(register: RegisterTruth, personId: string, { personId: truthId }: TruthRow): boolean {
  return truthId !== null && register.of(personId) === truthId;
}

/** Somebody who knows says which of them it is, or that it is none. */
async function review(
  officer: Officer,
  candidates: readonly Candidate[],
  right: Candidate | undefined,
): Promise<number> {
  const said = right === undefined ? candidates : [right];
  for (const { pairId, version, decision } of said) {
    if (decision !== null) continue;
    const says = right === undefined ? "different" : "same";
    await officer
      .post(`/api/matching/pairs/${pairId}/decision`, { says }, version)
      .catch((error: unknown) => {
        // The same person's other row came first: this one is looked at and left.
        if (!String(error).includes("matching.pair.taken")) throw error;
        return officer.post(`/api/matching/pairs/${pairId}/decision`, { says: "unsure" }, version);
      });
  }
  return right === undefined ? 0 : 1;
}

/** What waits for people after all of them, by kind. */
async function differencesOf(officer: Officer): Promise<Readonly<Record<string, number>>> {
  const { counts } = await officer.get<{ counts: Readonly<Record<string, number>> }>(
    "/api/matching/differences?limit=1",
  );
  return counts;
}

function tell(
  roster: TruthRoster,
  truth: TruthRow,
  band: string,
  candidates: readonly Candidate[],
  register?: RegisterTruth,
): void {
  if (!args.includes("--verbose")) return;
  const known = (register?.knownOf(truth.personId) ?? []).map(
    ({ name, sex, birthDate, citizenNoMasked, phoneMasked }) =>
      [name, sex, birthDate ?? "-", citizenNoMasked ?? "-", phoneMasked ?? "-"].join(" "),
  );
  const levels = candidates[0]?.compared.map(({ field, level }) => `${field}:${level}`).join(" ") ?? "";
  console.error(
    roster.roster,
    truth.row,
    band,
    `truth ${truth.personId ?? "-"} ${truth.bands.join("|")} ${truth.errors.join()}`,
    levels,
    known.join("; "),
  );
}

async function eachOf<Item>(items: readonly Item[], use: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await use(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function seconds(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
