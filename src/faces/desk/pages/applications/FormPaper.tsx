import { Popover } from "antd";
import type {
  FieldView,
  MatterView,
  ValueSource,
} from "../../../../platform/procedures/matter-view.contract.ts";

/** The application as the official form prints it; each value tells where it comes from. */
export function FormPaper({ matter }: { readonly matter: MatterView }) {
  const { applicant, isOfOffice } = matter;
  const title = isOfOffice ? "登记表" : "申请表";
  const begun = isOfOffice ? "登记" : "受理";
  return (
    <section className="ta-paper ta-app-paper" aria-label={title}>
      <div className="ta-paper-head">
        <h2>{title}</h2>
        <span className="ta-grey ta-small">
          {matter.receivedOn === null
            ? `还没有${begun}`
            : `${matter.receivedOn} ${begun} · ${matter.receptionName}`}
        </span>
      </div>
      <div className="ta-paper-body">
        {applicant.name !== null && (
          <p className="ta-app-applicant">
            申请人 <b>{applicant.name}</b>
            {applicant.relation !== null && applicant.relation !== "" && `（${applicant.relation}）`}
          </p>
        )}
        {matter.sections.map((section) => (
          <table key={section.title} className="ta-form-table">
            <caption>{section.title}</caption>
            <tbody>
              {rowsOf(section.fields).map((row) => (
                <tr key={row.map(({ field }) => field).join()}>
                  {row.map((field) => (
                    <Cell key={field.field} field={field} isAlone={row.length === 1} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

/** Two to a line, as on the paper; a long one has the line for itself. */
function rowsOf(fields: readonly FieldView[]): FieldView[][] {
  const rows: FieldView[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const first = last?.[0];
    const hasRoom = last?.length === 1 && first?.kind !== "longText" && field.kind !== "longText";
    if (last !== undefined && hasRoom) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function Cell({ field, isAlone }: { readonly field: FieldView; readonly isAlone: boolean }) {
  return (
    <>
      <th scope="row">{field.label}</th>
      <td colSpan={isAlone ? 3 : 1}>
        {field.words === "" ? <Wanting field={field} /> : field.words}
        {field.words !== "" && field.source !== null && <Source source={field.source} />}
        {field.words !== "" && field.fault !== null && (
          <span className="ta-red ta-small"> {field.fault}</span>
        )}
      </td>
    </>
  );
}

function Wanting({ field }: { readonly field: FieldView }) {
  if (field.fault !== null) return <span className="ta-red">还没有填</span>;
  return <span className="ta-faint">—</span>;
}

const marks: Readonly<Record<ValueSource["kind"], string>> = { fact: "档", parameter: "标", typed: "填" };

/** A small mark behind the value: from the file, from a standard, typed. */
function Source({ source }: { readonly source: ValueSource }) {
  const words = `${source.words}${typeof source.on !== "string" ? "" : ` · ${source.on}`}`;
  return (
    <Popover trigger="click" content={words}>
      <button type="button" className="ta-plain ta-source" aria-label={`来源：${words}`} title={words}>
        {marks[source.kind]}
      </button>
    </Popover>
  );
}
