import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { fieldText } from "../../../../faces/desk/form/form-value.ts";
import { usePlaces } from "../../../../faces/desk/parts/usePlaces.ts";
import { factKinds } from "../../facts.contract.ts";
import { codeTables } from "../code-tables.ts";
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
  const rows = changes.flatMap(({ kind, value }) =>
    fieldsOf(factKinds[kind].value, codeTables).flatMap((spec) => {
      const theirs = before[kind]?.[spec.key];
      const mine = value[spec.key];
      return (theirs ?? null) === (mine ?? null)
        ? []
        : [
            {
              key: `${kind}.${spec.key}`,
              label: spec.label,
              theirs: fieldText(spec, theirs, nameOf),
              mine: fieldText(spec, mine, nameOf),
            },
          ];
    }),
  );
  return (
    <div className="ta-stale" role="alert">
      <p>
        <b>您填写期间，有人保存了新的内容。</b>您填的还在，没有盖掉别人的。请对照后决定：
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">不一样的地方</th>
            <th scope="col">别人刚保存的</th>
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
