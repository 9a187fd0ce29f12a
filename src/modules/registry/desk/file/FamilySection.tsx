import { DownOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ChildFile } from "../../child-file.contract.ts";
import { AddFactDialog } from "./AddFactDialog.tsx";
import { AddKinDialog } from "./acts/AddKinDialog.tsx";
import { CorrectPersonDialog } from "./acts/CorrectPersonDialog.tsx";
import { EndKinDialog } from "./acts/EndKinDialog.tsx";
import { FactLine } from "./FactLine.tsx";
import { FileSection } from "./FileSection.tsx";
import { useFile } from "./file-context.ts";
import { sameFamily } from "./file-words.ts";
import { RevealedNumber } from "./RevealedNumber.tsx";
import { sections } from "./sections.ts";

type Kin = ChildFile["kin"][number];

/** The people around the child, what stands between them and the care of the child, and who is the guardian. */
export function FamilySection() {
  const { file } = useFile();
  const [adding, setAdding] = useState(false);
  const siblings = sameFamily(file);
  const add: ReactNode = (
    <button type="button" className="ta-link" onClick={() => setAdding(true)}>
      登记家人
    </button>
  );
  return (
    <FileSection section={sections.family} acts={add}>
      {file.kin.length === 0 && <p className="ta-nothing">还没有登记家人。</p>}
      {file.kin.map((kin) => (
        <KinRow key={kin.id} kin={kin} />
      ))}
      {siblings.length > 0 && (
        <p className="ta-kin-others">
          <span className="ta-fact-label">同一家的孩子</span>
          {siblings.map(({ id, name, through }, index) => (
            <span key={id}>
              {index > 0 && "、"}
              <Link to={`/children/${id}`}>{name}</Link>
              <span className="ta-grey">（{through.join("、")}相同）</span>
            </span>
          ))}
        </p>
      )}
      {adding && <AddKinDialog onClose={() => setAdding(false)} />}
    </FileSection>
  );
}

function KinRow({ kin }: { readonly kin: Kin }) {
  const { canWrite } = useFile();
  const [dialog, setDialog] = useState<"condition" | "person" | "end" | undefined>();
  const close = () => setDialog(undefined);
  const { person } = kin;
  const standing = kin.facts.filter((fact) => fact.holds);
  return (
    <div className="ta-kin">
      <div className="ta-kin-who">
        <div className="ta-kin-info">
          <span className="ta-kin-relation">{kin.relationLabel}</span>
          <b>{person.name}</b>
          {person.age !== null && <span>{person.age} 岁</span>}
          {kin.caresForChild && <span className="ta-tag ta-tag-green ta-tag-small">平时照料</span>}
          {person.phoneMasked !== null && (
            <span className="ta-grey">
              电话 <RevealedNumber personId={person.id} field="phone" masked={person.phoneMasked} />
            </span>
          )}
          {person.citizenNoMasked !== null && (
            <span className="ta-grey">
              <RevealedNumber personId={person.id} field="citizenNo" masked={person.citizenNoMasked} />
            </span>
          )}
        </div>
        {canWrite && (
          <Dropdown
            autoFocus
            trigger={["click"]}
            menu={{
              items: [
                { key: "condition", label: "登记他（她）的情形" },
                { key: "person", label: "更正姓名、证件、电话" },
                { key: "end", label: "结束这层关系" },
              ],
              onClick: ({ key }) => setDialog(key as "condition" | "person" | "end"),
            }}
          >
            <button type="button" className="ta-link ta-small ta-noprint" aria-label={`${person.name}：办理`}>
              办理 <DownOutlined aria-hidden="true" />
            </button>
          </Dropdown>
        )}
      </div>
      {standing.map((fact) => (
        <FactLine key={fact.id} fact={fact} canEnd={fact.kind === "condition"} />
      ))}
      {dialog === "condition" && <AddFactDialog kind="condition" person={person} onClose={close} />}
      {dialog === "person" && <CorrectPersonDialog person={person} onClose={close} />}
      {dialog === "end" && <EndKinDialog kin={kin} onClose={close} />}
    </div>
  );
}
