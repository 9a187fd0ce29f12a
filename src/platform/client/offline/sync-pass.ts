/** One pass: how does this phone stand, what was done goes up, what is new comes down, photos last. */
import { nowIso } from "../../../kernel/clock.ts";
import type { Operation, OutputOf } from "../../../kernel/operation.ts";
import { renewSession } from "../../sync/devices.contract.ts";
import { ApiProblem } from "../api-problem.ts";
import { openGate } from "../login-gate.ts";
import { carryByContactKey, makeContact, reportWiped } from "./contact.ts";
import { openBytes, textOf } from "./envelope.ts";
import type { SyncResult } from "./phone.ts";
import { heldOf, openKeysOf, type PhoneCore, takeBallast, write } from "./phone-core.ts";
import { changeSync, freshSync, readMeta, writeMeta } from "./phone-meta.ts";
import { pushPhotos } from "./photo-push.ts";
import { pullAll } from "./pull.ts";
import { carryBySession, pushAll } from "./push.ts";
import { reportReads } from "./reads.ts";
import { closeFiles, dropFiles, emptyPhone, isLeaseOver, noteStanding, StandingChanged } from "./standing.ts";
import type { Sent } from "./transport.ts";
import { faultSentence, wayFaultOf } from "./way-fault.ts";

export interface PassState {
  /** Asked since this page opened, or since something seemed amiss. */
  hasContact: boolean;
}

/** Never throws for what lies between phone and server: the result says it in a sentence. */
export async function syncPass(core: PhoneCore, state: PassState): Promise<SyncResult> {
  const counts = { sent: 0, received: 0 };
  const startedAt = core.surroundings.elapsed();
  try {
    if (core.held === undefined) {
      await reportWiped(core);
      return { ok: false, ...counts, fault: (await wasWiped(core)) ? EMPTIED : null };
    }
    const pass = new Pass(core, state, counts);
    const told = await pass.run();
    if (isEmptied(core)) return { ok: false, ...counts, fault: told };
    await settle(core, { fault: told, needsLogin: pass.needsLogin, isReached: true });
    core.telemetry.note("syncMs", core.surroundings.elapsed() - startedAt);
    return { ok: told === null, ...counts, fault: told };
  } catch (error) {
    const fault = faultSentence(error);
    core.telemetry.failed();
    if (core.held !== undefined) {
      const problem = error instanceof ApiProblem ? wayFaultOf(error) : undefined;
      const isReached = problem !== undefined && problem !== "busy" && problem !== "unreached";
      await settle(core, { fault, needsLogin: problem === "login" || problem === "device", isReached });
    }
    return { ok: false, ...counts, fault };
  }
}

const EMPTIED = "这部手机已经停用，写过的都已经交给镇街，手机上的资料已经清空。";

function wasWiped(core: PhoneCore): Promise<boolean> {
  return core.store.transact("read", ["meta"], (tx) => tx.has("meta", "wiped"));
}

function isEmptied(core: PhoneCore): boolean {
  return core.held === undefined;
}

class Pass {
  readonly #core: PhoneCore;
  readonly #state: PassState;
  readonly #counts: { sent: number; received: number };
  #hasRenewed = false;
  needsLogin = false;

  constructor(core: PhoneCore, state: PassState, counts: { sent: number; received: number }) {
    this.#core = core;
    this.#state = state;
    this.#counts = counts;
  }

  /** A sentence where something is left to be done; null: all is well. */
  async run(): Promise<string | null> {
    try {
      return await this.#steps();
    } catch (error) {
      if (error instanceof StandingChanged) return this.#obey(error.state);
      const fault = error instanceof ApiProblem ? wayFaultOf(error) : undefined;
      if (fault !== "device" && fault !== "login") throw error;
      // Not known here any more, or not as this person: the phone's own key tells more.
      this.#state.hasContact = false;
      return this.#askWhy(error);
    }
  }

