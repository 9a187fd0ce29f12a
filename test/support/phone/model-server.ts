/**
 * A server as phones see it, small enough to be checked by reading: accounts, phones, a ledger that takes each id once, documents by
 * village with a feed of changes, photos by pieces. No clock of a phone decides anything here.
 */
import { createHash, randomUUID } from "node:crypto";
import type { Operation } from "../../../src/kernel/operation.ts";
import { heldText } from "../../../src/platform/client/offline/pull.ts";
import type { Sent } from "../../../src/platform/client/offline/transport.ts";
import type { Mutation, Receipt } from "../../../src/platform/sync/mutation.contract.ts";
import { PHOTO_PIECE_BYTES } from "../../../src/platform/sync/photos.contract.ts";
import { syncProblems } from "../../../src/platform/sync/sync-problems.contract.ts";

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

interface Account {
  readonly username: string;
  password: string;
  readonly name: string;
  isEnabled: boolean;
  /** The password is somebody else's. */
  isFirst?: boolean;
  readonly villages: Set<string>;
}

interface Device {
  readonly username: string;
  contactKey: string;
  renewalKey: string;
  readonly leaseShare: string;
  loginPassword: string;
  leaseFrom: number;
  isEnded: boolean;
  isWiped: boolean;
  lastContact: { waiting: number; lastN: number; telemetry: Record<string, number> | undefined } | undefined;
  readonly seenN: Set<number>;
}

interface Document {
  readonly id: string;
  placeCode: string;
  body: Record<string, unknown>;
}

interface LedgerRow {
  readonly mutation: Mutation;
  receipt: Receipt;
  effects: number;
}

interface Photo {
  readonly total: number;
  bytes: Buffer;
  isWhole: boolean;
}

interface Said {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
}

const DAY = 86_400_000;
const unauthenticated: Said = { code: "http.unauthenticated", status: 401, title: "请先登录" };

export class ModelServer {
  /** Its own time; phones may be in any year. */
  at = Date.parse("2026-11-28T00:00:00Z");
  leaseDays = 14;
  pageDocuments = 40;
  readonly accounts = new Map<string, Account>();
  readonly devices = new Map<string, Device>();
  readonly documents = new Map<string, Document>();
  readonly ledger = new Map<string, LedgerRow>();
  readonly photos = new Map<string, Photo>();
  readonly sessions = new Map<string, string>();
  readonly feed: { readonly seq: number; readonly id: string }[] = [];
  readonly requests: { readonly name: string; readonly bytes: number }[] = [];
  /** Of what it refuses, with what it says. */
  refuses: (mutation: Mutation) => string | undefined = () => undefined;
  conflicts: (mutation: Mutation) => boolean = () => false;
  bodyLimit = Number.POSITIVE_INFINITY;
  told: string | null = null;
  #seq = 0;
  #no = 0;

  addAccount(username: string, villages: readonly string[], name = username): Account {
    const account = { username, password: "tongan-demo", name, isEnabled: true, villages: new Set(villages) };
    this.accounts.set(username, account);
    return account;
  }

  putDocument(id: string, placeCode: string, body: Record<string, unknown>): void {
    this.documents.set(id, { id, placeCode, body });
    this.touch(id);
  }

  moveDocument(id: string, placeCode: string): void {
    const document = this.documents.get(id);
    if (document === undefined) return;
    document.placeCode = placeCode;
    this.touch(id);
  }

