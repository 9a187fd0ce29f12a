import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { given } from "../../../../../faces/desk/parts/given.ts";
import { labelOf } from "../../open/label-of.ts";
import { ReportContent, ReportedChild, Suspect } from "../../report-form.contract.ts";
import type { ReportDraft } from "./report-draft.ts";

interface PeopleFieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (part: Partial<ReportDraft>) => void;
}

const sexes = [
  { value: "1" as const, label: "男" },
  { value: "2" as const, label: "女" },
];

/** The children it is about, and who may have hurt them: a row each, all of it may be unknown. */
export function PeopleFields({ draft, onChange }: PeopleFieldsProps) {
  return (
    <section className="ta-paper" aria-label="孩子和可能伤害孩子的人">
      <div className="ta-paper-body">
        <People<ReportedChild>
          title={labelOf(ReportContent.shape.children)}
          what="孩子"
          rows={draft.children}
          onChange={(children) => onChange({ children })}
          fields={(row, put, nth) => (
            <>
              <Words
                label={`第 ${nth} 个${labelOf(ReportedChild.shape.name)}`}
                placeholder={labelOf(ReportedChild.shape.name)}
                value={row.name}
                onChange={(name) => put({ ...row, name })}
              />
              <Select
                aria-label={`第 ${nth} 个孩子的${labelOf(ReportedChild.shape.sex)}`}
                style={{ width: 90 }}
                allowClear
                placeholder={labelOf(ReportedChild.shape.sex)}
                value={row.sex ?? null}
                options={sexes}
                onChange={(sex: "1" | "2" | null) => put(given({ ...row, sex: sex ?? undefined }))}
              />
              <Input
                aria-label={`第 ${nth} 个孩子${labelOf(ReportedChild.shape.age)}`}
                style={{ width: 110 }}
                inputMode="numeric"
                placeholder={labelOf(ReportedChild.shape.age)}
                value={row.age ?? ""}
                onChange={({ target }) => put(given({ ...row, age: ageOf(target.value) }))}
              />
              <Words
                label={`第 ${nth} 个孩子${labelOf(ReportedChild.shape.school)}`}
                placeholder={labelOf(ReportedChild.shape.school)}
                value={row.school}
                onChange={(school) => put({ ...row, school })}
              />
            </>
          )}
        />
        <People<Suspect>
          title={labelOf(ReportContent.shape.suspects)}
          what="可能伤害孩子的人"
          rows={draft.suspects}
          onChange={(suspects) => onChange({ suspects })}
          fields={(row, put, nth) => (
            <>
              <Words
                label={`第 ${nth} 个人的${labelOf(Suspect.shape.name)}`}
                placeholder={labelOf(Suspect.shape.name)}
                value={row.name}
                onChange={(name) => put({ ...row, name })}
              />
              <Words
                label={`第 ${nth} 个人${labelOf(Suspect.shape.relation)}`}
                placeholder={labelOf(Suspect.shape.relation)}
                value={row.relation}
                onChange={(relation) => put({ ...row, relation })}
              />
            </>
          )}
        />
      </div>
    </section>
  );
}

const MOST = 10;

interface PeopleProps<Row> {
  readonly title: string;
  readonly what: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly fields: (row: Row, put: (row: Row) => void, nth: number) => ReactNode;
}

function People<Row extends object>({ title, what, rows, onChange, fields }: PeopleProps<Row>) {
  const at = (index: number) => (row: Row) =>
    onChange(rows.map((one, place) => (place === index ? row : one)));
  return (
    <fieldset className="ta-people">
      <legend>{title}</legend>
      {rows.map((row, index) => (
        <div key={placeKey(index)} className="ta-wrap">
          {fields(row, at(index), index + 1)}
          <Button
            type="text"
            aria-label={`去掉第 ${index + 1} 个${what}`}
            onClick={() => onChange(rows.filter((_, place) => place !== index))}
          >
            去掉
          </Button>
        </div>
      ))}
      {rows.length < MOST && (
        <Button size="small" onClick={() => onChange([...rows, {} as Row])}>
          添加{what}
        </Button>
      )}
    </fieldset>
  );
}

/** Rows have no id of their own, and keep their order. */
const placeKey = (index: number) => `row${index}`;

interface WordsProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

function Words({ label, placeholder, value, onChange }: WordsProps) {
  return (
    <Input
      aria-label={label}
      style={{ width: 200 }}
      maxLength={60}
      placeholder={placeholder}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function ageOf(typed: string): number | undefined {
  const digits = typed.replaceAll(/\D/g, "").slice(0, 2);
  return digits === "" ? undefined : Math.min(18, Number(digits));
}
