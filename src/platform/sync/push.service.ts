/** What a phone sends: each mutation by itself, in the order in which it was done, and each is answered. */
import type { Actor } from "../../kernel/actor.ts";
import { addDays } from "../../kernel/calendar-date.ts";
import { now, nowIso, today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { systemActor } from "../access/system-actor.ts";
import type { App } from "../http/app.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../parameters/read-parameter.ts";
import { clockOffOf } from "./clock-offset.ts";
import { getByContactKey, getOwnDevice, type Holder, holderOf, standing } from "./devices.service.ts";
import { type DeviceRecord, notePush } from "./devices.store.ts";
import type * as contract from "./mutation.contract.ts";
import { findReceipt, handOver, held, runMutation, type Sending } from "./run-mutation.service.ts";
import { formDays } from "./sync.parameters.ts";
import { syncProblems } from "./sync-problems.contract.ts";

type Mutations = readonly contract.Mutation[];

const formAge = readerOf(formDays);

/** @throws sync.device.unknown */
export async function pushMutations(
  app: App,
  actor: Actor,
  { deviceId, mutations }: BodyOf<typeof contract.pushMutations>,
): Promise<contract.PushAnswer> {
  const db = app.database.kysely;
  const device = await getOwnDevice(db, actor.accountId, deviceId);
  const holder = await holderOf(db, actor.accountId);
  const parameters = await parametersOfToday(app);
  const sending = sendingOf(app, { device, holder, asker: actor, parameters });
  // A phone that was ended has nothing to do any more, and loses nothing either.
  const receipts =
    device.endedAt === null
      ? await sendInOrder(sending, mutations)
      : await handOverAll(sending, mutations, syncProblems.deviceEnded.detail ?? "");
  return answer(app, { device, holder, parameters }, mutations, receipts);
}

const HANDED_UP = "您现在不能登录，或者这部手机已经停用。写的内容没有丢，已转交镇街处理。";

/** From whoever may not log in any more. @throws sync.device.unknown */
export async function handUp(
  app: App,
  { deviceId, contactKey, mutations }: BodyOf<typeof contract.handUp>,
): Promise<contract.PushAnswer> {
  const db = app.database.kysely;
  const device = await getByContactKey(db, deviceId, contactKey);
  const holder = await holderOf(db, device.accountId);
  const parameters = await parametersOfToday(app);
  const sending = sendingOf(app, { device, holder, asker: systemActor("phones"), parameters });
  const receipts = await handOverAll(sending, mutations, HANDED_UP);
  return answer(app, { device, holder, parameters }, mutations, receipts);
}

interface From {
  readonly device: DeviceRecord;
  readonly holder: Holder;
  readonly asker: Actor;
  readonly parameters: ParametersOfDay;
}

function parametersOfToday(app: App): Promise<ParametersOfDay> {
  return app.database.kysely.transaction().execute((sql) => listParameters({ sql }, today()));
}

function sendingOf(app: App, { device, holder, asker, parameters }: From): Sending {
  const { session, ip, traceId } = asker;
  return {
    app,
    asker,
    sender: {
      deviceId: device.id,
      accountId: device.accountId,
      author: `${device.holder}（${device.username}）`,
      placeCode: holder.actors[0]?.placeCode ?? asker.placeCode,
    },
    posts: holder.actors.map((post) => ({
      ...post,
      ...(session && { session }),
      ...(ip && { ip }),
      ...(traceId && { traceId }),
    })),
    oldestForm: new Date(`${addDays(today(), -formAge.get(parameters))}T00:00:00+08:00`),
  };
}

async function answer(
  app: App,
  { device, holder, parameters }: Omit<From, "asker">,
  mutations: Mutations,
  receipts: contract.Receipt[],
): Promise<contract.PushAnswer> {
  const at = now();
  const offs = mutations.map((one) => clockOffOf(one, at));
  const off = offs.find((seconds) => seconds !== 0) ?? 0;
  const lastN = Math.max(...mutations.map(({ n }) => n));
  await notePush(app.database.kysely, device.id, at, lastN, off);
  const known = { ...device, clockOffSeconds: off === 0 ? device.clockOffSeconds : off };
  return { receipts, serverAt: nowIso(), device: standing(known, holder, parameters) };
}

/** One that could not be done holds back what follows about the same child, and nothing else. */
async function sendInOrder(sending: Sending, mutations: Mutations): Promise<contract.Receipt[]> {
  const parked = new Set<string>();
  const receipts = new Map<contract.Mutation, contract.Receipt>();
  for (const mutation of inOrder(mutations)) {
    const waits = [mutation.childId, ...mutation.dependsOn].some((id) => id !== null && parked.has(id));
    const receipt = waits
      ? ((await findReceipt(sending, mutation)) ?? held(mutation, syncProblems.waitsForOther.detail ?? null))
      : await runMutation(sending, mutation);
    if (isParking(receipt)) for (const id of [mutation.id, mutation.childId]) if (id !== null) parked.add(id);
    receipts.set(mutation, receipt);
  }
  return answersOf(mutations, receipts);
}

/** The same number with other words says nothing about what follows: what came first was done. */
function isParking({ state, problem }: contract.Receipt): boolean {
  return state === "held" || (state === "refused" && problem?.code !== syncProblems.otherBody.code);
}

async function handOverAll(
  sending: Sending,
  mutations: Mutations,
  told: string,
): Promise<contract.Receipt[]> {
  const receipts = new Map<contract.Mutation, contract.Receipt>();
  for (const mutation of inOrder(mutations)) receipts.set(mutation, await handOver(sending, mutation, told));
  return answersOf(mutations, receipts);
}

const inOrder = (mutations: Mutations) => mutations.toSorted((one, other) => one.n - other.n);

function answersOf(
  mutations: Mutations,
  receipts: ReadonlyMap<contract.Mutation, contract.Receipt>,
): contract.Receipt[] {
  return mutations.flatMap((mutation) => receipts.get(mutation) ?? []);
}
