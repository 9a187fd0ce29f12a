import { Button } from "antd";
import { useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { download } from "../../../../platform/client/download.ts";
import type { printOrder, printPlacement } from "../guardianship-acts.contract.ts";

interface PrintLinksProps {
  readonly operation: typeof printOrder | typeof printPlacement;
  readonly id: string;
  readonly papers: readonly { readonly code: string; readonly title: string }[];
}

/** Papers as PDF, or as DOCX where somebody writes on. */
export function PrintLinks({ operation, id, papers }: PrintLinksProps) {
  const [problem, setProblem] = useState<unknown>();
  const print = async (paper: string, as: "pdf" | "docx") => {
    setProblem(undefined);
    try {
      await download(operation as typeof printPlacement, {
        params: { id },
        query: { as, paper: paper as "handover" },
      });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <span className="ta-noprint">
      {papers.map(({ code, title }) => (
        <span key={code}>
          <Button size="small" type="link" onClick={() => void print(code, "pdf")}>
            {title} PDF
          </Button>
          <Button size="small" type="link" onClick={() => void print(code, "docx")}>
            DOCX
          </Button>
        </span>
      ))}
      {problem !== undefined && <ProblemNote problem={problem} compact />}
    </span>
  );
}
