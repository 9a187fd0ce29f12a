/** A copy under its agreement: only the agreed columns, signed, kept as it was, written down; the due day is met by it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { addDays } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../access/policy.ts";
import { canonicalJson, sm3 } from "../../crypto/digest.ts";
import type { Tx } from "../../db/database.ts";
import { newId } from "../../db/new-id.ts";
import type { TableFile } from "../../excel/file-table.ts";
import { type FileFormat, fileAnswer } from "../../excel/table-file.service.ts";
import { keepSealed, type SealedFile } from "../../files/sealed-file.ts";
import type { App } from "../../http/app.ts";
import { closeTask } from "../../tasks/tasks.service.ts";
import {
  type ExchangeField,
  findOutbound,
  type OutboundSubject,
  type OutboundTable,
} from "../exchange-book.service.ts";
import { endOfQuarter, isInForce, metDays, openDues, titleOfQuarter } from "./copy-dues.ts";
import { copySigner } from "./copy-signer.service.ts";
import { copyKey } from "./copy-tasks.ts";
import type { Delivery } from "./outbound.contract.ts";
import * as store from "./outbound.store.ts";
import { outboundProblems } from "./outbound-problems.contract.ts";
import { viewDelivery } from "./read-copies.service.ts";

export interface CopyAsk {
  readonly agreementId: string;
  readonly period: string;
  readonly format: FileFormat;
}

/**
 * The same period once more is the same file, as long as it is kept and the agreement says the same fields.
 * @throws access.notFound, exchange.copy.notOutbound, exchange.copy.notInForce, exchange.copy.notEnded, exchange.copy.fieldGone, and what
 * the subject refuses
 */
export async function makeCopy(tx: Tx, app: App, ask: CopyAsk): Promise<Delivery> {
  const agreement = await store.lockAgreement(tx, ask.agreementId);
  if (agreement === undefined) throw notFound();
  demandInForce(agreement);
  if (endOfQuarter(ask.period) >= today()) throw new Problem(outboundProblems.notEnded);
  const subject = findOutbound(agreement.subject);
  const fields = subject === undefined ? undefined : agreedFields(subject, agreement.fields);
  if (subject === undefined || fields === undefined) throw new Problem(outboundProblems.fieldGone);
  const made = await store.listDeliveries(tx, [agreement.lineId]);
  const same = made.find((one) => isSame(one, ask, fields));
  if (same !== undefined) return viewDelivery(subject, same);
  const table = await subject.make(tx, app, { period: ask.period, fields: fields.map(({ code }) => code) });
  demandOnly(table, fields);
  const row = await keepFile(tx, app, { agreement, subject, table, ask });
  const due = openDues(agreement, metDays(made), today()).find(({ period }) => period === ask.period);
  const delivery = { ...row, dueOn: due?.on ?? null };
  try {
    await store.insertDelivery(tx, { ...delivery, scopeCode: agreement.scopeCode });
  } catch (error) {
    await app.files.remove(delivery.id).catch(() => undefined);
    throw error;
  }
  if (due !== undefined) await closeTask(tx, copyKey(agreement.lineId, due.on), "已按协议抄送");
  tx.note({
    subjectIds: [agreement.id, delivery.id],
    purpose: agreement.purpose,
    detail: {
      unit: agreement.unit,
      period: ask.period,
      rows: row.rows,
      columns: row.columns,
      file: row.fileName,
    },
  });
  return viewDelivery(subject, delivery);
}

/** @throws exchange.copy.notOutbound, exchange.copy.notInForce */
function demandInForce(agreement: store.OutAgreement): void {
  if (agreement.direction !== "out") throw new Problem(outboundProblems.notOutbound);
  if (!isInForce(agreement, today())) throw new Problem(outboundProblems.notInForce);
}

/** In the subject's order; undefined where one is no longer declared. */
function agreedFields(subject: OutboundSubject, codes: readonly string[]): ExchangeField[] | undefined {
  const fields = subject.fields.filter(({ code }) => codes.includes(code));
  return fields.length === new Set(codes).size ? fields : undefined;
}

