/** Nine moments in which a phone's browser dies, brought about as they happen: by taps on the real page and by what passes on its line. */
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { breakStore } from "./break-store.ts";
import type { FaultGate, Trap } from "./fault-gate.ts";
import type { Ledger } from "./ledger.ts";
import type { MortalPhone } from "./mortal-phone.ts";
import { openNextPage } from "./next-page.ts";
import { noisyPhoto } from "./noisy-photo.ts";

export const killPoints = [
  "midDraft",
  "midCommit",
  "midPush",
  "afterCommit",
  "midPull",
  "midPurge",
  "midPhoto",
  "midMigration",
  "storeBroken",
] as const;
export type KillPoint = (typeof killPoints)[number];

export interface Stage {
  readonly phone: MortalPhone;
  readonly gate: FaultGate;
  readonly ledger: Ledger;
  readonly childId: string;
  /** Where a child goes that is moved away. */
  readonly elsewhere: string;
  /** Told apart from all others; typed into the visit. */
  readonly words: string;
  readonly nth: number;
}

export interface Death {
  /** The page had said that the visit is kept. */
  readonly isAcknowledged: boolean;
  /** Every keystroke with its moment, where the visit was still being written. */
  readonly typed?: readonly { readonly text: string; readonly at: number }[];
  /** A photo was on the visit's page. */
  readonly hasPhoto?: boolean;
  /** To which step the store was being led. */
  readonly step?: number;
}

const PUSH = /^POST \/api\/sync\/mutations/;
const PULL = /^GET \/api\/sync\/changes/;
const PIECE = /^POST \/api\/sync\/photos\//;
/** Somewhat longer than what is struck into takes here. */
const COMMIT_MS = 150;
const PULL_MS = 60;
const DRAFT_MS = 2_500;
const PHOTO_MS = 700;
const MIGRATION_MS = 150;
const DRAFT_IS_KEPT_MS = 800;

