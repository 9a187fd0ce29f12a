/**
 * What has changed for a phone since it last read, page by page; with a place that it cannot go on from, everything anew. Ids first,
 * which is cheap and the same for a phone that has everything; documents only of what is told.
 */
import { createHash } from "node:crypto";
import type { Actor } from "../../kernel/actor.ts";
import { now, today } from "../../kernel/clock.ts";
import type { QueryOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { canonicalJson } from "../crypto/digest.ts";
import { inEveryPlace, type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { Call } from "../http/route.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../parameters/read-parameter.ts";
import { openChanges, type Position, sealChanges } from "./change-cursor.ts";
import { type ChangesAnswer, PAGE_DOCUMENTS, type readChanges as readContract } from "./changes.contract.ts";
import * as feed from "./changes.store.ts";
import { phoneContents } from "./commands.ts";
import { getOwnDevice, holderOf, standing } from "./devices.service.ts";
import { noteSync } from "./devices.store.ts";
import { mostFiles } from "./sync.parameters.ts";
import { syncProblems } from "./sync-problems.contract.ts";

type Query = QueryOf<typeof readContract>;
type Work = Call<typeof readContract>["work"];
type Told = Pick<ChangesAnswer, "documents" | "gone" | "desk">;

const most = readerOf(mostFiles);

/** @throws sync.device.unknown, sync.device.ended, sync.files.tooMany */
export async function readPhoneChanges(
  app: App,
  actor: Actor,
  query: Query,
  work: Work,
): Promise<ChangesAnswer> {
  const db = app.database.kysely;
  const device = await getOwnDevice(db, actor.accountId, query.deviceId);
  if (device.endedAt !== null) throw new Problem(syncProblems.deviceEnded);
  const holder = await holderOf(db, actor.accountId);
  const posts = holder.actors.map((post) => asAsked(post, actor));
  const scope = await readScope(app, posts);
  demandFits(scope.ids.size, scope.parameters);
  const page = await choosePage(app, posts, scope, query.cursor);
  const told = await tell(app, posts, page, query.desk);
  await logTold(work, query.deviceId, told);
  const at = now();
  if (!page.more) await noteSync(db, device.id, at);
  const leaseFrom = page.more ? device.leaseFrom : at;
  return {
    ...told,
    cursor: sealChanges(app, page.position),
    more: page.more,
    everyId: page.everyId,
    digest: query.check ? await digestOfAll(app, posts) : null,
    serverAt: at.toISOString(),
    device: standing({ ...device, leaseFrom }, holder, scope.parameters),
  };
}

/** The post, in the session and from the address from which it is asked. */
function asAsked(post: Actor, { session, ip, traceId }: Actor): Actor {
  return { ...post, ...(session && { session }), ...(ip && { ip }), ...(traceId && { traceId }) };
}

/** Reads as a post; what is shown of it is logged by `logTold` before it leaves. */
function readAs<Result>(app: App, post: Actor, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  return unitOfWork(app.database, post, { operation: "sync.changes", effect: "read", audited: false }, use);
}

interface Scope {
  readonly moment: feed.FeedMoment;
  /** The place of each child. */
  readonly ids: ReadonlyMap<string, string>;
  readonly places: string;
  readonly children: string;
  readonly parameters: ParametersOfDay;
}

async function readScope(app: App, posts: readonly Actor[]): Promise<Scope> {
  const ids = new Map<string, string>();
  let moment: feed.FeedMoment | undefined;
  let parameters: ParametersOfDay = new Map();
  for (const post of posts)
    await readAs(app, post, async (tx) => {
      // Before anything else is read: what commits meanwhile is told once more rather than never.
      if (moment === undefined) {
        moment = await feed.readMoment(tx);
        parameters = await listParameters(tx, today());
      }
      for (const id of await phoneContents().listIds(tx, post.placeCode)) ids.set(id, post.placeCode);
    });
  return {
    moment: moment ?? { xmin: "0", epoch: "" },
    ids,
    places: shortDigest(posts.map(({ placeCode }) => placeCode).sort()),
    children: shortDigest([...ids.keys()].sort()),
    parameters,
  };
}

function demandFits(files: number, parameters: ParametersOfDay): void {
  const limit = most.get(parameters);
  if (files <= limit) return;
  throw new Problem(syncProblems.tooManyFiles, {
    detail: `您负责的孩子有 ${files} 个，一部手机最多放 ${limit} 个。${syncProblems.tooManyFiles.detail ?? ""}`,
    extra: { files, limit },
  });
}

interface Page {
  readonly position: Position;
  readonly more: boolean;
  readonly everyId: string[] | null;
  /** To be told with their documents. */
  readonly here: readonly (readonly [id: string, placeCode: string])[];
  readonly gone: readonly string[];
  readonly isFirst: boolean;
}

async function choosePage(
  app: App,
  posts: readonly Actor[],
  scope: Scope,
  cursor: string | undefined,
): Promise<Page> {
  const { moment, ids } = scope;
  const at = Math.floor(now().getTime() / 1000);
  const here = { epoch: moment.epoch, places: scope.places, at };
  let last = openChanges(app, cursor, here);
  const isOn = last !== undefined && last.after !== null;
  // A reading that is over is the beginning of the next one.
  let since = last === undefined ? null : isOn ? last.since : last.next;
  let wanted = since === null ? [...ids.keys()] : await listChanged(app, posts, since);
  if (wanted === undefined) {
    last = undefined;
    since = null;
    wanted = [...ids.keys()];
  }
  const isFirst = last === undefined || last.after === null;
  const after = isFirst ? "" : (last?.after ?? "");
  const rest = wanted.filter((id) => id > after).sort();
  const told = rest.slice(0, PAGE_DOCUMENTS);
  const more = rest.length > told.length;
  const begun = isFirst ? undefined : last;
  return {
    position: {
      ...here,
      at: begun?.at ?? at,
      children: begun?.children ?? scope.children,
      since,
      next: begun?.next ?? moment.xmin,
      after: more ? (told.at(-1) ?? null) : null,
    },
    more,
    everyId: isFirst && last?.children !== scope.children ? [...ids.keys()].sort() : null,
    here: told.flatMap((id) => {
      const place = ids.get(id);
      return place === undefined ? [] : [[id, place] as const];
    }),
    gone: told.filter((id) => !ids.has(id)),
    isFirst,
  };
}

async function listChanged(app: App, posts: readonly Actor[], since: string): Promise<string[] | undefined> {
  const changed = new Set<string>();
  for (const post of posts) {
    const ids = await readAs(app, post, (tx) => feed.listChanged(tx, post.placeCode, since));
    if (ids === undefined) return undefined;
    for (const id of ids) changed.add(id);
  }
  return [...changed];
}

async function tell(
  app: App,
  posts: readonly Actor[],
  page: Page,
  deskHeld: string | undefined,
): Promise<Told> {
  const contents = phoneContents();
  const documents: ChangesAnswer["documents"] = [];
  const desks: Readonly<Record<string, unknown>>[] = [];
  const gone: ChangesAnswer["gone"] = [];
  for (const [nth, post] of posts.entries()) {
    const ids = page.here.filter(([, place]) => place === post.placeCode).map(([id]) => id);
    const isAsked = ids.length > 0 || page.isFirst || (nth === 0 && page.gone.length > 0);
    if (!isAsked) continue;
    await readAs(app, post, async (tx) => {
      if (ids.length > 0) documents.push(...(await contents.readDocuments(tx, app, ids)).map(sign));
      if (page.isFirst) desks.push(await contents.readDesk(tx, app, post.placeCode));
      if (nth === 0) for (const id of page.gone) gone.push({ id, why: await whyGone(tx, id) });
    });
  }
  // Between the list and the documents a file may have been closed; the next reading says so.
  const desk = desks.length === 0 ? null : signDesk(contents.joinDesks(desks));
  return { documents, gone, desk: desk?.digest === deskHeld ? null : desk };
}

function sign(document: { id: string; placeCode: string; body: Readonly<Record<string, unknown>> }) {
  return { ...document, digest: digestOf(document.body), body: { ...document.body } };
}

function signDesk(body: Readonly<Record<string, unknown>>) {
  return { digest: digestOf(body), body: { ...body } };
}

async function whyGone(tx: Tx, id: string): Promise<string> {
  const place = await inEveryPlace(tx, () => phoneContents().findPlaceOf(tx, id));
  return place === undefined ? "档案已经结束，或者并到了另一份档案" : "孩子已经不在您负责的村（社区）";
}

/** Carers' phones leave in clear: the log says what for. */
const PURPOSE = "走访联系，资料下载到手机";

/** Nobody sees anything of a child without a trace: the entry is on the disk before the answer leaves. */
async function logTold(work: Work, deviceId: string, { documents, desk }: Told): Promise<void> {
  if (documents.length === 0 && desk === null) return;
  await work(async (tx) => {
    tx.note({
      purpose: PURPOSE,
      subjectIds: documents.map(({ id }) => id),
      detail: { device: deviceId, documents: documents.length, desk: desk !== null },
    });
    return Promise.resolve();
  });
}

const CHUNK = 100;

/** Over all documents; asked for once a week, and nothing of them leaves. */
async function digestOfAll(app: App, posts: readonly Actor[]): Promise<string> {
  const contents = phoneContents();
  const lines: string[] = [];
  for (const post of posts)
    await readAs(app, post, async (tx) => {
      const ids = await contents.listIds(tx, post.placeCode);
      for (let from = 0; from < ids.length; from += CHUNK)
        for (const { id, body } of await contents.readDocuments(tx, app, ids.slice(from, from + CHUNK)))
          lines.push(`${id}:${digestOf(body)}\n`);
    });
  return createHash("sha256").update(lines.sort().join("")).digest("hex");
}

/** Over the text as JSON carries it, whatever the order of its members. */
function digestOf(body: Readonly<Record<string, unknown>>): string {
  return createHash("sha256").update(canonicalJson(body)).digest("hex");
}

function shortDigest(of: readonly string[]): string {
  return createHash("sha256").update(of.join()).digest("base64url").slice(0, 16);
}
