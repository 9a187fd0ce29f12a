import { Button } from "antd";
import { useRef, useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { notePaper, uploadMaterial } from "../../../../platform/procedures/materials.contract.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import type { Preparation } from "../applications.contract.ts";

type Material = Preparation["materials"][number];

interface MaterialsCardProps {
  readonly materials: readonly Material[];
  readonly matter: MatterView | undefined;
  /** A paper needs something to lie in: the draft is kept first. */
  readonly demandMatter: () => Promise<MatterView | undefined>;
  readonly onChange: (matter: MatterView) => void;
}

/** Papers: photographed with the phone, uploaded, or noted as compared; none is needed for handing in. */
export function MaterialsCard({ materials, matter, demandMatter, onChange }: MaterialsCardProps) {
  return (
    <section className="ta-paper" aria-label="材料">
      <div className="ta-paper-head">
        <h2>材料</h2>
        <span className="ta-grey ta-small">能和部门数据比对的不用交；不齐也可以先提交，镇街查验前补齐。</span>
      </div>
      <ul className="ta-apply-materials">
        {materials.map((material) => (
          <li key={material.code}>
            <MaterialLine {...{ material, matter, demandMatter, onChange }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MaterialLine({
  material,
  matter,
  demandMatter,
  onChange,
}: Omit<MaterialsCardProps, "materials"> & { readonly material: Material }) {
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState(material.alternatives[0]?.code ?? material.code);
  const uploading = useWrite(uploadMaterial, { onDone: onChange });
  const noting = useWrite(notePaper, { onDone: onChange });
  const papers = matter?.materials.find(({ code }) => code === material.code)?.papers ?? [];
  const upload = async (file: File | undefined) => {
    const target = file === undefined ? undefined : await demandMatter();
    if (file === undefined || target === undefined) return;
    uploading.mutate({ params: { id: target.id }, body: { item: material.code, kind }, file });
  };
  const compared = material.alternatives.some(({ code }) => code === "compared");
  const note = async () => {
    const target = await demandMatter();
    if (target === undefined) return;
    const body = { item: material.code, kind: "compared", note: "已与部门数据比对" };
    noting.mutate({ params: { id: target.id }, body });
  };
  const problem = uploading.error ?? noting.error;
  return (
    <>
      <div className="ta-apply-material">
        <span className="ta-apply-material-name">
          {material.title}
          {material.required && <span className="ta-field-must">需要</span>}
          {papers.length > 0 && (
            <span className="ta-green ta-small">
              {" "}
              ✓ 已有 {papers.map((one) => one.fileName ?? one.kindTitle).join("、")}
            </span>
          )}
        </span>
        <span className="ta-row">
          {material.alternatives.length > 1 && (
            <select
              aria-label={`${material.title}是哪一种`}
              value={kind}
              onChange={({ target }) => setKind(target.value)}
            >
              {material.alternatives
                .filter(({ code }) => code !== "compared")
                .map(({ code, title }) => (
                  <option key={code} value={code}>
                    {title}
                  </option>
                ))}
            </select>
          )}
          <Button size="small" loading={uploading.isPending} onClick={() => input.current?.click()}>
            拍照或上传
          </Button>
          {compared && papers.length === 0 && (
            <Button size="small" loading={noting.isPending} onClick={() => void note()}>
              已比对，不用交
            </Button>
          )}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={`选择${material.title}`}
          accept=".jpg,.jpeg,.png,.pdf,.doc,.docx"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = "";
            void upload(file);
          }}
        />
      </div>
      {problem !== null && <ProblemNote problem={problem} compact />}
    </>
  );
}
