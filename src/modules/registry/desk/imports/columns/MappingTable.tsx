import { Select, Switch } from "antd";
import { useState } from "react";
import type { OutputOf } from "../../../../../kernel/operation.ts";
import type { ImportSheet, readSheets } from "../../../imports/import-columns.contract.ts";
import { needsALook, reviewSheet } from "./mapping-draft.ts";

type Fields = OutputOf<typeof readSheets>["fields"];

interface MappingTableProps {
  readonly sheet: ImportSheet;
  readonly fields: Fields;
  /** How many sheets of the file have these very headings. */
  readonly sameFormCount: number;
  readonly onField: (column: number, field: string | null) => void;
}

const groupNames: Readonly<Record<string, string>> = {
  child: "儿童",
  father: "父亲",
  mother: "母亲",
  guardian: "监护人（照护人）",
};

/** Heading → field, with what stands below it, so that a person can judge without opening the file. */
export function MappingTable({ sheet, fields, sameFormCount, onField }: MappingTableProps) {
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { blocking, missing, recognised, toLookAt, unused } = reviewSheet(sheet);
  const options = optionsOf(fields);
  const columns = onlyOpen
    ? sheet.columns.filter((column) => needsALook(column) || column.field === null)
    : sheet.columns;
  if (sheet.columns.length === 0) {
    return (
      <section className="ta-paper ta-imp-mapping">
        <p className="ta-imp-empty">{sheet.whyNot ?? "这张表里没有台账的表头。"}</p>
      </section>
    );
  }
  return (
    <section className="ta-paper ta-imp-mapping" aria-label={`${sheet.name ?? "文件"}的列对应`}>
      <div className="ta-imp-mapping-head">
        <b>{sheet.name ?? "文本表格"}</b>
        <span>
          识别了 {recognised} 列{toLookAt > 0 && <span className="ta-amber">，{toLookAt} 列请看一眼</span>}
          {unused > 0 && <span className="ta-grey">，{unused} 列不导入</span>}
        </span>
        {sameFormCount > 1 && <span className="ta-grey ta-small">同样表头的 {sameFormCount} 张表一起改</span>}
        <span className="ta-spring" />
        <label className="ta-row ta-small">
          <Switch size="small" checked={onlyOpen} onChange={setOnlyOpen} />
          <span>只看要确认的</span>
        </label>
      </div>
      {(blocking.length > 0 || missing.length > 0) && (
        <ul className="ta-imp-mapping-notes">
          {blocking.map((note) => (
            <li key={note} className="ta-red">
              {note}
            </li>
          ))}
          {missing.map((note) => (
            <li key={note} className="ta-grey">
              {note}
            </li>
          ))}
        </ul>
      )}
      <div className="ta-imp-mapping-scroll">
        <table className="ta-imp-table">
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">表头</th>
              <th scope="col">对应登记簿的</th>
              <th scope="col">把握</th>
              <th scope="col">前几行是</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.index} className={needsALook(column) ? "is-open" : undefined}>
                <td className="ta-grey">{column.letter}</td>
                <td>
                  {column.heading === "" ? <span className="ta-grey">（没有表头）</span> : column.heading}
                </td>
                <td>
                  <Select
                    aria-label={`${column.letter} 列 ${column.heading} 对应`}
                    size="small"
                    style={{ width: 190 }}
                    showSearch={{ optionFilterProp: "label" }}
                    allowClear
                    placeholder="不导入"
                    value={column.field}
                    options={options}
                    onChange={(field: string | null | undefined) => onField(column.index, field ?? null)}
                  />
                </td>
                <td className="ta-nowrap">
                  <Confidence column={column} />
                </td>
                <td className="ta-imp-samples">
                  {column.samples.filter((sample) => sample !== "").join("　")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {columns.length === 0 && <p className="ta-imp-empty">没有要确认的列。</p>}
      </div>
    </section>
  );
}

function Confidence({ column }: { readonly column: ImportSheet["columns"][number] }) {
  if (column.source === "chosen") return <span>您选的</span>;
  if (column.source === "remembered") return <span title="同样的表头，上次就是这样对应的">✓ 同上次</span>;
  if (column.field === null)
    return <span className="ta-grey">{column.heading === "" ? "" : "没认出来"}</span>;
  if (needsALook(column)) return <span className="ta-amber">请看一眼</span>;
  return <span className="ta-green">✓ 认得</span>;
}

function optionsOf(fields: Fields) {
  const groups = [...new Set(fields.map(({ group }) => group))];
  return groups.map((group) => ({
    label: groupNames[group] ?? group,
    options: fields
      .filter((field) => field.group === group)
      .map(({ field, label }) => ({ value: field, label })),
  }));
}
