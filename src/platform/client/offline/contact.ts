/** Before anything else the phone asks how it stands: by its own key, without a session and without the PIN. */
import { nowIso } from "../../../kernel/clock.ts";
import { contactDevice } from "../../sync/devices.contract.ts";
import { handUp } from "../../sync/mutation.contract.ts";
import { ApiProblem } from "../api-problem.ts";
import { textOf } from "./envelope.ts";
import { heldOf, type PhoneCore } from "./phone-core.ts";
import { readMeta, writeMeta } from "./phone-meta.ts";
import type { Carry } from "./push.ts";
import { noteStanding } from "./standing.ts";

/** @throws StandingChanged, ApiProblem */
export async function makeContact(core: PhoneCore): Promise<void> {
  const { keyring } = heldOf(core);
  const { waiting, lastN } = await core.store.transact("read", ["meta", "outbox"], async (tx) => ({
    waiting: (await tx.listOutbox("waiting")).length,
    lastN: (await readMeta(tx, "device"))?.lastN ?? 0,
  }));
  const space = await core.surroundings.estimate();
  const telemetry = {
    ...core.telemetry.marks(),
    ...(space === undefined ? {} : { usedBytes: space.usage, quotaBytes: space.quota }),
  };
  const answer = await core.transport.call(contactDevice, {
    body: {
      deviceId: core.deviceId,
      contactKey: await contactKeyOf(core),
      appVersion: core.appVersion,
      at: nowIso(),
      waiting,
      lastN,
      isWiped: false,
      telemetry,
    },
  });
  core.telemetry.told();
  await noteStanding(core, keyring, answer);
}

async function contactKeyOf(core: PhoneCore): Promise<string> {
  const { deviceKey, keyring } = heldOf(core);
  return textOf(await core.cipher.open(deviceKey, keyring.contactKey, "key:contact"));
}

/** The way of whoever may not log in any more: into quarantine, for the office above. */
export async function carryByContactKey(core: PhoneCore): Promise<Carry> {
  const contactKey = await contactKeyOf(core);
  return (mutations) =>
    core.transport.call(handUp, {
      body: { deviceId: core.deviceId, contactKey, mutations },
    });
}

/** That it is empty, until somebody has heard it. */
export async function reportWiped(core: PhoneCore): Promise<void> {
  const { report, deviceKey } = await core.store.transact("read", ["meta"], async (tx) => ({
    report: (await readMeta(tx, "wiped"))?.report ?? null,
    deviceKey: await readMeta(tx, "deviceKey"),
  }));
  if (report === null || deviceKey === undefined) return;
  try {
    const contactKey = textOf(await core.cipher.open(deviceKey, report.contactKey, "key:contact"));
    const { deviceId, lastN } = report;
    await core.transport.call(contactDevice, {
      body: {
        deviceId,
        contactKey,
        appVersion: core.appVersion,
        at: nowIso(),
        waiting: 0,
        lastN,
        isWiped: true,
      },
    });
  } catch (error) {
    // A server that does not know this phone any more need not be told.
    if (!(error instanceof ApiProblem) || !error.code.startsWith("sync.device.")) throw error;
  }
  await core.store.transact("write", ["meta"], async (tx) => {
    if ((await readMeta(tx, "wiped")) === undefined) return;
    await writeMeta(tx, "wiped", { report: null });
    if ((await readMeta(tx, "keyring")) === undefined) await tx.remove("meta", "deviceKey");
  });
}