  touch(id: string): void {
    this.#seq += 1;
    this.feed.push({ seq: this.#seq, id });
  }

  endSessions(): void {
    this.sessions.clear();
  }

  effectsOf(id: string): number {
    return this.ledger.get(id)?.effects ?? 0;
  }

  /** What a phone sends with its cookie comes here; `jar` is that phone's. */
  answer(operation: Operation, sent: Sent, jar: { cookie: string | undefined }): Answer {
    this.at += 1000;
    const bytes = sent.body === undefined ? 0 : JSON.stringify(sent.body).length;
    this.requests.push({ name: operation.name, bytes: bytes + (sent.piece?.length ?? 0) });
    if (bytes > this.bodyLimit) return refused({ code: "http.tooLarge", status: 413, title: "内容太大" });
    const parsed = operation.body?.safeParse(sent.body ?? {});
    if (parsed?.success === false) {
      const detail = "请按各项后面的说明改正后再提交。";
      return refused({ code: "http.invalid", status: 422, title: "有几项填得不对", detail });
    }
    const body = parsed?.data as Record<string, unknown>;
    const username = jar.cookie === undefined ? undefined : this.sessions.get(jar.cookie);
    if (!["public"].includes(operation.verb) && username === undefined) return refused(unauthenticated);
    const isFirst = operation.verb !== "public" && this.accounts.get(username ?? "")?.isFirst === true;
    if (isFirst && operation.name !== "identity.password.change")
      return refused({ code: "identity.passwordFirst", status: 403, title: "请先改密码" });
    switch (operation.name) {
      case "identity.password.change":
        return this.#changePassword(body as { current: string; next: string }, username ?? "");
      case "identity.session.begin":
        return this.#logIn(body as { username: string; password: string }, jar);
      case "identity.session.end":
        this.sessions.delete(jar.cookie ?? "");
        return { status: 200, json: { ok: true } };
      case "sync.device.enrol":
        return this.#enrol(body as { id: string }, username ?? "");
      case "sync.session.renew":
        return this.#renew(body as { deviceId: string; renewalKey: string }, jar);
      case "sync.device.contact":
        return this.#contact(body as unknown as ContactBody);
      case "sync.push":
        return this.#push(body as unknown as PushBody, username);
      case "sync.handUp":
        return this.#push(body as unknown as PushBody, undefined);
      case "sync.changes":
        return this.#changes(sent.query ?? {}, username ?? "");
      case "sync.photo.ask":
        return { status: 200, json: this.#photoState(sent.params?.["digest"] ?? "") };
      case "sync.photo.send":
        return this.#takePiece(
          sent.params?.["digest"] ?? "",
          body as { offset: number; total: number },
          sent.piece,
        );
      default:
        return refused({ code: "http.routeNotFound", status: 404, title: "没有这个地址" });
    }
  }

  serverAt(): string {
    return new Date(this.at).toISOString();
  }

  #logIn(body: { username: string; password: string }, jar: { cookie: string | undefined }): Answer {
    const account = this.accounts.get(body.username);
    if (account?.password !== body.password || !account.isEnabled)
      return refused({ code: "identity.badLogin", status: 401, title: "用户名或密码不对" });
    return this.#begin(account, jar);
  }

  #changePassword(body: { current: string; next: string }, username: string): Answer {
    const account = this.accounts.get(username);
    if (account?.password !== body.current)
      return refused({ code: "identity.badLogin", status: 401, title: "用户名或密码不对" });
    account.password = body.next;
    account.isFirst = false;
    return { status: 200, json: { ok: true } };
  }

