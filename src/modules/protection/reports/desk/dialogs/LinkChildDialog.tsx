import { Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useSettled } from "../../../../../faces/desk/shell/useSettled.ts";
import { useRead } from "../../../../../platform/client/useRead.ts";
import { type ChildSummary, searchChildren } from "../../../../registry/child-file.contract.ts";

export interface LinkChildDialogProps {
  readonly title: string;
  /** What the search begins with. */
  readonly name: string;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onChosen: (childId: string) => void;
  readonly onClose: () => void;
}

const SHOWN = 20;

/** Finds the file of a child that a report is about. */
export function LinkChildDialog({ title, name, busy, problem, onChosen, onClose }: LinkChildDialogProps) {
  const [typed, setTyped] = useState(name);
  const [chosen, setChosen] = useState<ChildSummary | undefined>();
  const q = useSettled(typed.trim(), 250);
  const { data, error, isFetching } = useRead(
    searchChildren,
    { query: { q, limit: SHOWN } },
    { enabled: q.length >= 2 },
  );
  const found = q.length >= 2 ? (data?.items ?? []) : [];
  return (
    <ActDialog
      title={title}
      what="对上以后，这个孩子以前的报告和在办的个案会列在旁边。对错了可以解开。"
      okText={chosen === undefined ? "对到档案" : `就是${chosen.name}`}
      keepsTyped
      ready={chosen !== undefined}
      busy={busy}
      problem={problem}
      onConfirm={() => {
        if (chosen !== undefined) onChosen(chosen.id);
      }}
      onClose={onClose}
    >
      <Input.Search
        aria-label="姓名、拼音首字母或身份证号"
        placeholder="姓名 / 拼音首字母 / 身份证号"
        loading={isFetching}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(undefined);
        }}
      />
      {error !== null && <ProblemNote problem={error} compact />}
      <ul className="ta-found-files" aria-label="找到的孩子">
        {found.map((one) => (
          <li key={one.id}>
            <label>
              <input
                type="radio"
                name="file"
                checked={chosen?.id === one.id}
                onChange={() => setChosen(one)}
              />
              <b>{one.name}</b> {one.sex === "1" ? "男" : one.sex === "2" ? "女" : ""}
              {one.age !== null && ` ${one.age} 岁`}
              <span className="ta-grey">
                {one.townshipName} {one.villageName} {one.categories.join("、")}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {q.length >= 2 && data !== undefined && found.length === 0 && !isFetching && (
        <p className="ta-grey">{data.hint ?? "您的辖区里没有找到。没有档案也可以先决定，核实以后再建档。"}</p>
      )}
    </ActDialog>
  );
}
