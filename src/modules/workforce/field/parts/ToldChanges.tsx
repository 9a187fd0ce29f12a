import { Card } from "../../../../faces/field/parts/Card.tsx";
import type { ChildDocument } from "../../phone/child-document.contract.ts";
import { toldSectionCodes } from "../../told/told-changes.contract.ts";

/** What this village told and nobody has decided: where somebody else wrote something else, both stand there. */
export function ToldChanges({ told }: Pick<ChildDocument, "told">) {
  if (told.length === 0) return null;
  return (
    <Card title="报过的变化">
      <ul className="fd-facts">
        {told.map(({ id, section, said, holds, state }) => (
          <li key={id}>
            <b>{toldSectionCodes.label(section)}</b>
            <p>您报的：{said}</p>
            {holds !== null && <p>档案里现在是：{holds}</p>}
            <p className="fd-cannot-tell">
              {state === "conflict" ? "和别人报的不一样，两样都留着，等镇街来核实。" : "等镇街核实。"}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
