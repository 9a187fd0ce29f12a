/** The quarter's summary for a member unit: figures by township, no names, small cells withheld; who took it is written down. */
import { now } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import {
  type Figure,
  type Line,
  SMALLEST_SHOWN,
  suppressSmall,
  WITHHELD,
} from "../../../kernel/suppress-small.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FileCell } from "../../../platform/excel/file-table.ts";
import { fileAnswer } from "../../../platform/excel/table-file.service.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { signature } from "../ledgers/export-ledger.service.ts";
import type { Reading } from "../ledgers/read-ledger.service.ts";
import { titleOf } from "./quarter-days.ts";
import { countByVillage } from "./quarter-differences.store.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import * as store from "./quarters.store.ts";

const columns = [
  ["orphan", "孤儿"],
  ["defactoUnattended", "事实无人抚养儿童"],
  ["leftBehind", "农村留守儿童"],
  ["inDifficulty", "困境儿童"],
] as const;

/** @throws access.notFound, quarter.notClosed */
export async function takeCopy(
  tx: Tx,
  reading: Pick<Reading, "places">,
  quarterId: string,
  unitId: string,
): Promise<FileAnswer> {
  const quarter = await store.findQuarter(tx, quarterId);
  const unit = await store.findUnit(tx, unitId);
  if (quarter === undefined || unit === undefined) throw notFound();
  if (quarter.state !== "closed") throw new Problem(quarterProblems.notClosed);
  const rows = await townshipRows(tx, reading, quarterId);
  const title = `合川区儿童福利季度汇总（${titleOf(quarterId)}）`;
  const answer = await fileAnswer(
    {
      ...signature(tx, reading.places.find(tx.actor.placeCode)),
      name: `${titleOf(quarterId)}汇总（抄送${unit.name}）`,
      title,
      columns: [
        { path: ["镇街"], kind: "text", width: 16 },
        ...columns.map(([, label]) => ({ path: [label], kind: "number" as const, width: 18 })),
      ],
      frozenColumns: 1,
      notes: [
        `抄送：${unit.name}`,
        `截至日期：${quarter.asOf}。同一儿童可以同时属于几类。`,
        `不足 ${SMALLEST_SHOWN} 人的数字以“${WITHHELD}”代替；为防止推算，同一列另有一个数字一并隐去。`,
        "本表不含个人信息，仅供未成年人保护工作领导小组成员单位使用。",
      ],
      async *rows() {
        yield rows;
      },
    },
    "xlsx",
  );
  await store.insertCopy(tx, quarterId, unitId, now());
  tx.note({ detail: { quarter: quarterId, unit: unit.name } });
  return answer;
}

/** The district's totals stay in clear unless they are small themselves; townships are withheld so that no sum gives one away. */
async function townshipRows(
  tx: Tx,
  { places }: Pick<Reading, "places">,
  quarterId: string,
): Promise<FileCell[][]> {
  const byVillage = await countByVillage(tx, { quarter: quarterId }, tx.scope);
  const townships = places.all.filter(
    (place) => place.level === "township" && place.code.startsWith(tx.actor.placeCode),
  );
  const figures = townships.map((township) =>
    columns.map(([key]) =>
      [...byVillage].reduce(
        (sum, [code, counts]) => sum + (code.startsWith(township.code) ? counts[key] : 0),
        0,
      ),
    ),
  );
  const lines: Line[] = columns.map((_, column) => figures.map((__, row) => [row, column] as const));
  const shown = suppressSmall(figures, lines);
  const totals = columns.map((_, column) => figures.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return [
    ["合计", ...(suppressSmall([totals], [])[0] ?? [])],
    ...townships.map((township, row): FileCell[] => [
      township.shortName,
      ...(shown[row] ?? ([] as Figure[])),
    ]),
  ];
}

/** Which units have got the quarter's summary, when and by whom. @throws access.notFound */
export async function listCopies(tx: Tx, quarterId: string) {
  if ((await store.findQuarter(tx, quarterId)) === undefined) throw notFound();
  const taken = await store.listCopies(tx, quarterId);
  const units = await store.listUnits(tx);
  return {
    items: units
      .filter((unit) => unit.closedOn === null || taken.some((copy) => copy.unitId === unit.id))
      .map((unit) => ({
        unit,
        taken: taken
          .filter((copy) => copy.unitId === unit.id)
          .map((copy) => ({ at: copy.takenAt.toISOString(), by: copy.takenByName })),
      })),
  };
}