export const dieAt: Readonly<Record<KillPoint, (stage: Stage) => Promise<Death>>> = {
  async midDraft({ phone, childId, words }) {
    await phone.reachWords(childId);
    const typed: { text: string; at: number }[] = [];
    const death = pause(randomInt(50, DRAFT_MS)).then(() => {
      phone.kill();
    });
    const typing = (async () => {
      await phone.words.focus();
      let text = "";
      for (const letter of words) {
        await phone.page.keyboard.insertText(letter);
        text += letter;
        typed.push({ text, at: performance.now() });
        // As fast as thumbs are; now and then somebody thinks.
        await pause(randomInt(10) === 0 ? 400 : randomInt(40, 160));
      }
    })().catch(() => undefined);
    await Promise.all([death, typing, phone.untilDead()]);
    return { isAcknowledged: false, typed: typed.filter(({ at }) => at <= phone.killedAt) };
  },

  async midCommit(stage) {
    const { phone, gate, nth } = stage;
    await write(stage);
    await phone.takePhoto(noisyPhoto(nth));
    gate.isOpen = false;
    let saving = Promise.resolve(false);
    await new Promise((pressed) => {
      saving = phone.save(() => pressed(undefined));
    });
    await pause(randomInt(COMMIT_MS));
    phone.kill();
    await phone.untilDead();
    return { isAcknowledged: await saving, hasPhoto: true };
  },

  midPush: (stage) =>
    dieOnTheWay(
      stage,
      PUSH,
      randomInt(2) === 0 ? { at: "request", share: Math.random() } : { at: "work", share: 1 },
    ),

  afterCommit: (stage) => dieOnTheWay(stage, PUSH, { at: "answer", share: 0 }),

  async midPull(stage) {
    await keepWithoutLine(stage);
    await stage.ledger.touchAll();
    return dieSyncing(stage, PULL, { at: "wayBack", share: randomInt(3) === 0 ? Math.random() : 1 });
  },

  async midPurge(stage) {
    await keepWithoutLine(stage);
    await stage.ledger.moveChild(stage.childId, stage.elsewhere);
    return dieSyncing(stage, PULL, { at: "wayBack", share: 1 });
  },

  async midPhoto(stage) {
    const { phone, gate, nth } = stage;
    gate.isOpen = false;
    await write(stage);
    if (nth % 2 === 0) {
      await phone.openMore();
      const taking = phone.takePhoto(noisyPhoto(nth)).catch(() => undefined);
      await pause(randomInt(PHOTO_MS));
      phone.kill();
      await Promise.all([taking, phone.untilDead()]);
      return { isAcknowledged: false };
    }
    await phone.takePhoto(noisyPhoto(nth));
    if (!(await phone.save())) throw new Error("a visit was not kept though nothing was in its way");
    const at = (["request", "work", "answer"] as const)[randomInt(3)] ?? "answer";
    await dieSyncing(stage, PIECE, { at, share: Math.random(), nth: randomInt(1, 4) });
    return { isAcknowledged: true, hasPhoto: true };
  },

  async midMigration(stage) {
    const { phone, gate, nth } = stage;
    await keepWithoutLine(stage);
    const step = nth + 2;
    const begun = openNextPage(phone.page, gate.url, step);
    await begun.upgrading;
    await pause(randomInt(MIGRATION_MS));
    phone.kill();
    await phone.untilDead();
    return { isAcknowledged: true, step };
  },

  /** What chance does once in some hundred kills, on purpose: the browser finds a wrong byte, and throws the whole database away. */
  async storeBroken(stage) {
    const { phone, gate, nth, words } = stage;
    gate.isOpen = false;
    await write(stage);
    await phone.takePhoto(noisyPhoto(nth));
    const isSaved = nth % 2 === 0;
    if (isSaved && !(await phone.save()))
      throw new Error("a visit was not kept though nothing was in its way");
    await pause(DRAFT_IS_KEPT_MS);
    phone.kill();
    await phone.untilDead();
    breakStore(phone.profile);
    const typed = isSaved ? {} : { typed: [{ text: words, at: phone.killedAt - DRAFT_IS_KEPT_MS }] };
    return { isAcknowledged: isSaved, hasPhoto: true, ...typed };
  },
};

async function write({ phone, childId, words }: Stage): Promise<void> {
  await phone.reachWords(childId);
  await phone.words.fill(words);
}

async function keepWithoutLine(stage: Stage): Promise<void> {
  stage.gate.isOpen = false;
  await write(stage);
  if (!(await stage.phone.save())) throw new Error("a visit was not kept though nothing was in its way");
}

type Where = Pick<Trap, "at" | "share"> & { readonly nth?: number };

/** It is kept and sent at once, as with a good line. */
async function dieOnTheWay(stage: Stage, path: RegExp, where: Where): Promise<Death> {
  const { phone, gate } = stage;
  await write(stage);
  const said = Promise.withResolvers<boolean>();
  const isDead = arm(stage, path, where, () => said.promise.then(() => undefined));
  gate.isOpen = true;
  void phone.save().then(said.resolve, said.reject);
  await said.promise;
  await isDead;
  return { isAcknowledged: await said.promise };
}

/** What is kept already is sent, or what is new is read, when the line is back. */
async function dieSyncing(stage: Stage, path: RegExp, where: Where): Promise<Death> {
  const isDead = arm(stage, path, where);
  stage.gate.isOpen = true;
  await stage.phone.beginSync().catch(() => undefined);
  await isDead;
  return { isAcknowledged: true };
}

async function arm(
  { phone, gate }: Stage,
  path: RegExp,
  where: Where,
  first: () => Promise<void> = async () => undefined,
): Promise<void> {
  const delay = where.at === "answer" ? 0 : randomInt(where.at === "wayBack" ? PULL_MS : 30);
  gate.trap = {
    ...{ path, nth: where.nth ?? 1, at: where.at, share: where.share, first },
    spring: () => {
      setTimeout(() => {
        phone.kill();
      }, delay);
    },
  };
  await phone.untilDead();
  gate.isOpen = false;
}