/** What leaves is looked at once more by whoever answers for it: a subject that gives more is a fault of ours. */
function demandOnly(table: OutboundTable, fields: readonly ExchangeField[]): void {
  const given = table.columns.map(({ code }) => code).join();
  const isEven = table.rows.every((row) => row.length === fields.length);
  if (given !== fields.map(({ code }) => code).join() || !isEven)
    throw new Error(`a copy gives other columns than agreed: ${given}`);
}

function isSame(one: store.DeliveryRow, ask: CopyAsk, fields: readonly ExchangeField[]): boolean {
  return (
    one.agreementId === ask.agreementId &&
    one.period === ask.period &&
    one.location !== null &&
    one.fileName.endsWith(`.${ask.format}`) &&
    one.columns.join() === fields.map(({ code }) => code).join()
  );
}

interface Making {
  readonly agreement: store.OutAgreement;
  readonly subject: OutboundSubject;
  readonly table: OutboundTable;
  readonly ask: CopyAsk;
}

async function keepFile(tx: Tx, app: App, { agreement, subject, table, ask }: Making) {
  const id = newId();
  const madeAt = now();
  const dropAfter = addDays(today(), agreement.retentionDays);
  const notes = [
    `抄送：${agreement.unit}`,
    `依据：${agreement.legalBasis}`,
    `用途：${agreement.purpose}。只能用于这一用途，不得转给其他单位或个人。`,
    `请在 ${dropAfter} 前（收到之日起 ${agreement.retentionDays} 天内）用完并删除。`,
    `编号：${id}；签名和校验码见发送记录，公钥见本系统 /api/exchange/signing-key`,
    ...table.notes,
  ];
  const title = `${subject.title}（${titleOfQuarter(ask.period)}）`;
  const answer = await fileAnswer(
    tableFile(tx, { title, unit: agreement.unit, table, notes, madeAt }),
    ask.format,
  );
  const bytes = await buffer(answer.stream);
  const columns = table.columns.map(({ code }) => code);
  const digest = sm3(bytes);
  const signedText = canonicalJson({
    ...{ agreement: agreement.id, delivery: id, period: ask.period, columns, rows: table.rows.length },
    digest: digest.toString("hex"),
  });
  const seal = await copySigner(app).sign(signedText);
  const { location, keySealed } = await keepBytes(app, id, bytes);
  return {
    ...{
      id,
      agreementId: agreement.id,
      lineId: agreement.lineId,
      period: ask.period,
      madeAt,
      madeByName: tx.actor.displayName,
    },
    ...{ rows: table.rows.length, columns, fileName: answer.fileName, digest, dropAfter, notes, signedText },
    ...{ signature: seal.value, signatureScheme: seal.scheme, location },
    fileKeySealed: keySealed,
  };
}

/** By its id, so that what is written again after a broken line lies in one place. */
async function keepBytes(app: App, id: string, bytes: Uint8Array): Promise<SealedFile> {
  const folder = await mkdtemp(join(tmpdir(), "tongan-copy-"));
  try {
    const path = join(folder, "copy");
    await writeFile(path, bytes, { mode: 0o600 });
    return await keepSealed(app, id, path, store.DELIVERY_FILE);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const WIDTH = 16;

function tableFile(
  tx: Tx,
  of: { title: string; unit: string; table: OutboundTable; notes: readonly string[]; madeAt: Date },
): TableFile {
  const { title, unit, table, notes, madeAt } = of;
  return {
    name: `${title}抄送${unit}`,
    title,
    captions: [`抄送：${unit}`, `制表人：${tx.actor.displayName}`, `制表日期：${today()}`],
    columns: table.columns.map(({ label }, at) => ({
      path: [label],
      kind: table.rows.some((row) => typeof row[at] === "number") ? "number" : "text",
      width: WIDTH,
    })),
    frozenColumns: 0,
    stamp: { by: `仅供${unit}使用 ${tx.actor.displayName}（${tx.actor.username}）`, at: madeAt },
    notes,
    async *rows() {
      yield table.rows;
    },
  };
}
