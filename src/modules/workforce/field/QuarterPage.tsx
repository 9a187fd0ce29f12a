/** The quarter: how many came, left and changed, and one act for each village. */
import { useState } from "react";
import { useHeld } from "../../../faces/field/Held.tsx";
import { Card } from "../../../faces/field/parts/Card.tsx";
import { Empty } from "../../../faces/field/parts/Empty.tsx";
import { MainButton } from "../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../faces/field/parts/Note.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import { usePhone } from "../../../faces/field/phone-context.ts";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { newId } from "../../../platform/client/new-id.ts";
import { confirmVillage } from "../../registry/quarters/confirm-village.contract.ts";
import { type VillageState, villageStates } from "../../registry/quarters/quarters.contract.ts";
import type { DeskDocument } from "../phone/desk-document.contract.ts";

type Quarter = NonNullable<DeskDocument["quarter"]>;

export function QuarterPage() {
  const { now } = useHeld();
  if (now === undefined) return <Waiting />;
  const quarter = now.desk?.quarter ?? null;
  const sent = new Set(
    now.outbox
      .filter(({ operation, state }) => operation === confirmVillage.name && state !== "attention")
      .map(({ body }) => body["villageCode"]),
  );
  return (
    <Page title="季度名册" back="/">
      {quarter === null ? (
        <Empty title="现在没有要确认的名册" />
      ) : (
        <>
          <p className="fd-why">
            {quarter.title}，{quarter.dueOn} 截止。先在<a href="#/children">孩子</a>
            里看一遍：有没有漏的、搬走的。
          </p>
          {quarter.villages.map((village) => (
            <Village
              key={village.code}
              quarterId={quarter.id}
              village={village}
              isSent={sent.has(village.code)}
            />
          ))}
        </>
      )}
    </Page>
  );
}

function isState(state: string): state is VillageState {
  return Object.keys(villageStates).includes(state);
}

interface VillageProps {
  readonly quarterId: string;
  readonly village: Quarter["villages"][number];
  readonly isSent: boolean;
}

function Village({ quarterId, village, isSent }: VillageProps) {
  const phone = usePhone();
  const { readAgain } = useHeld();
  const [fault, setFault] = useState<string | null>(null);
  const confirm = async () => {
    try {
      await phone.save({
        mutations: [
          {
            id: newId(),
            operation: confirmVillage.name,
            formVersion: 1,
            params: { quarter: quarterId },
            body: { villageCode: village.code },
            placeCode: village.code,
            label: `确认${village.name}的季度名册`,
          },
        ],
      });
      readAgain();
      void phone.syncNow();
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
    }
  };
  return (
    <Card title={village.name}>
      <p>
        名册上有 {village.children} 个孩子。这一季新来 {village.came} 个，离开 {village.left} 个，情况变了的{" "}
        {village.changed} 个。
      </p>
      {village.returned !== null && <Note tone="late">镇街退回：{village.returned}</Note>}
      {isSent ? (
        <Note tone="calm">已确认，在手机上，等上传。</Note>
      ) : village.can.includes("confirm") ? (
        <MainButton onClick={() => void confirm()}>名册对，确认</MainButton>
      ) : (
        <p className="fd-aside">{isState(village.state) ? villageStates[village.state] : village.state}</p>
      )}
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
    </Card>
  );
}
