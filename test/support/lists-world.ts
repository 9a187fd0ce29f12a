/** Ninety made-up children in four villages of two townships, written by the register's own door, with what is true of each. */
import type { LightMyRequestResponse } from "fastify";
import { ageOn } from "../../src/kernel/calendar-date.ts";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import type { FactDraft, FileDraft } from "../../src/modules/registry/file-draft.contract.ts";
import { ledgerRoutes } from "../../src/modules/registry/ledgers/ledgers.routes.ts";
import { quarterRoutes } from "../../src/modules/registry/quarters/quarters.routes.ts";
import { recordDrafts } from "../../src/modules/registry/record-drafts.service.ts";
import { statisticsRoutes } from "../../src/modules/registry/statistics/statistics.routes.ts";
import { systemActor } from "../../src/platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../src/platform/db/database.ts";
import { registerRoutes } from "../../src/platform/http/route.ts";
import { createServer } from "../../src/platform/http/server.ts";
import { preferenceRoutes } from "../../src/platform/identity/preferences.routes.ts";
import { allRoutes } from "../../src/serve.ts";
import { type CastName, createTestApp, type TestApp } from "./app.ts";

/** The day that the lists are read on, and the day from which everything holds. */
export const DAY = "2026-09-30";
export const SINCE = "2024-03-31";
export const villages = ["500117104204", "500117104206", "500117101205", "500117101210"] as const;

/** What is true of a child, in plain words, for counting without the system. */
export interface Truth {
  readonly name: string;
  readonly village: string;
  readonly sex: "1" | "2";
  readonly birthDate: string;
  readonly categories: readonly string[];
  readonly orphanType: string | undefined;
  readonly stage: string | undefined;
  readonly hukou: string | undefined;
  readonly health: string | undefined;
  readonly boarding: string | undefined;
  readonly disability: { readonly class: string; readonly level: string } | undefined;
  readonly reason: string | undefined;
  readonly care: string | undefined;
  readonly quality: string | undefined;
  readonly relief: readonly string[];
  readonly difficulty: readonly string[];
  readonly father: string;
  readonly mother: string;
  readonly paidFen: number | undefined;
  readonly citizenNo: string | undefined;
}

export interface Child extends Truth {
  readonly id: string;
}

