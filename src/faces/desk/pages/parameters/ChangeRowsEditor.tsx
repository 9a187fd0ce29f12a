import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import {
  type ParameterNow,
  readParameter,
  type readParameters,
} from "../../../../platform/parameters/parameters.contract.ts";
import { Field } from "../../form/Field.tsx";
import { addLine, type TypedChange, type TypedRow, withLine } from "./change-draft.ts";
import { differenceWords, spanWords, unitWords } from "./change-words.ts";
import { ReferenceNote } from "./ReferenceNote.tsx";
import { ValueInput } from "./ValueInput.tsx";

type Groups = OutputOf<typeof readParameters>["groups"];

interface ChangeRowsEditorProps {
  readonly typed: TypedChange;
  readonly groups: Groups;
  readonly onChange: (rows: TypedRow[]) => void;
}

/** The lines of a change: which parameter, what it is now, what it is to be. */
export function ChangeRowsEditor({ typed, groups, onChange }: ChangeRowsEditorProps) {
  const { rows, rule } = typed;
  return (
    <>
      <ul className="ta-param-lines">
        {rows.map((row) => (
          <li key={row.line}>
            <Line
              row={row}
              groups={groups}
              corrects={rule === "correction"}
              onChange={(patch) => onChange(withLine(rows, row.line, patch))}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label="去掉这一项"
              disabled={rows.length === 1}
              onClick={() => onChange(rows.filter(({ line }) => line !== row.line))}
            />
          </li>
        ))}
      </ul>
      <Button icon={<PlusOutlined />} onClick={() => onChange(addLine(rows))}>
        再加一项
      </Button>
    </>
  );
}

interface LineProps {
  readonly row: TypedRow;
  readonly groups: Groups;
  readonly corrects: boolean;
  readonly onChange: (patch: Partial<TypedRow>) => void;
}

function Line({ row, groups, corrects, onChange }: LineProps) {
  const item = groups.flatMap(({ items }) => items).find(({ key }) => key === row.key);
  return (
    <div className="ta-param-line">
      <Field label="项目" required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            showSearch={{ optionFilterProp: "label" }}
            placeholder="选一项，可输入名称找"
            value={row.key ?? null}
            options={groups.map((group) => ({
              label: group.title,
              title: group.title,
              options: group.items.map(({ key, label }) => ({ value: key, label })),
            }))}
            onChange={(key: string | null) =>
              onChange({ key: key ?? undefined, value: undefined, from: undefined })
            }
          />
        )}
      </Field>
      {item !== undefined &&
        (corrects ? (
          <PeriodField item={item} from={row.from} onChange={(from) => onChange({ from })} />
        ) : (
          <Field label="现在">
            {({ id }) => <output id={id}>{item.current?.words ?? "还没有录入"}</output>}
          </Field>
        ))}
      {item !== undefined && (
        <Field
          label={
            corrects ? "应该是" : `调整为${unitWords(item.unit) === "" ? "" : `（${unitWords(item.unit)}）`}`
          }
          required
          hint={corrects ? undefined : differenceHint(item, row)}
        >
          {(ids) => (
            <ValueInput
              key={`${item.key} ${row.value === undefined}`}
              {...ids}
              head={item}
              value={row.value}
              onChange={(value) => onChange({ value })}
            />
          )}
        </Field>
      )}
      {item !== undefined && item.reference !== null && <ReferenceNote why={item.reference} />}
    </div>
  );
}

function differenceHint({ unit, current }: ParameterNow, { value }: TypedRow): string | undefined {
  if (value === undefined || current === null) return undefined;
  if (value === current.value) return "与现在相同，不用调整";
  const words = differenceWords(unit, current.value, value);
  return words === "" ? undefined : `比现在 ${words}`;
}

interface PeriodFieldProps {
  readonly item: ParameterNow;
  readonly from: string | undefined;
  readonly onChange: (from: string | undefined) => void;
}

function PeriodField({ item, from, onChange }: PeriodFieldProps) {
  const { data } = useRead(readParameter, { params: { key: item.key } });
  const held = (data?.periods ?? []).filter(({ supersededAt }) => supersededAt === null);
  return (
    <Field label="更正哪一段" required>
      {({ id }) => (
        <Select
          id={id}
          style={{ width: "100%" }}
          loading={data === undefined}
          placeholder="请选择"
          value={from ?? null}
          options={held.map((period) => ({
            value: period.from,
            label: `${period.words}（${spanWords(period.from, period.to)}）`,
          }))}
          onChange={(day: string | null) => onChange(day ?? undefined)}
        />
      )}
    </Field>
  );
}
