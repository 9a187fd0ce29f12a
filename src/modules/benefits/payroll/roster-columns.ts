/** The roster's columns as the field writes them: 序号、镇街 … 备注. */
import type { LineView } from "./payroll.contract.ts";

interface RosterColumn {
  readonly path: readonly string[];
  readonly kind: "text" | "number" | "money";
  readonly width: number;
  readonly of: (line: LineView, index: number) => string | number | null;
}

const text = (title: string, width: number, of: RosterColumn["of"]): RosterColumn => ({
  path: [title],
  kind: "text",
  width,
  of,
});
const money = (title: string, of: RosterColumn["of"]): RosterColumn => ({
  path: [title],
  kind: "money",
  width: 12,
  of,
});

const columns: readonly RosterColumn[] = [
  { path: ["序号"], kind: "number", width: 6, of: (_, index) => index },
  text("镇街", 12, (line) => line.townshipName),
  text("村居", 16, (line) => line.villageName),
  text("儿童姓名", 12, (line) => line.name),
  text("身份证号", 22, (line) => line.citizenNoMasked),
  text("类别", 28, (line) => line.programmeName),
  text("供养方式", 10, (line) => line.careModeName),
  money("标准", (line) => line.standardFen),
  money("应发", (line) => line.regularFen),
  money("补差扣减", (line) => line.deductionFen),
  money("补发", (line) => line.arrearsFen + line.reissueFen),
  money("扣回", (line) => line.recoveryFen),
  money("实发", (line) => line.totalFen),
  text("领取人", 12, (line) => line.payeeName),
  text("关系", 10, (line) => line.payeeRelation),
  text("开户行", 26, (line) => line.bank),
  text("账号", 24, (line) => line.accountMasked),
  text("联系电话", 14, (line) => line.phoneMasked),
  text("备注", 30, (line) => remarkOf(line)),
];

function remarkOf({ status, statusName, blocking, bankWords }: LineView): string {
  if (status === "withheld") return `${statusName}：${blocking.join("；")}`;
  return status === "rejected" ? `${statusName}：${bankWords ?? ""}` : "";
}

export const rosterColumns = columns;

export function rosterCells(line: LineView, index: number): (string | number | null)[] {
  return columns.map((column) => column.of(line, index));
}
