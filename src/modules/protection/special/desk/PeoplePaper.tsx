import { Button, Tag } from "antd";
import { useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { listPeople, type SpecialPerson } from "../people/people.contract.ts";
import { personPartCodes } from "../special-codes.contract.ts";
import { AddPersonDialog } from "./AddPersonDialog.tsx";
import { ToldDialog } from "./ToldDialog.tsx";
import "./special.css";

/** The children in what happened: both sides, and whether their guardians have been told. */
export function PeoplePaper({ matter }: { readonly matter: MatterView }) {
  const { data, error, refetch } = useRead(listPeople, { params: { id: matter.id } });
  const [adding, setAdding] = useState(false);
  const [telling, setTelling] = useState<SpecialPerson>();
  return (
    <section className="ta-paper ta-app-paper" aria-label="事件中的孩子">
      <div className="ta-paper-head">
        <h2>事件中的孩子</h2>
        {data?.canWrite === true && (
          <Button size="small" onClick={() => setAdding(true)}>
            登记孩子
          </Button>
        )}
      </div>
      <div className="ta-paper-body">
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} compact />}
        {data?.items.length === 0 && <p className="ta-grey">还没有登记。</p>}
        {data !== undefined && !data.readsNames && data.items.length > 0 && (
          <p className="ta-grey ta-small">您的岗位不需要姓名，这里以代号称呼。</p>
        )}
        <ul className="ta-special-people">
          {(data?.items ?? []).map((one) => (
            <li key={one.id}>
              <div>
                <b>{one.name ?? one.codeName}</b>{" "}
                <span className="ta-grey">
                  {one.name === null ? personPartCodes.label(one.part) : one.codeName}
                  {one.class !== null && ` · ${one.class}`}
                </span>
                {one.guardian !== null && (
                  <p className="ta-small ta-grey">
                    监护人 {one.guardian} {one.phone}
                  </p>
                )}
              </div>
              {one.part !== "witness" && (
                <Told person={one} canWrite={data?.canWrite === true} onTell={() => setTelling(one)} />
              )}
            </li>
          ))}
        </ul>
      </div>
      {adding && <AddPersonDialog matterId={matter.id} onClose={() => setAdding(false)} />}
      {telling !== undefined && (
        <ToldDialog matter={matter} person={telling} onClose={() => setTelling(undefined)} />
      )}
    </section>
  );
}

interface ToldProps {
  readonly person: SpecialPerson;
  readonly canWrite: boolean;
  readonly onTell: () => void;
}

function Told({ person, canWrite, onTell }: ToldProps) {
  if (person.toldOn !== null)
    return (
      <Tag color="green" title={person.toldHow ?? ""}>
        监护人已告知 {person.toldOn}
      </Tag>
    );
  if (!canWrite) return <Tag color="red">监护人还没有告知</Tag>;
  return (
    <Button size="small" onClick={onTell} aria-label={`登记已告知${person.codeName}的监护人`}>
      登记已告知监护人
    </Button>
  );
}
