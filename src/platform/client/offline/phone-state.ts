/** The phone's state as pages show it, read together from the store and from memory. */

import { openForDevice } from "./envelope.ts";
import { readHolder } from "./holder.ts";
import { isToBeSeen } from "./outbox.ts";
import type { PhonePhase, PhoneState } from "./phone.ts";
import { BALLAST_PIECES, type PhoneCore } from "./phone-core.ts";
import { freshSync, readMeta } from "./phone-meta.ts";
import { isLeaseOver } from "./standing.ts";

export interface Besides {
  readonly isRunning: boolean;
  readonly isPersistent: boolean;
  readonly lost: Lost | undefined;
}

/** There was a phone here before, and its store is gone. `spared`: how many that were not received lie in the second copy, if there is one. */
export interface Lost {
  readonly spared: number | undefined;
}

function sayLost({ spared }: Lost): string {
  const lost = "手机里存的资料被浏览器清掉了。请重新登录，孩子的资料会再下载一次。";
  if (spared === undefined) return `${lost}当时没有上传的，请告诉镇街儿童督导员，那边能看到缺哪几条。`;
  if (spared === 0) return `${lost}您写的都已经上传，没有丢。`;
  return `${lost}没有上传的 ${spared} 条另外留了一份，登录以后就会回来。`;
}

export async function readState(core: PhoneCore, besides: Besides): Promise<PhoneState> {
  const kept = await core.store.transact("read", ["meta", "outbox", "photos", "ballast"], async (tx) => ({
    sync: (await readMeta(tx, "sync")) ?? freshSync,
    lease: await readMeta(tx, "lease"),
    told: await readMeta(tx, "told"),
    isWiped: (await readMeta(tx, "wiped")) !== undefined,
    waiting: await tx.listOutbox("waiting"),
    attention: await tx.listOutbox("attention"),
    photos: await tx.list("photos"),
    hasBallast: await tx.has("ballast", BALLAST_PIECES),
  }));
  const unsent = new Set(kept.waiting.map(({ id }) => id));
  const stuck = kept.photos.filter(({ state }) => state === "attention");
  const { held } = core;
  const told =
    held === undefined || kept.told === undefined
      ? null
      : ((await openForDevice(core.cipher, held.deviceKey, "told", kept.told)) as string);
  const { lastOkAt, lastTriedAt, fault, needsLogin } = kept.sync;
  return {
    phase: await phaseOf(core, kept.isWiped),
    holder: (await readHolder(core)) ?? null,
    deviceId: core.deviceId,
    sync: { isRunning: besides.isRunning, lastOkAt, lastTriedAt, fault, needsLogin },
    waiting:
      kept.waiting.filter(({ isQuiet }) => !isQuiet).length +
      kept.photos.filter(({ mutations }) => !mutations.some((id) => unsent.has(id))).length,
    attention: [...kept.waiting, ...kept.attention].filter(isToBeSeen).length + stuck.length,
    clockOffMinutes: core.clock.offMinutes,
    storage: { isPersistent: besides.isPersistent, isTight: held !== undefined && !kept.hasBallast },
    leaseUntil: kept.lease?.until ?? null,
    told: told ?? (besides.lost !== undefined && held === undefined ? sayLost(besides.lost) : null),
  };
}

async function phaseOf(core: PhoneCore, isWiped: boolean): Promise<PhonePhase> {
  if (core.held === undefined) return isWiped ? "wiped" : "empty";
  if (await isLeaseOver(core)) return "leaseOver";
  return core.held.keys === undefined ? "locked" : "open";
}
