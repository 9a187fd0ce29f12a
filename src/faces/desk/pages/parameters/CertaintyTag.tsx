import { type Certainty, certaintyCodes, isUnchecked } from "../../../../kernel/citation.ts";

/** 待核 stands out; what is sound says so quietly. */
export function CertaintyTag({ certainty }: { readonly certainty: Certainty }) {
  if (isUnchecked({ certainty })) {
    return (
      <span className="ta-param-tag" title={certaintyCodes.label(certainty)}>
        待核
      </span>
    );
  }
  return <span className="ta-grey ta-small">{certaintyCodes.label(certainty)}</span>;
}
