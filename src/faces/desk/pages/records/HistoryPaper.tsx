import { sayRecordValue } from "../../../../platform/records/record-fields.contract.ts";
import type { EntryFile } from "../../../../platform/records/records.contract.ts";
import { momentText } from "../../parts/moment.ts";

const acts: Readonly<Record<string, string>> = {
  write: "登记",
  import: "从表格导入",
  edit: "补充",
  correct: "更正",
  submit: "提交",
  confirm: "核对",
  return: "退回",
  withdraw: "撤销",
};

type Step = EntryFile["history"][number];

/** What was done with it, the newest first, and what each correction changed. */
export function HistoryPaper({ entry }: { readonly entry: EntryFile }) {
  return (
    <section className="ta-paper" aria-label="经过">
      <div className="ta-paper-head">
        <h2>经过</h2>
      </div>
      <table className="ta-record-facts">
        <tbody>
          {entry.history.map((step, index) => {
            const before = entry.history[index + 1];
            return (
              <tr key={step.version}>
                <th scope="row">{momentText(step.at)}</th>
                <td>
                  {step.by} {acts[step.act] ?? step.act}
                  {step.reason !== null && `：${step.reason}`}
                  {before !== undefined &&
                    changesOf(entry, before, step).map((change) => (
                      <div key={change} className="ta-grey">
                        {change}
                      </div>
                    ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** 参加监护人：42 → 45 */
function changesOf({ fields }: EntryFile, before: Step, after: Step): string[] {
  const said = fields.map((field) => ({
    label: field.label,
    was: sayRecordValue(field, before.content[field.field]),
    is: sayRecordValue(field, after.content[field.field]),
  }));
  return [{ label: "日期", was: before.on, is: after.on }, ...said]
    .filter(({ was, is }) => was !== is)
    .map(({ label, was, is }) => `${label}：${was === "" ? "空" : was} → ${is === "" ? "空" : is}`);
}
