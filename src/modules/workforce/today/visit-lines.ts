/** Which figures of visits a post sees on its home page. Pure. */
import type { OutputOf } from "../../../kernel/operation.ts";
import type { countVisits } from "../visits/visit-counts.contract.ts";

export interface VisitLine {
  readonly label: string;
  readonly to: string;
  readonly count: number;
  readonly tone?: "red" | "amber";
}

interface MayDo {
  readonly mayReview: boolean;
  readonly mayWrite: boolean;
}

/** The village reads what it has to do; the township what waits for it; whoever only reads, who is late. */
export function linesOf(
  { due, yellow, red, told, returned }: OutputOf<typeof countVisits>,
  { mayReview, mayWrite }: MayDo,
): VisitLine[] {
  const late: VisitLine = {
    label: "走访逾期的孩子",
    to: "/visits/due",
    count: yellow + red,
    tone: red > 0 ? "red" : "amber",
  };
  const sentBack: VisitLine = {
    label: mayReview ? "退回未补充" : "镇街退回，要补充",
    to: "/visits?state=returned",
    count: returned,
    tone: "amber",
  };
  if (mayReview)
    return [late, { label: "待核实的变化", to: "/visits/changes", count: told, tone: "amber" }, sentBack];
  if (mayWrite) return [{ label: "该走访", to: "/visits/due?colour=due", count: due }, late, sentBack];
  return [late];
}
