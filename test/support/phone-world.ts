/**
 * What phones may send, for tests of the synchronising itself: a few small commands that write into a table of the test's own. Bound
 * once for all test files of a worker; never in the product.
 */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { now } from "../../src/kernel/clock.ts";
import type { Operation } from "../../src/kernel/operation.ts";
import { Problem } from "../../src/kernel/problem.ts";
import { httpProblems } from "../../src/platform/http/http-problems.ts";
import type { ChangesAnswer } from "../../src/platform/sync/changes.contract.ts";
import { bindCommand, type Command, findCommand } from "../../src/platform/sync/commands.ts";
import type { Mutation, PushAnswer, Receipt } from "../../src/platform/sync/mutation.contract.ts";
import type { Agent, TestApp } from "./app.ts";

/** Kept by the commands; `text` that begins with 毒 is refused, 崩 breaks down. */
const NOTED = `
  create table public.noted (id uuid, child_id uuid, text text, by text, place text);
  grant select, insert on public.noted to tongan_app;`;

const body = z.strictObject({ id: z.uuid(), text: z.string().min(1).meta({ label: "写了什么" }) });

function commandOf(name: string, more: Partial<Command> = {}): Command {
  const operation: Operation = {
    ...{
      name,
      method: "POST",
      path: `/api/test/${name}`,
      title: "试写一条",
      effect: "write",
      verb: "phone.use",
    },
    body,
  };
  return {
    operation,
    formVersion: 3,
    upgrades: { 2: (old) => ({ id: old["id"], text: old["words"] }) },
    async run(tx, { mutation, body: given }) {
      const { id, text } = body.parse(given);
      await sql`insert into public.noted values (${id}, ${mutation.childId}, ${text}, ${tx.actor.username}, ${mutation.placeCode})`.execute(
        tx.sql,
      );
      tx.note({ subjectIds: mutation.childId === null ? [] : [mutation.childId] });
      if (text.startsWith("毒")) throw new Problem(httpProblems.invalid, { detail: "这一条写得不对。" });
      if (text.startsWith("崩")) throw new Error("broken");
      return text.startsWith("两样") ? { state: "conflict", told: "和别人登记的不一样，两份都留着。" } : {};
    },
    ...more,
  };
}

export const WRITE = "test.note.write";
export const DANGER = "test.danger.tell";
export const LATER = "test.later.known";

/** The server learns of one more. */
export function bindLater(): void {
  bindCommand(commandOf(LATER));
}

function bindOnce(): void {
  if (findCommand(WRITE) === undefined) bindCommand(commandOf(WRITE));
  if (findCommand(DANGER) === undefined) bindCommand(commandOf(DANGER, { isUrgent: true }));
}

export interface Noted {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly place: string;
}

/** The owner's own line to the test's database, with the table of the commands. */
export async function openPhoneWorld(test: TestApp): Promise<{
  readonly owner: pg.Client;
  noted(): Promise<Noted[]>;
  close(): Promise<void>;
}> {
  bindOnce();
  const owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query(NOTED);
  return {
    owner,
    noted: async () =>
      (await owner.query<Noted>("select id, text, by, place from public.noted order by ctid")).rows,
    close: () => owner.end(),
  };
}

export interface Enrolled {
  readonly id: string;
  readonly contactKey: string;
  readonly renewalKey: string;
  readonly leaseShare: string;
}

export async function enrol(agent: Agent, id: string = uuid()): Promise<Enrolled> {
  const answer = await agent.post("/api/sync/devices", { id, name: "红米 9A", appVersion: "1" });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { id, ...answer.json<Omit<Enrolled, "id">>() };
}

export interface Written {
  readonly n: number;
  readonly text: string;
  readonly childId?: string | null;
  readonly placeCode?: string;
  readonly more?: Partial<Mutation>;
}

export function mutationOf({
  n,
  text,
  childId = null,
  placeCode = "500117104204",
  more = {},
}: Written): Mutation {
  return {
    ...{ id: uuid(), n, operation: WRITE, formVersion: 3, params: {}, body: { id: randomUUID(), text } },
    ...{ placeCode, childId, at: now().toISOString(), seenServerAt: null, dependsOn: [] },
    ...more,
  };
}

export async function push(
  agent: Agent,
  device: Enrolled,
  mutations: readonly Mutation[],
): Promise<Receipt[]> {
  const answer = await agent.post("/api/sync/mutations", { deviceId: device.id, mutations });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<PushAnswer>().receipts;
}

export async function read(
  agent: Agent,
  device: Pick<Enrolled, "id">,
  more: Readonly<Record<string, string>> = {},
): Promise<ChangesAnswer> {
  const answer = await agent.get(
    `/api/sync/changes?${new URLSearchParams({ deviceId: device.id, ...more })}`,
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<ChangesAnswer>();
}
