import { App, Input } from "antd";
import { useRef, useState } from "react";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  notePaper,
  openMaterial,
  uploadMaterial,
} from "../../../../platform/procedures/materials.contract.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { dayText } from "../../parts/moment.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { madeOld } from "./made-old.ts";

type Material = MatterView["materials"][number];

/** Which papers are asked for, which are there. */
export function MaterialsPaper({ matter }: { readonly matter: MatterView }) {
  const upload = useWrite(uploadMaterial, { makesOld: madeOld });
  const [noting, setNoting] = useState<Material | undefined>();
  const canAdd = matter.can.includes("addMaterial");
  if (matter.materials.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="材料">
      <div className="ta-paper-head">
        <h2>材料</h2>
        <span className="ta-grey ta-small">照片、PDF 或 Word，单个不超过 10 MB</span>
      </div>
      {upload.error !== null && <ProblemNote problem={upload.error} compact />}
      <ul className="ta-materials">
        {matter.materials.map((material) => (
          <li key={material.code}>
            <div className="ta-material-head">
              <span>
                {material.papers.length > 0 ? (
                  <span className="ta-green" aria-hidden="true">
                    ✓{" "}
                  </span>
                ) : (
                  <span className={material.required ? "ta-red" : "ta-grey"} aria-hidden="true">
                    {material.required ? "× " : "○ "}
                  </span>
                )}
                {material.title}
                {material.papers.length === 0 && (
                  <span className={material.required ? "ta-red ta-small" : "ta-grey ta-small"}>
                    {material.required ? " 还没有交" : " 可以不交"}
                  </span>
                )}
              </span>
              {canAdd && (
                <span className="ta-material-acts ta-noprint">
                  <Upload
                    material={material}
                    isBusy={upload.isPending}
                    onFile={(file, kind) =>
                      upload.mutate({ params: { id: matter.id }, body: { item: material.code, kind }, file })
                    }
                  />
                  <button type="button" className="ta-link" onClick={() => setNoting(material)}>
                    登记纸质件
                  </button>
                </span>
              )}
            </div>
            {material.papers.map((paper) => (
              <Paper key={paper.id} matterId={matter.id} paper={paper} />
            ))}
          </li>
        ))}
      </ul>
      {noting !== undefined && (
        <NoteDialog matterId={matter.id} material={noting} onClose={() => setNoting(undefined)} />
      )}
    </section>
  );
}

interface UploadProps {
  readonly material: Material;
  readonly isBusy: boolean;
  readonly onFile: (file: File, kind: string) => void;
}

function kindsOf({ code, title, alternatives }: Material) {
  return alternatives.length === 0 ? [{ code, title }] : alternatives;
}

function Upload({ material, isBusy, onFile }: UploadProps) {
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState(kindsOf(material)[0]?.code ?? material.code);
  return (
    <>
      {kindsOf(material).map((one) => (
        <button
          key={one.code}
          type="button"
          className="ta-link"
          disabled={isBusy}
          onClick={() => {
            setKind(one.code);
            input.current?.click();
          }}
        >
          {material.alternatives.length === 0 ? "上传" : `上传${one.title}`}
        </button>
      ))}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`选择${material.title}的文件`}
        accept=".jpg,.jpeg,.png,.pdf,.doc,.docx"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file !== undefined) onFile(file, kind);
        }}
      />
    </>
  );
}

function Paper({
  matterId,
  paper,
}: {
  readonly matterId: string;
  readonly paper: Material["papers"][number];
}) {
  const { message } = App.useApp();
  const take = async () => {
    try {
      await download(openMaterial, { params: { id: matterId, materialId: paper.id } });
    } catch (problem) {
      void message.error(`没有下载：${asProblem(problem).title}`);
    }
  };
  return (
    <p className="ta-small ta-paper-line">
      {paper.fileName === null ? (
        <span>纸质件</span>
      ) : (
        <button type="button" className="ta-link" onClick={() => void take()}>
          {paper.fileName}
        </button>
      )}
      <span className="ta-grey">
        {paper.note !== null && ` · ${paper.note}`} · {paper.addedBy} {dayText(paper.addedAt)}
      </span>
    </p>
  );
}

interface NoteDialogProps {
  readonly matterId: string;
  readonly material: Material;
  readonly onClose: () => void;
}

function NoteDialog({ matterId, material, onClose }: NoteDialogProps) {
  const kinds = kindsOf(material);
  const [kind, setKind] = useState(kinds[0]?.code ?? material.code);
  const [note, setNote] = useState("原件已核对，复印件存镇街档案");
  const write = useWrite(notePaper, { makesOld: madeOld, onDone: onClose });
  return (
    <ActDialog
      title={`登记纸质件：${material.title}`}
      what="没有扫描也可以先登记：写明原件是否核对、纸质件放在哪里。"
      okText="登记"
      ready={note.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ params: { id: matterId }, body: { item: material.code, kind, note } })}
      onClose={onClose}
    >
      {kinds.length > 1 && (
        <div className="ta-wrap" role="radiogroup" aria-label="是哪一种">
          {kinds.map((one) => (
            <label key={one.code} className="ta-radio">
              <input type="radio" checked={kind === one.code} onChange={() => setKind(one.code)} />{" "}
              {one.title}
            </label>
          ))}
        </div>
      )}
      <Input.TextArea
        rows={2}
        maxLength={200}
        aria-label="说明"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  );
}
