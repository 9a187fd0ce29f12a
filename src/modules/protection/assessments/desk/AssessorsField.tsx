import { AutoComplete, Button, Checkbox, Input, Select } from "antd";
import type { z } from "zod";
import { useRead } from "../../../../platform/client/useRead.ts";
import type { AssessorInput } from "../assessment-acts.contract.ts";
import { listAssessors } from "../assessments.contract.ts";

export type TypedAssessor = z.input<typeof AssessorInput> & { readonly key: number };

interface AssessorsFieldProps {
  readonly value: readonly TypedAssessor[];
  readonly onChange: (value: readonly TypedAssessor[]) => void;
}

/** So many empty lines to begin with. */
export function emptyAssessors(count: number): TypedAssessor[] {
  return Array.from({ length: count }, (_, key) => ({ key, related: false }));
}

export function isNamed({ accountId, name = "", unit = "" }: TypedAssessor): boolean {
  return accountId !== undefined || (name.trim().length >= 2 && unit.trim().length >= 2);
}

export function bodyOf(typed: readonly TypedAssessor[]) {
  return typed.map(({ key: _, ...one }) => one);
}

/** Two or more: people of the office, or of another unit by name. Whoever is related says so, and is then refused. */
export function AssessorsField({ value, onChange }: AssessorsFieldProps) {
  const { data } = useRead(listAssessors, {});
  const staff = data?.items ?? [];
  const change = (key: number, to: Partial<TypedAssessor>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...to } : one)));
  return (
    <div className="ta-assess-people" role="group" aria-label="评估人员">
      {value.map((one, nth) => {
        const isOutside = one.accountId === undefined && one.name !== undefined;
        return (
          <div key={one.key} className="ta-assess-person">
            {isOutside ? (
              <>
                <Input
                  aria-label={`第 ${nth + 1} 名评估人员姓名`}
                  placeholder="姓名"
                  maxLength={40}
                  value={one.name}
                  onChange={({ target }) => change(one.key, { name: target.value })}
                />
                <AutoComplete
                  aria-label={`第 ${nth + 1} 名评估人员单位`}
                  placeholder="单位"
                  value={one.unit ?? ""}
                  onChange={(unit: string) => change(one.key, { unit })}
                />
              </>
            ) : (
              <Select
                aria-label={`第 ${nth + 1} 名评估人员`}
                placeholder="选一个人（可输姓名）"
                showSearch={{ optionFilterProp: "label" }}
                value={one.accountId ?? null}
                options={staff.map(({ accountId, name, role, placeName }) => ({
                  value: accountId,
                  label: `${name} · ${placeName}${role}`,
                }))}
                onChange={(accountId: string) => change(one.key, { accountId })}
              />
            )}
            <Checkbox
              checked={one.related}
              onChange={({ target }) => change(one.key, { related: target.checked })}
            >
              与孩子或监护人有利害关系
            </Checkbox>
            <Button
              type="text"
              size="small"
              disabled={value.length <= 1}
              onClick={() => onChange(value.filter(({ key }) => key !== one.key))}
            >
              去掉
            </Button>
          </div>
        );
      })}
      <div className="ta-row">
        <Button size="small" onClick={() => onChange([...value, { key: nextKey(value), related: false }])}>
          加一名系统里的人员
        </Button>
        <Button
          size="small"
          onClick={() => onChange([...value, { key: nextKey(value), name: "", unit: "", related: false }])}
        >
          加一名外单位人员
        </Button>
      </div>
      <p className="ta-grey ta-small">
        至少 {data?.needed ?? 2}{" "}
        名，分别评分。有亲属、雇佣或其他利害关系的要回避；孩子的亲属不能评估自己家的孩子。
      </p>
    </div>
  );
}

function nextKey(value: readonly TypedAssessor[]): number {
  return Math.max(-1, ...value.map(({ key }) => key)) + 1;
}
