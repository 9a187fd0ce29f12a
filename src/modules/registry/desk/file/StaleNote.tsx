import { fieldText } from "../../../../faces/desk/form/form-value.ts";
import { usePlaces } from "../../../../faces/desk/parts/usePlaces.ts";
import type { KindChange, SectionValue } from "./section-edit.ts";

interface StaleNoteProps {
  readonly changes: readonly KindChange[];
  /** As somebody else has just saved it. */
  readonly before: SectionValue;
  readonly persons: readonly { readonly value: string; readonly label: string }[];
}

/** Somebody saved in the meantime: both versions side by side, field by field. */
export function StaleNote({ changes, before, persons }: StaleNoteProps) {
  const places = usePlaces();
  const nameOf = (code: string) => persons.find(({ value }) => value === code)?.label ?? places.nameOf(code);
  const rows = changes.flatMap(({ kind, value, changed }) =>
    changed.map((spec) => ({
      key: `${kind}.${spec.key}`,
      label: spec.label,
      theirs: fieldText(spec, before[kind]?.[spec.key], nameOf),
      mine: fieldText(spec, value[spec.key], nameOf),
    })),
  );
  return (
    <div className="ta-stale" role="alert">
      <p>
        <b>您填写期间，有人保存了新的内容。</b>
        别人的内容已经放进表里，您改的几项还在，没有互相盖掉。请对照后决定：
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">您改的项目</th>
            <th scope="col">登记簿现在的内容</th>
            <th scope="col">您填的</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td>{row.theirs}</td>
              <td>
                <b>{row.mine}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
