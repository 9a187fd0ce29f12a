/** A director's phone in tests, without the engine that carries it: what it would hold, and what comes from it. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "../../src/kernel/actor.ts";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import { nowIso, today } from "../../src/kernel/clock.ts";
import type { FileDraft } from "../../src/modules/registry/file-draft.contract.ts";
import { recordDrafts } from "../../src/modules/registry/record-drafts.service.ts";
import { ChildDocument } from "../../src/modules/workforce/phone/child-document.contract.ts";
import { DeskDocument } from "../../src/modules/workforce/phone/desk-document.contract.ts";
import { scopeOfPost } from "../../src/platform/access/scope.ts";
import { systemActor } from "../../src/platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../src/platform/db/database.ts";
import { type CommandOutcome, findCommand, phoneContents } from "../../src/platform/sync/commands.ts";
import { Mutation } from "../../src/platform/sync/mutation.contract.ts";
import { type CastName, cast, type TestApp } from "./app.ts";

export interface PhoneDesk {
  ids(): Promise<string[]>;
  documents(ids?: readonly string[]): Promise<ChildDocument[]>;
  desk(): Promise<DeskDocument>;
  /** Does what a mutation says, in a transaction of its own. */
  send(operation: string, said: Sent): Promise<CommandOutcome>;
}

export interface Sent {
  readonly id?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly placeCode?: string;
  readonly childId?: string;
}

export async function phoneOf(test: TestApp, name: CastName): Promise<PhoneDesk> {
  const actor = await actorOf(test, name);
  const work = <Result>(operation: string, effect: "read" | "write", use: (tx: Tx) => Promise<Result>) =>
    unitOfWork(test.app.database, actor, { operation, effect, durable: true }, use);
  const read = <Result>(use: (tx: Tx) => Promise<Result>) => work("sync.changes", "read", use);
  const { listIds, readDocuments, readDesk } = phoneContents();
  const place = actor.placeCode;
  return {
    ids: () => read((tx) => listIds(tx, place)),
    documents: (ids) =>
      read(async (tx) => {
        const found = await readDocuments(tx, test.app, ids ?? (await listIds(tx, place)));
        return found.map(({ body }) => ChildDocument.parse(body));
      }),
    desk: () => read(async (tx) => DeskDocument.parse(await readDesk(tx, test.app, place))),
    async send(operation, { id = randomUUID(), params = {}, body, placeCode = place, childId }) {
      const command = findCommand(operation);
      if (command === undefined) throw new Error(`no command ${operation}`);
      const mutation = Mutation.parse({
        ...{ id, n: 1, operation, formVersion: command.formVersion, params, body, placeCode },
        ...{ childId: childId ?? null, at: nowIso() },
      });
      const call = {
        app: test.app,
        mutation,
        params: command.operation.params?.parse(params),
        body: command.operation.body?.parse(body),
      };
      return work(operation, "write", (tx) => command.run(tx, call));
    },
  };
}

async function actorOf({ app }: TestApp, name: CastName): Promise<Actor> {
  const { role, place, username, name: displayName } = cast[name];
  const { rows } = await asSystem(app, (tx) =>
    sql<{ postId: string; accountId: string }>`
      select p.id as "postId", a.id as "accountId" from platform.post p join platform.account a on a.id = p.account_id
      where a.username = ${username}`.execute(tx.sql),
  );
  const [post] = rows;
  if (post === undefined) throw new Error(`${name} holds no post`);
  return {
    ...{ ...post, username, displayName, role, placeCode: place, placeName: app.places.nameOf(place) },
    ...{ department: null, scope: scopeOfPost(role, place) },
  };
}

export function asSystem<Result>(
  { database }: TestApp["app"],
  use: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return unitOfWork(database, systemActor("test"), { operation: "test.work", effect: "write" }, use);
}

/** So many children of a village at once, each with parents away and a grandmother who can be called. */
export async function fillVillage({ app }: TestApp, villageCode: string, children: number): Promise<void> {
  const items = Array.from({ length: children }, () => ({
    asOf: today(),
    draft: familyDraft(villageCode, serial++),
  }));
  await asSystem(app, (tx) => recordDrafts(tx, items, { cipher: app.cipher, source: "import" }));
}

let serial = 0;

const surnames = Array.from("陈刘王周张李吴赵唐罗");
const given = Array.from("子涵欣怡浩然宇轩梓萱雨桐佳豪思琪俊杰");

function familyDraft(villageCode: string, nth: number): FileDraft {
  const surname = surnames[nth % surnames.length] ?? "陈";
  const at = (nth * 7) % given.length;
  const year = 2010 + (nth % 12);
  return {
    child: {
      name: `${surname}${given[at] ?? "子"}${given[(at + 3) % given.length] ?? "涵"}`,
      citizenNo: composeCitizenId("500199", `${year}-05-06`, nth * 2),
    },
    facts: [
      {
        kind: "residence",
        from: "2020-12-31",
        value: { villageCode, address: `${(nth % 9) + 1}社${nth + 1}号` },
      },
      { kind: "category", from: "2020-12-31", value: { category: "ruralLeftBehind" } },
      { kind: "household", from: "2020-12-31", value: { hukou: "rural", address: "古楼镇摇金村" } },
      {
        kind: "schooling",
        from: "2025-09-01",
        value: { stage: "primary", school: "古楼镇中心小学", grade: "四年级", teacher: "李老师" },
      },
      { kind: "health", from: "2025-09-01", value: { status: "healthy" } },
      {
        kind: "leftBehindCare",
        from: "2024-02-01",
        value: { reason: "bothAway", signed: true, actualCare: "grandparents", quality: "good" },
      },
      ...(nth % 4 === 0
        ? [{ kind: "risk", from: "2026-10-08", value: { level: "orange", reason: "照料人年纪大" } } as const]
        : []),
    ],
    kin: [
      {
        relation: "51",
        person: { name: `${surname}建军`, phone: `1390000${String(nth).padStart(4, "0")}` },
        facts: [
          {
            kind: "condition",
            from: "2022-03-01",
            value: { condition: "migrantWork", place: "广东东莞", awayScope: "province" },
          },
        ],
      },
      {
        relation: "52",
        person: { name: "罗春梅", phone: `1380000${String(nth).padStart(4, "0")}` },
        facts: [
          { kind: "condition", from: "2022-03-01", value: { condition: "migrantWork", place: "广东东莞" } },
        ],
      },
      {
        relation: "62",
        person: { name: "王桂英", birthDate: "1955-04-05", phone: `1370000${String(nth).padStart(4, "0")}` },
        caresForChild: true,
        facts: [],
      },
    ],
  };
}
