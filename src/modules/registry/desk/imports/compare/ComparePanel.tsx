import { Segmented } from "antd";
import { useSearchParams } from "react-router";
import type { ImportBatch, ImportCounts } from "../../../imports/import-batch.contract.ts";
import { ChangedList } from "./ChangedList.tsx";
import { MissingList } from "./MissingList.tsx";

const KINDS = ["new", "changed", "unchanged", "missing"] as const;
type Kind = (typeof KINDS)[number];

const about: Readonly<Record<Kind, string>> = {
  new: "登记簿里没有、这份表里有：导入后新建档案。",
  changed: "登记簿里已有，内容不一样：导入后按这份表更新，原来的内容留在历史里。",
  unchanged: "登记簿里已有，内容一样：导入后不改动。",
  missing: "登记簿的这本台账里有、这份表里没有：可能已经离开，也可能是表里漏了。导入不会动他们，请逐个确认。",
};

interface ComparePanelProps {
  readonly batch: ImportBatch;
  readonly counts: ImportCounts;
}

/** The file beside the register: who is new, what would change, and who is not in the file. */
export function ComparePanel({ batch, counts }: ComparePanelProps) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("kind") as Kind | null;
  const kind = asked !== null && KINDS.includes(asked) ? asked : firstWithRows(counts);
  const labels: Readonly<Record<Kind, string>> = {
    new: `新增 ${counts.new}`,
    changed: `有变化 ${counts.changed}`,
    unchanged: `无变化 ${counts.unchanged}`,
    missing: `可能已离开 ${counts.missing}`,
  };
  const show = (to: Kind) => {
    const next = new URLSearchParams(search);
    next.set("kind", to);
    setSearch(next, { replace: true });
  };
  return (
    <section className="ta-paper ta-imp-compare">
      <div className="ta-wrap">
        <Segmented
          value={kind}
          options={KINDS.map((value) => ({ value, label: labels[value] }))}
          onChange={show}
        />
        <span className="ta-grey ta-small">{about[kind]}</span>
      </div>
      {kind === "missing" ? (
        <MissingList batch={batch} counts={counts} />
      ) : (
        <ChangedList key={kind} batch={batch} kind={kind} />
      )}
    </section>
  );
}

function firstWithRows(counts: ImportCounts): Kind {
  if (counts.missing > counts.missingDecided) return "missing";
  return KINDS.find((kind) => counts[kind] > 0) ?? "new";
}
