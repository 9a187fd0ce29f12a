import { isUnchecked, nameOfCitation } from "../../../kernel/citation.ts";
import type { CitationText } from "../../../platform/rules/explanation.contract.ts";

/** A document with what it says; what nobody has compared with the original says so. */
export function Cite({ cite }: { readonly cite: CitationText }) {
  const { clause, ...rest } = cite;
  return (
    <span className="ta-cite">
      {cite.says}
      <span className="ta-grey">（{nameOfCitation(clause === undefined ? rest : { ...rest, clause })}）</span>
      {isUnchecked(cite) && <span className="ta-purple ta-small"> 待核</span>}
    </span>
  );
}
