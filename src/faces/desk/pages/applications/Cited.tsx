import { Popover } from "antd";
import { certaintyCodes } from "../../../../kernel/citation.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";

type Citation = MatterView["basis"][number];

/** 依据: the law's words behind a small word, with the number of the document; what is not sure says so. */
export function Cited({ citations }: { readonly citations: readonly Citation[] }) {
  if (citations.length === 0) return null;
  const isUnsure = citations.some(({ certainty }) => certainty === "uncertain" || certainty === "design");
  return (
    <Popover
      trigger="click"
      content={
        <div className="ta-cited">
          {citations.map((one) => (
            <p key={`${one.document}${one.clause ?? ""}`}>
              <b>
                {one.document}
                {typeof one.clause === "string" && ` ${one.clause}`}
              </b>
              <br />
              {one.says}
              <span className="ta-grey">（{certaintyCodes.label(one.certainty)}）</span>
            </p>
          ))}
        </div>
      }
    >
      <button type="button" className="ta-link ta-cite ta-small ta-noprint">
        依据{isUnsure && <span className="ta-purple">（待核）</span>}
      </button>
    </Popover>
  );
}