  #begin(account: Account, jar: { cookie: string | undefined }): Answer {
    jar.cookie = randomUUID();
    this.sessions.set(jar.cookie, account.username);
    const placeCode = [...account.villages][0] ?? "500117104204";
    const post = {
      id: randomUUID(),
      role: "villageDirector",
      title: "儿童主任",
      placeCode,
      placeName: "村",
      department: null,
    };
    const json = {
      user: { id: randomUUID(), username: account.username, displayName: account.name },
      post,
      posts: [post],
      csrfToken: "token",
      can: [],
      idleMinutes: 30,
      today: this.serverAt().slice(0, 10),
      now: this.serverAt(),
      demo: true,
      secondFactor: false,
      ...(account.isFirst === true ? { mustChangePassword: true } : {}),
    };
    return { status: 200, json };
  }

  #enrol({ id }: { id: string }, username: string): Answer {
    const before = this.devices.get(id);
    const own = before?.username === username ? before : undefined;
    const device: Device = {
      username,
      contactKey: randomUUID(),
      renewalKey: randomUUID(),
      leaseShare: own?.leaseShare ?? randomUUID(),
      loginPassword: this.accounts.get(username)?.password ?? "",
      leaseFrom: this.at,
      isEnded: false,
      isWiped: false,
      lastContact: undefined,
      seenN: own?.seenN ?? new Set(),
    };
    this.devices.set(id, device);
    const { contactKey, renewalKey, leaseShare } = device;
    const json = {
      contactKey,
      renewalKey,
      leaseShare,
      device: this.#standing(device),
      serverAt: this.serverAt(),
    };
    return { status: 200, json };
  }

  #standing(device: Device) {
    const account = this.accounts.get(device.username);
    const isOut = account?.isEnabled !== true || account.villages.size === 0;
    const until = device.leaseFrom + this.leaseDays * DAY;
    const state = device.isEnded || isOut ? "wipe" : this.at >= until ? "locked" : "ok";
    return { state, leaseUntil: new Date(until).toISOString(), told: this.told };
  }

  #renew(
    { deviceId, renewalKey }: { deviceId: string; renewalKey: string },
    jar: { cookie: string | undefined },
  ): Answer {
    const device = this.devices.get(deviceId);
    if (device?.renewalKey !== renewalKey) return refused(syncProblems.deviceUnknown);
    const account = this.accounts.get(device.username);
    if (device.isEnded || account?.isEnabled !== true) return refused(syncProblems.deviceEnded);
    if (this.#standing(device).state === "locked" || account.password !== device.loginPassword)
      return refused(syncProblems.leaseOver);
    return this.#begin(account, jar);
  }

  #contact({ deviceId, contactKey, waiting, lastN, telemetry, isWiped }: ContactBody): Answer {
    const device = this.devices.get(deviceId);
    if (device?.contactKey !== contactKey) return refused(syncProblems.deviceUnknown);
    device.lastContact = { waiting, lastN, telemetry };
    if (isWiped === true) device.isWiped = true;
    return { status: 200, json: { device: this.#standing(device), serverAt: this.serverAt() } };
  }

  #push({ deviceId, contactKey, mutations }: PushBody, username: string | undefined): Answer {
    const device = this.devices.get(deviceId);
    const isKnown =
      username === undefined ? device?.contactKey === contactKey : device?.username === username;
    if (device === undefined || !isKnown) return refused(syncProblems.deviceUnknown);
    const quarantined = username === undefined || device.isEnded;
    const parked = new Set<string>();
    const receipts: Receipt[] = [];
    for (const mutation of [...mutations].sort((a, b) => a.n - b.n)) {
      const waits = [mutation.childId, ...mutation.dependsOn].some((id) => id !== null && parked.has(id));
      const receipt = waits
        ? this.#held(mutation)
        : quarantined
          ? this.#keep(mutation, "handedOver", null)
          : this.#take(mutation, device);
      if (receipt.state !== "held") device.seenN.add(mutation.n);
      if (receipt.state === "held" || receipt.state === "refused")
        for (const id of [mutation.id, mutation.childId]) if (id !== null) parked.add(id);
      receipts.push(receipt);
    }
    if (username !== undefined) device.leaseFrom = this.at;
    return { status: 200, json: { receipts, serverAt: this.serverAt(), device: this.#standing(device) } };
  }

  #held(mutation: Mutation): Receipt {
    const over = this.ledger.get(mutation.id);
    if (over !== undefined && over.receipt.state !== "refused") return { ...over.receipt, isRepeated: true };
    return { ...this.#bare(mutation), state: "held" };
  }

  #bare({ id }: Mutation): Omit<Receipt, "state"> {
    return { id, no: null, at: this.serverAt(), isRepeated: false, told: null, problem: null };
  }

  #keep(mutation: Mutation, state: Receipt["state"], told: string | null): Receipt {
    const before = this.ledger.get(mutation.id);
    if (before !== undefined && before.receipt.state !== "refused")
      return { ...before.receipt, isRepeated: true };
    this.#no += 1;
    const problem =
      state === "refused"
        ? { code: "workforce.visit.invalid", title: "有几项填得不对", detail: told ?? "", errors: [] }
        : null;
    const no = before?.receipt.no ?? `H-${String(this.#no).padStart(6, "0")}`;
    const receipt: Receipt = { ...this.#bare(mutation), state, no, told, problem };
    this.ledger.set(mutation.id, { mutation, receipt, effects: before?.effects ?? 0 });
    return receipt;
  }

  #take(mutation: Mutation, device: Device): Receipt {
    const before = this.ledger.get(mutation.id);
    if (before !== undefined && textOf(before.mutation) !== textOf(mutation)) {
      const { code, title, detail = "" } = syncProblems.otherBody;
      const problem = { code, title, detail, errors: [] };
      return { ...this.#bare(mutation), state: "refused", told: detail, problem };
    }
    if (before !== undefined && before.receipt.state !== "refused")
      return { ...before.receipt, isRepeated: true };
    const states = mutation.dependsOn.map((id) => this.ledger.get(id)?.receipt.state);
    if (states.includes("handedOver")) return this.#keep(mutation, "handedOver", null);
    if (states.some((state) => state !== "applied" && state !== "conflict"))
      return { ...this.#bare(mutation), state: "held" };
    const account = this.accounts.get(device.username);
    const place = this.documents.get(mutation.childId ?? "")?.placeCode ?? mutation.placeCode;
    if (account?.villages.has(place) !== true)
      return this.#keep(mutation, "handedOver", "已转交现在负责的人。");
    const why = this.refuses(mutation);
    if (why !== undefined) return this.#keep(mutation, "refused", why);
    const receipt = this.#keep(mutation, this.conflicts(mutation) ? "conflict" : "applied", null);
    const row = this.ledger.get(mutation.id);
    if (row !== undefined) row.effects += 1;
    const document = this.documents.get(mutation.childId ?? "");
    if (document !== undefined) {
      document.body = { ...document.body, last: mutation.id };
      this.touch(document.id);
    }
    return receipt;
  }

  scopeIds(username: string): string[] {
    const villages = this.accounts.get(username)?.villages ?? new Set();
    return [...this.documents.values()].filter((one) => villages.has(one.placeCode)).map(({ id }) => id);
  }

  #told({ id, placeCode, body }: Document) {
    return { id, placeCode, body, digest: sha256(JSON.stringify([placeCode, body])) };
  }

  #changes(query: Sent["query"] & object, username: string): Answer {
    const device = this.devices.get(String(query["deviceId"]));
    if (device?.username !== username) return refused(syncProblems.deviceUnknown);
    if (device.isEnded) return refused(syncProblems.deviceEnded);
    const scope = [...(this.accounts.get(username)?.villages ?? [])].sort().join(",");
    const asked = typeof query["cursor"] === "string" ? (JSON.parse(query["cursor"]) as Cursor) : undefined;
    const isAnew = asked === undefined || asked.scope !== scope;
    const from: Cursor = isAnew ? { scope, seq: this.#seq, after: "" } : asked;
    const ids = this.scopeIds(username).sort();
    const page: Document[] = [];
    const gone: { id: string; why: string }[] = [];
    let cursor: Cursor = from;
    let more = false;
    const { after } = from;
    if (after !== null) {
      const rest = ids.filter((id) => id > after);
      const part = rest.slice(0, this.pageDocuments);
      for (const id of part) this.#pick(id, page);
      more = rest.length > part.length;
      cursor = { ...from, after: more ? (part.at(-1) ?? null) : null };
    } else {
      const news = this.feed.filter(({ seq }) => seq > from.seq);
      const part = news.slice(0, this.pageDocuments);
      for (const id of new Set(part.map((one) => one.id)))
        if (ids.includes(id)) this.#pick(id, page);
        else gone.push({ id, why: "已转到别的村" });
      more = news.length > part.length;
      cursor = { ...from, seq: part.at(-1)?.seq ?? from.seq };
    }
    device.leaseFrom = this.at;
    const deskBody = { holder: { name: device.username }, villages: scope };
    const deskDigest = sha256(JSON.stringify(deskBody));
    const all = ids.flatMap((id) => this.documents.get(id) ?? []).map((one) => this.#told(one));
    const json = {
      cursor: JSON.stringify(cursor),
      more,
      everyId: isAnew ? ids : null,
      documents: page.map((one) => this.#told(one)),
      gone,
      desk: query["desk"] === deskDigest ? null : { digest: deskDigest, body: deskBody },
      digest: query["check"] === "true" ? sha256(heldText(all)) : null,
      serverAt: this.serverAt(),
      device: this.#standing(device),
    };
    return { status: 200, json };
  }

  #pick(id: string, page: Document[]): void {
    const document = this.documents.get(id);
    if (document !== undefined) page.push(document);
  }

  #photoState(digest: string) {
    const photo = this.photos.get(digest);
    return { received: photo?.bytes.length ?? 0, isWhole: photo?.isWhole ?? false };
  }

  #takePiece(
    digest: string,
    given: { offset: number; total: number },
    piece: Uint8Array | undefined,
  ): Answer {
    const photo = this.photos.get(digest) ?? { total: given.total, bytes: Buffer.alloc(0), isWhole: false };
    if (photo.isWhole) return { status: 200, json: this.#photoState(digest) };
    if (piece === undefined || piece.length > PHOTO_PIECE_BYTES || given.offset !== photo.bytes.length)
      return refused(syncProblems.photoOffset);
    photo.bytes = Buffer.concat([photo.bytes, piece]);
    this.photos.set(digest, photo);
    if (photo.bytes.length >= photo.total) {
      if (sha256(photo.bytes) !== digest) {
        this.photos.delete(digest);
        return refused(syncProblems.photoHash);
      }
      photo.isWhole = true;
    }
    return { status: 200, json: this.#photoState(digest) };
  }
}

interface Cursor {
  readonly scope: string;
  readonly seq: number;
  /**
   * While all is told anew: the last child that was told. Not how many were: one that leaves meanwhile would make another be passed
   * over. null: changes since `seq`.
   */
  readonly after: string | null;
}

interface ContactBody {
  readonly deviceId: string;
  readonly contactKey: string;
  readonly waiting: number;
  readonly lastN: number;
  readonly isWiped?: boolean;
  readonly telemetry: Record<string, number> | undefined;
}

interface PushBody {
  readonly deviceId: string;
  readonly contactKey?: string;
  readonly mutations: readonly Mutation[];
}

function refused({ code, status, title, detail = title }: Said): Answer {
  return { status, json: { code, status, title, detail, traceId: "t" } };
}

export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function textOf({ seenServerAt: _, ...mutation }: Mutation): string {
  return JSON.stringify(mutation, Object.keys(mutation).sort());
}
