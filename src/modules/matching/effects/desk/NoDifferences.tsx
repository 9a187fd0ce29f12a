import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { DifferenceTab } from "../effect-codes.contract.ts";

interface NoDifferencesProps {
  readonly tab: DifferenceTab;
  readonly state: "waiting" | "settled";
  readonly isNarrowed: boolean;
}

const nothing: Readonly<Record<DifferenceTab, string>> = {
  endings: "没有等着确认结束的情况",
  discrepancies: "没有部门之间不一致的情况",
  absences: "没有漏在学籍名册外的孩子",
  leftBehind: "学校的留守名单和台账对得上",
  checks: "没有等着核查的孩子",
};

export function NoDifferences({ tab, state, isNarrowed }: NoDifferencesProps) {
  if (isNarrowed) return <EmptyState title="这样找没有">去掉一个条件，或者换一个区域看看。</EmptyState>;
  if (state === "settled") return <EmptyState title="还没有处理过的">处理了的会列在这里。</EmptyState>;
  return (
    <EmptyState title={nothing[tab]}>新一批名册比对完以后，有要办的会列在这里，也会出现在待办里。</EmptyState>
  );
}