export interface ListsWorld {
  readonly test: TestApp;
  readonly children: readonly Child[];
  /** Requests as one of the cast. */
  get(name: CastName, url: string, accept?: string): Promise<LightMyRequestResponse>;
  post(name: CastName, url: string, payload: object, key?: string): Promise<LightMyRequestResponse>;
  send(
    name: CastName,
    method: "PUT" | "DELETE",
    url: string,
    payload?: object,
  ): Promise<LightMyRequestResponse>;
  /** As the system, everywhere. */
  work<Result>(use: (tx: Tx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function openListsWorld(): Promise<ListsWorld> {
  const test = await createTestApp();
  const mine = [...ledgerRoutes, ...statisticsRoutes, ...quarterRoutes, ...preferenceRoutes];
  const missing = mine.filter((route) => !allRoutes.includes(route));
  const server = missing.length === 0 ? test.server : await createServer({ logLevel: "error" });
  if (server !== test.server) registerRoutes(server, test.app, mine);
  const work: ListsWorld["work"] = (use) =>
    unitOfWork(test.app.database, systemActor("test"), { operation: "test.work", effect: "write" }, use);
  const truths = makeTruths();
  const results = await work((tx) =>
    recordDrafts(
      tx,
      truths.map((truth) => ({ draft: draftOf(truth), asOf: SINCE })),
      { cipher: test.app.cipher, source: "test" },
    ),
  );
  const send = async (
    name: CastName,
    options: { method: "GET" | "POST" | "PUT" | "DELETE"; url: string; payload?: object },
    headers: Record<string, string> = {},
  ) => {
    const agent = await test.as(name);
    return server.inject({
      ...options,
      cookies: { tongan_session: agent.cookie },
      headers: { "x-csrf-token": agent.csrfToken, ...headers },
    });
  };
  return {
    test,
    children: truths.map((truth, index) => ({ ...truth, id: results[index]?.childId ?? "" })),
    get: (name, url, accept) => send(name, { method: "GET", url }, accept === undefined ? {} : { accept }),
    post: (name, url, payload, key) =>
      send(name, { method: "POST", url, payload }, key === undefined ? {} : { "idempotency-key": key }),
    send: (name, method, url, payload) =>
      send(name, { method, url, ...(payload === undefined ? {} : { payload }) }),
    work,
    async close() {
      if (server !== test.server) await server.close();
      await test.close();
    },
  };
}

/** Who stands on which list on a day, by the law's ages alone. */
export function standsOn(child: Truth, day: string) {
  const age = ageOn(child.birthDate, day);
  const has = (category: string) => child.categories.includes(category);
  const inSchool = child.stage === "senior" || child.stage === "vocational";
  const prolonged = age >= 18 && inSchool && (has("orphan") || has("defactoUnattended"));
  const minor = age < 18;
  return {
    age,
    all: minor || prolonged,
    overAge: prolonged,
    orphan: has("orphan") && (minor || prolonged),
    defactoUnattended: has("defactoUnattended") && (minor || prolonged),
    leftBehind: has("ruralLeftBehind") && age < 16,
    inDifficulty: has("inDifficulty") && minor,
  };
}

interface Dice {
  readonly roll: () => number;
  pick<Item>(items: readonly Item[]): Item;
  maybe<Item>(share: number, item: Item): Item | undefined;
}

function makeTruths(): Truth[] {
  const roll = seeded(20260930);
  const dice: Dice = {
    roll,
    pick: (items) => items[Math.floor(roll() * items.length)] as (typeof items)[number],
    maybe: (share, item) => (roll() < share ? item : undefined),
  };
  return Array.from({ length: 90 }, (_, index) => makeTruth(index, dice));
}

function makeTruth(index: number, dice: Dice): Truth {
  const { roll, pick, maybe } = dice;
  const sex = pick(["1", "2"] as const);
  const birthDate = `${2007 + Math.floor(roll() * 18)}-${two(1 + Math.floor(roll() * 12))}-${two(1 + Math.floor(roll() * 28))}`;
  const main = ["orphan", "defactoUnattended", undefined, ...Array<string>(3).fill("ruralLeftBehind")][
    index % 6
  ];
  const difficult = main === undefined || roll() < 0.3;
  return {
    name: `${pick(Array.from("王李张刘陈杨赵黄"))}${pick(Array.from("小大子雨欣梓一志"))}${pick(Array.from("明红伟怡涵泽萱诺"))}`,
    village: villages[index % villages.length] ?? villages[0],
    sex,
    birthDate,
    categories: [main, difficult ? "inDifficulty" : undefined].filter((one) => one !== undefined),
    stage: maybe(
      0.85,
      pick(["preschoolAge", "kindergarten", "primary", "junior", "senior", "vocational", "special"]),
    ),
    hukou: maybe(0.8, pick(["rural", "urban", "resident"])),
    health: maybe(0.8, pick(["healthy", "weak", "disabled", "chronic"])),
    boarding: maybe(0.7, pick(["boarding", "day"])),
    disability: maybe(0.25, { class: pick(["1", "4", "5", "6"]), level: pick(["1", "2", "3", "4"]) }),
    relief: roll() < 0.3 ? [pick(["dibao", "tekun"])] : [],
    difficulty: difficult ? [pick(["L2", "H1", "G3"])] : [],
    citizenNo:
      index % 10 === 9 ? undefined : composeCitizenId("500199", birthDate, index * 2 + (sex === "1" ? 1 : 2)),
    ...partOf(main, index, dice),
  };
}

type Part = Pick<Truth, "orphanType" | "reason" | "care" | "quality" | "father" | "mother" | "paidFen">;

/** What belongs to one category only. */
function partOf(category: string | undefined, index: number, { pick, maybe }: Dice): Part {
  const none = {
    orphanType: undefined,
    reason: undefined,
    care: undefined,
    quality: undefined,
    paidFen: undefined,
  };
  const away = { father: "migrantWork", mother: "migrantWork" };
  switch (category) {
    case "orphan":
      return {
        ...none,
        orphanType: index % 18 === 0 ? "hiv" : pick(["community", "institution"]),
        paidFen: pick([150_000, 165_100]),
        father: "deceased",
        mother: "deceased",
      };
    case "defactoUnattended":
      return {
        ...none,
        paidFen: pick([150_000, 165_100]),
        father: pick(["imprisoned", "severeDisability"]),
        mother: pick(["outOfContact", "deceased"]),
      };
    case "ruralLeftBehind":
      return {
        ...none,
        ...away,
        reason: maybe(0.8, pick(["bothAway", "oneAwayOtherUnable"])),
        care: maybe(0.8, pick(["grandparents", "relatives", "nobody"])),
        quality: maybe(0.8, pick(["good", "fair", "poor"])),
      };
    default:
      return { ...none, ...away };
  }
}

/** Where the child's number is known, so is hers: born sixty years earlier, otherwise alike. */
export function numberOfGrandmother({ citizenNo }: Truth): { citizenNo?: string } {
  if (citizenNo === undefined) return {};
  const born = `${Number(citizenNo.slice(6, 10)) - 60}-${citizenNo.slice(10, 12)}-01`;
  return { citizenNo: composeCitizenId("500199", born, Number(citizenNo.slice(14, 17))) };
}

export function draftOf(truth: Truth): FileDraft {
  const facts: FactDraft[] = [];
  const fact = (kind: FactDraft["kind"], value: Record<string, unknown>) =>
    facts.push({ kind, from: SINCE, value });
  fact("residence", { villageCode: truth.village, address: "一组 3 号" });
  for (const category of truth.categories) {
    fact("category", {
      category,
      ...(category === "orphan" ? { orphanType: truth.orphanType, careMode: "community" } : {}),
    });
  }
  if (truth.stage !== undefined || truth.boarding !== undefined) {
    fact("schooling", {
      ...(truth.stage === undefined ? {} : { stage: truth.stage }),
      ...(truth.boarding === undefined ? {} : { boarding: truth.boarding }),
      school: "中心小学",
      grade: "三年级",
    });
  }
  if (truth.hukou !== undefined) fact("household", { hukou: truth.hukou });
  if (truth.health !== undefined) fact("health", { status: truth.health });
  if (truth.disability !== undefined) fact("disability", truth.disability);
  if (truth.reason !== undefined || truth.care !== undefined || truth.quality !== undefined) {
    fact("leftBehindCare", {
      ...(truth.reason === undefined ? {} : { reason: truth.reason }),
      ...(truth.care === undefined ? {} : { actualCare: truth.care }),
      ...(truth.quality === undefined ? {} : { quality: truth.quality }),
    });
  }
  for (const measure of truth.relief) fact("relief", { measure });
  for (const type of truth.difficulty) fact("difficulty", { type });
  if (truth.paidFen !== undefined)
    fact("allowance", { standardFen: truth.paidFen, amountFen: truth.paidFen, startMonth: "2024-04" });
  const condition = (value: string): FactDraft[] => [
    { kind: "condition", from: SINCE, value: { condition: value } },
  ];
  return {
    child: {
      name: truth.name,
      sex: truth.sex,
      birthDate: truth.birthDate,
      ...(truth.citizenNo === undefined ? {} : { citizenNo: truth.citizenNo }),
    },
    facts,
    kin: [
      { relation: "51", person: { name: `${truth.name.slice(0, 1)}父` }, facts: condition(truth.father) },
      { relation: "52", person: { name: "周母" }, facts: condition(truth.mother) },
      {
        relation: "62",
        person: { name: "罗奶奶", phone: "13800001234", ...numberOfGrandmother(truth) },
        facts: [],
        caresForChild: true,
      },
    ],
  };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Repeatable (mulberry32): a failing count must fail again tomorrow. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
