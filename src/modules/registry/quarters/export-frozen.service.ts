/** A frozen list as a file, with its digest at the foot. */
import { Problem } from "../../../kernel/problem.ts";
import { demand, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import { meaningOf, SM2_SCHEME } from "../../../platform/crypto/signing.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileCell } from "../../../platform/excel/file-table.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { exportColumns, fileCells, frame } from "../ledgers/export-ledger.service.ts";
import { ledgerViews } from "../ledgers/ledger-views.ts";
import type { Reading } from "../ledgers/read-ledger.service.ts";
import { streamFrozenRows } from "./frozen-rows.store.ts";
import "./quarters.access.ts";
import { titleOf } from "./quarter-days.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { sealedText } from "./quarter-seal.service.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";
import * as store from "./quarters.store.ts";
import { thaw } from "./read-quarter.service.ts";

const BATCH = 500;

export interface FrozenFileAsk {
  readonly place?: string | undefined;
  readonly purpose?: string | undefined;
}

/** What somebody with the paper alone needs to verify it. */
function signatureNotes(quarter: string, seal: store.SealRecord | undefined): string[] {
  if (seal?.scheme !== SM2_SCHEME) return [];
  return [
    `${meaningOf(seal.scheme)}。公钥见本系统 /api/quarters/signing-key`,
    `签名原文：${sealedText(quarter, seal.ledger, seal.rows, seal.digest)}；签名（Base64）：${seal.value}`,
  ];
}

/** @throws access.forbidden, access.notFound, quarter.notClosed */
export async function exportFrozenLedger(
  tx: Tx,
  reading: Reading,
  id: string,
  ledger: FrozenLedgerKey,
  ask: FrozenFileAsk,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "quarter.export");
  const quarter = await store.findQuarter(tx, id);
  if (quarter === undefined) throw notFound();
  if (quarter.state !== "closed") throw new Problem(quarterProblems.notClosed);
  const seal = (await store.listSeals(tx, id)).find((one) => one.ledger === ledger);
  const columns = exportColumns(ledger, undefined);
  const selection = { quarter: id, ledger, scope: narrowScope(tx.scope, ask.place) };
  let count = 0;
  async function* rows(): AsyncGenerator<FileCell[][]> {
    for await (const batch of streamFrozenRows(tx, selection, "list", BATCH)) {
      const items = thaw(tx, reading, quarter as store.QuarterRecord, ledger, batch);
      yield items.map((item, index) => fileCells(item, columns, count + index + 1));
      count += items.length;
    }
  }
  const title = `${ledgerViews[ledger].title}（${titleOf(id)}封存）`;
  const place = reading.places.find(ask.place ?? tx.actor.placeCode);
  const answer = await fileAnswer(
    {
      ...frame(tx, ledgerViews[ledger].title, quarter.asOf, place, columns),
      name: title,
      notes: [
        ...signatureNotes(id, seal),
        `封存于 ${quarter.closedAt?.toISOString().slice(0, 10) ?? ""}；全区 ${seal?.rows ?? 0} 人的校验码（SM3）：${seal?.digest ?? ""}`,
      ],
      rows,
    },
    format,
  );
  tx.note({
    ...(ask.purpose === undefined ? {} : { purpose: ask.purpose }),
    detail: {
      quarter: id,
      ledger,
      format,
      rows: count,
      ...(ask.place === undefined ? {} : { place: ask.place }),
    },
  });
  return answer;
}
