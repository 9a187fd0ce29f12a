import { Button } from "antd";
import { useState } from "react";
import type { ChildGuardianship } from "../guardianship.contract.ts";
import { Handover, printPlacement } from "../guardianship-acts.contract.ts";
import { placementCodes } from "../guardianship-codes.contract.ts";
import { EndPlacementDialog } from "./EndPlacementDialog.tsx";
import { PrintLinks } from "./PrintLinks.tsx";

/** Where the child was and is, with what was handed over. */
export function PlacementsPaper({ data: { placements, can, child } }: { readonly data: ChildGuardianship }) {
  const [ending, setEnding] = useState<ChildGuardianship["placements"][number]>();
  if (placements.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="安置">
      <div className="ta-paper-head">
        <h2>安置在哪里</h2>
      </div>
      {placements.map((one) => (
        <div key={one.id} className="ta-guard-row">
          <div className="ta-row ta-wrap">
            <span className="ta-guard-period">
              {one.from} 至 {one.endedOn ?? "今"}
            </span>
            <b>{placementCodes.label(one.kind)}</b>
            <span>
              {one.placeName}，由{one.carer}
              {one.carerRelation === null ? "" : `（${one.carerRelation}）`}照料
            </span>
            <span className="ta-spring" />
            <PrintLinks
              operation={printPlacement}
              id={one.id}
              papers={[
                { code: "handover", title: "交接单" },
                { code: "agreement", title: "照料协议" },
              ]}
            />
            {one.endedOn === null && can.includes("endPlacement") && (
              <Button size="small" className="ta-noprint" onClick={() => setEnding(one)}>
                离开这里
              </Button>
            )}
          </div>
          <p className="ta-grey">{sayHandover(one.handover)}</p>
          {one.endedWhy !== null && (
            <p className="ta-grey">
              离开：{one.endedWhy}
              {one.handover["leftTo"] === undefined ? "" : `，交给${one.handover["leftTo"]}`}
            </p>
          )}
        </div>
      ))}
      {ending !== undefined && (
        <EndPlacementDialog placement={ending} childName={child.name} onClose={() => setEnding(undefined)} />
      )}
    </section>
  );
}

/** 随身物品：书包一个；健康状况：… */
function sayHandover(handover: Readonly<Record<string, string>>): string {
  return Object.entries(Handover.shape)
    .flatMap(([key, field]) => {
      const said = handover[key];
      const label = labelOf(field);
      return said === undefined || label === undefined ? [] : [`${label}：${said}`];
    })
    .join("；");
}

function labelOf(field: { meta(): unknown; unwrap?: () => unknown }): string | undefined {
  const meta = field.meta() as { label?: string } | undefined;
  if (meta?.label !== undefined) return meta.label;
  const inner = field.unwrap?.() as { meta(): unknown } | undefined;
  return inner === undefined ? undefined : labelOf(inner);
}
