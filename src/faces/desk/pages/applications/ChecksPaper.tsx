import type { Check, MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { Cited } from "./Cited.tsx";

const verdicts: Readonly<
  Record<Check["verdict"], { readonly mark: string; readonly word: string; readonly colour: string }>
> = {
  yes: { mark: "✓", word: "符合", colour: "ta-green" },
  no: { mark: "×", word: "不符合", colour: "ta-red" },
  cannotTell: { mark: "?", word: "无法判断", colour: "ta-purple" },
};

/** What the system has checked already, each with where it knows it from. */
export function ChecksPaper({ matter }: { readonly matter: MatterView }) {
  const { checks, missing } = matter;
  if (checks.length === 0 && missing.length === 0) return null;
  const open = checks.filter(({ verdict }) => verdict !== "yes").length;
  return (
    <section className="ta-paper" aria-label="系统核对">
      <div className="ta-paper-head">
        <h2>系统核对</h2>
        <span className="ta-grey ta-small">
          {checks.length} 项{open > 0 && `，${open} 项要人看`}
        </span>
      </div>
      <ul className="ta-checks">
        {missing.length > 0 && (
          <li>
            <span className="ta-check-mark ta-red" aria-hidden="true">
              ×
            </span>
            <div>
              <b>材料还缺</b> <span className="ta-red">{missing.map(({ title }) => title).join("、")}</span>
            </div>
          </li>
        )}
        {checks.map((check) => (
          <CheckLine key={check.code} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckLine({ check }: { readonly check: Check }) {
  const { mark, word, colour } = verdicts[check.verdict];
  const from = [check.source, check.on].filter((part) => part !== null).join(" · ");
  return (
    <li>
      <span className={`ta-check-mark ${colour}`} aria-hidden="true">
        {mark}
      </span>
      <div>
        {check.label} <b className={colour}>{word}</b>
        {check.value !== "" && <span>：{check.value}</span>}
        {check.citation !== null && <Cited citations={[check.citation]} />}
        {from !== "" && <p className="ta-small ta-grey">{from}</p>}
      </div>
    </li>
  );
}
