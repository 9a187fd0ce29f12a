/** The phones of a township or the district, as the office that looks after them sees them; and one that is ended. */
import { now, today } from "../../kernel/clock.ts";
import type { QueryOf } from "../../kernel/operation.ts";
import { mayDo, notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import type { ParametersOfDay } from "../parameters/read-parameter.ts";
import { notableMinutes } from "./clock-offset.ts";
import type { DeviceRow, listDevices as listContract } from "./devices.contract.ts";
import { standing } from "./devices.service.ts";
import * as store from "./devices.store.ts";
import { missingNumbers } from "./missing-numbers.ts";

const DAY_MS = 86_400_000;

export async function listDevices(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  { silentDays, limit, cursor }: QueryOf<typeof listContract>,
) {
  const list = ["devices", silentDays ?? null];
  const [enrolled = "", id = ""] = cursor === undefined ? [] : (openPosition(app, list, cursor) as string[]);
  const rows = await store.listDevices(tx, {
    heardBefore: silentDays === undefined ? null : new Date(now().getTime() - silentDays * DAY_MS),
    after: cursor === undefined ? undefined : [new Date(enrolled), id],
    today: today(),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const items = await present(tx, app, page);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last !== undefined ? sealPosition(app, list, [last.enrolledAt, last.id]) : null;
  return { items, nextCursor };
}

/** Ended for good, until its holder logs in on it anew. @throws access.notFound */
export async function endDevice(
  tx: Tx,
  { sessions, places }: Pick<App, "sessions" | "places">,
  id: string,
  reason: string,
): Promise<DeviceRow> {
  const device = await store.findDeviceInScope(tx, id, today());
  if (device === undefined) throw notFound();
  if (device.endedAt === null) {
    await store.endDevice(tx, id, reason, now());
    if (device.sessionHash !== null) await sessions.end(device.sessionHash, "手机已停用", tx.sql);
  }
  tx.note({ subjectIds: [id, device.accountId], purpose: reason, detail: { phone: device.name } });
  const ended = await store.findDeviceInScope(tx, id, today());
  const [row] = await present(tx, { places }, ended === undefined ? [] : [ended]);
  if (row === undefined) throw notFound();
  return row;
}

async function present(
  tx: Tx,
  { places }: Pick<App, "places">,
  rows: readonly store.DeviceListRow[],
): Promise<DeviceRow[]> {
  const arrived = await store.listArrived(
    tx,
    rows.map(({ id }) => id),
  );
  const parameters = await listParameters(tx, today());
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    holder: row.holder,
    places: row.places.map((code) => places.longNameOf(code)),
    state: stateOf(row, parameters),
    enrolledAt: row.enrolledAt.toISOString(),
    lastContactAt: row.lastContactAt?.toISOString() ?? null,
    lastSyncAt: row.lastSyncAt?.toISOString() ?? null,
    appVersion: row.appVersion,
    waiting: row.waiting,
    missing: missingNumbers(arrived.get(row.id) ?? [], row).map(({ from, to }) => ({ from, to })),
    clockOffMinutes: notableMinutes(row.clockOffSeconds),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedWhy: row.endedWhy,
    wipedAt: row.wipedAt?.toISOString() ?? null,
    can: row.endedAt === null && mayDo(tx.actor, "phone.end") ? ["end" as const] : [],
  }));
}

function stateOf(row: store.DeviceListRow, parameters: ParametersOfDay) {
  const holder = row.isDisabled ? "disabled" : row.places.length > 0 ? "inOffice" : "outOfOffice";
  return standing(row, { standing: holder }, parameters).state;
}
