import { PrintMenu } from "../../../../faces/desk/parts/PrintMenu.tsx";
import { type CasePaper, casePaperCodes, printCase } from "../papers/case-papers.contract.ts";

interface PrintCaseProps {
  readonly caseId: string;
  readonly paper: CasePaper;
  readonly of?: string;
}

/** One paper of a case, to print or to go on writing. */
export function PrintCase({ caseId, paper, of }: PrintCaseProps) {
  return (
    <PrintMenu
      operation={printCase}
      size="small"
      label={`打印${casePaperCodes.label(paper)}`}
      inputFor={(as) => ({
        params: { id: caseId, paper },
        query: { as, ...(of === undefined ? {} : { of }) },
      })}
    />
  );
}