  async #steps(): Promise<string | null> {
    const core = this.#core;
    if (!this.#state.hasContact) {
      await makeContact(core);
      this.#state.hasContact = true;
    }
    if (await isLeaseOver(core)) {
      if (core.held?.keyring.leaseShare !== null) await closeFiles(core);
      this.needsLogin = true;
      return "太久没有登录，请用用户名和密码登录一次。写的都还在，登录后会接着上传。";
    }
    openKeysOf(core);
    await reportReads(core);
    const { keyring } = heldOf(core);
    const answered = (answer: Parameters<typeof noteStanding>[2]) => noteStanding(core, keyring, answer);
    this.#counts.sent += await pushAll(
      core,
      carryBySession(core, (operation, sent) => this.call(operation, sent)),
      answered,
    );
    this.#counts.received += await pullAll(core, (operation, sent) => this.call(operation, sent), answered);
    await pushPhotos(core, (operation, sent) => this.call(operation, sent));
    await forgetOld(core);
    await takeBallast(core);
    return null;
  }

  /** A session that has ended is begun again once, by the key that lies under the PIN. */
  async call<Op extends Operation>(operation: Op, sent: Sent): Promise<OutputOf<Op>> {
    try {
      return await this.#core.transport.call(operation, sent);
    } catch (error) {
      const isLogin = error instanceof ApiProblem && wayFaultOf(error) === "login";
      if (!isLogin || this.#hasRenewed) throw error;
    }
    this.#hasRenewed = true;
    const { keyring } = this.#core.held ?? {};
    if (keyring === undefined) return this.#core.transport.call(operation, sent);
    const keys = openKeysOf(this.#core);
    const opened = await openBytes(this.#core.cipher, keys, "key:renewal", keyring.renewalKey);
    const renewalKey = textOf(opened);
    const session = await this.#core.transport.call(renewSession, {
      body: { deviceId: this.#core.deviceId, renewalKey },
    });
    openGate(session.csrfToken);
    return this.#core.transport.call(operation, sent);
  }

  async #askWhy(error: unknown): Promise<string | null> {
    try {
      await makeContact(this.#core);
      this.#state.hasContact = true;
    } catch (told) {
      if (told instanceof StandingChanged) return this.#obey(told.state);
      const fault = told instanceof ApiProblem ? wayFaultOf(told) : undefined;
      if (fault !== "device" && fault !== "login") throw told;
    }
    this.needsLogin = true;
    return faultSentence(error);
  }

  async #obey(state: StandingChanged["state"]): Promise<string> {
    const core = this.#core;
    if (state === "locked") {
      this.needsLogin = true;
      return "太久没有登录，请用用户名和密码登录一次。写的都还在，登录后会接着上传。";
    }
    await dropFiles(core);
    const waiting = await countWaiting(core);
    if (waiting > 0 && core.held?.keys === undefined) {
      return `这部手机已经停用，孩子的资料已经清除。还有 ${waiting} 条没有上传，请输入解锁密码，交给镇街以后再清空。`;
    }
    if (waiting > 0) {
      const ignore = async () => undefined;
      this.#counts.sent += await pushAll(core, await carryByContactKey(core), ignore);
      const left = await countWaiting(core);
      if (left > 0)
        return `这部手机已经停用，孩子的资料已经清除。还有 ${left} 条没有交上去，连上网以后会再试。`;
      await this.#lastPhotos();
    }
    await emptyPhone(core, "wiped");
    await core.changed();
    await reportWiped(core);
    return EMPTIED;
  }

  /** Their words are handed up; they go too, where a session still lets them. */
  async #lastPhotos(): Promise<void> {
    try {
      await pushPhotos(this.#core, (operation, sent) => this.#core.transport.call(operation, sent));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}

export function countWaiting(core: PhoneCore): Promise<number> {
  return core.store.transact("read", ["outbox"], async (tx) => (await tx.listOutbox("waiting")).length);
}

const KEPT_DAYS = 14;

/** What was received is shown for a fortnight, counted by the time that nobody can put back. */
async function forgetOld(core: PhoneCore): Promise<void> {
  const before = new Date(core.clock.trusted() - KEPT_DAYS * 86_400_000).toISOString();
  await write(core, ["outbox"], async (tx) => {
    for (const state of ["received", "replaced"] as const)
      for (const row of await tx.listOutbox(state))
        if (row.doneAt !== null && row.doneAt < before) await tx.remove("outbox", row.id);
  });
}

interface Outcome {
  readonly fault: string | null;
  readonly needsLogin: boolean;
  /** Whether the server spoke with us at all; when not, the next try waits longer. */
  readonly isReached: boolean;
}

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

async function settle(core: PhoneCore, { fault, needsLogin, isReached }: Outcome): Promise<void> {
  await write(core, [], async (tx) => {
    const marks = (await readMeta(tx, "sync")) ?? freshSync;
    const failures = isReached ? 0 : marks.failures + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
    // Between half and the whole: phones that lost the line together do not come back together.
    const spread = pause * (0.5 + core.surroundings.chance() / 2);
    await changeSync(tx, {
      fault,
      needsLogin,
      failures,
      pausedUntil: failures === 0 ? 0 : core.clock.trusted() + spread,
      lastTriedAt: nowIso(),
      ...(fault === null ? { lastOkAt: nowIso() } : {}),
    });
    await writeMeta(tx, "clock", core.clock.marks());
  });
}
