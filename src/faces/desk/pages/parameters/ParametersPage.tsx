import { Button, Checkbox, Input } from "antd";
import { Link } from "react-router";
import { isUnchecked } from "../../../../kernel/citation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type ParameterNow, readParameters } from "../../../../platform/parameters/parameters.contract.ts";
import { AsOfPicker } from "../../parts/AsOfPicker.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { ChangesList } from "./ChangesList.tsx";
import { ParameterGroup } from "./ParameterGroup.tsx";
import { ParameterHistory } from "./ParameterHistory.tsx";
import "./parameters.css";

/** Every amount, age, term and switch that the rules read: as of a day, with the document that sets it. */
export function ParametersPage() {
  const { values, set } = useUrlState();
  const asOf = values["asOf"];
  const { data, error, refetch } = useRead(
    readParameters,
    { query: asOf === undefined ? {} : { asOf } },
    { keepPrevious: true },
  );
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const words = (values["find"] ?? "").trim();
  const onlyUnchecked = values["unchecked"] === "1";
  const groups = data.groups
    .map((group) => ({ ...group, items: group.items.filter((item) => fits(item, words, onlyUnchecked)) }))
    .filter(({ items }) => items.length > 0);
  const unchecked = data.groups.flatMap(({ items }) => items).filter(isToCheck).length;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>标准与参数</h1>
        <span className="ta-grey">
          认定、待遇和办理期限按这里的数算，每一项都写着依据的文件；标着“参考”的只供查阅
        </span>
        {data.can.includes("propose") && (
          <div className="ta-page-acts ta-noprint">
            <Link to="/parameters/changes/new">
              <Button type="primary" tabIndex={-1}>
                调整标准…
              </Button>
            </Link>
          </div>
        )}
      </header>
      {data.can.includes("readChanges") && <ChangesList />}
      <div className="ta-wrap ta-noprint">
        <AsOfPicker value={asOf} today={data.today} onChange={(day) => set({ asOf: day })} />
        <span className="ta-param-find">
          <Input
            allowClear
            placeholder="按名称或文号找"
            aria-label="按名称或文号找"
            value={values["find"] ?? ""}
            onChange={({ target }) => set({ find: target.value })}
          />
        </span>
        <Checkbox
          checked={onlyUnchecked}
          onChange={({ target }) => set({ unchecked: target.checked ? "1" : undefined })}
        >
          只看待核（{unchecked}）
        </Checkbox>
      </div>
      {groups.length === 0 && (
        <div className="ta-paper">
          <EmptyState title="没有符合的项目">换个词，或者去掉“只看待核”再看。</EmptyState>
        </div>
      )}
      {groups.map((group) => (
        <ParameterGroup
          key={group.code}
          title={group.title}
          items={group.items}
          onOpen={(key) => set({ key })}
        />
      ))}
      <ParameterHistory
        parameterKey={values["key"]}
        mayCorrect={data.can.includes("propose")}
        onClose={() => set({ key: undefined })}
      />
    </div>
  );
}

function isToCheck({ current }: ParameterNow): boolean {
  return current !== null && isUnchecked(current);
}

function fits(item: ParameterNow, words: string, onlyUnchecked: boolean): boolean {
  if (onlyUnchecked && !isToCheck(item)) return false;
  return `${item.label} ${item.decides} ${item.current?.document ?? ""}`.includes(words);
}
