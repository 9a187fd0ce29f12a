import { Radio } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { type Colour, colourCodes } from "../../../protection-codes.contract.ts";
import { colourCase } from "../../cases.contract.ts";
import { useCaseWrite } from "../useCaseWrite.ts";
import type { CaseDialogProps } from "./case-dialog.ts";
import { WhyField } from "./WhyField.tsx";

/** Raises or lowers the colour; what still runs is reckoned anew. */
export function ColourDialog({ view, onClose }: CaseDialogProps) {
  const [colour, setColour] = useState<Colour>(view.colour);
  const [why, setWhy] = useState("");
  const write = useCaseWrite(colourCase, view.id, onClose);
  return (
    <ActDialog
      title="调整风险等级"
      what="还在走的时限按新的等级重新算。"
      okText="调整"
      ready={colour !== view.colour && why.trim() !== ""}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: view.id }, version: view.version, body: { colour, why: why.trim() } })
      }
      onClose={onClose}
    >
      <Radio.Group
        className="ta-case-choices"
        aria-label="风险等级"
        value={colour}
        options={colourCodes.options.map(({ value, label }) => ({ value, label }))}
        onChange={({ target }) => setColour(target.value as Colour)}
      />
      <WhyField label="理由" value={why} max={500} onChange={setWhy} />
    </ActDialog>
  );
}
