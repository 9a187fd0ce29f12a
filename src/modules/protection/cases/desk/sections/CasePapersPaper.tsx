import { Button } from "antd";
import { useRef } from "react";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { newUuid } from "../../../../../platform/client/new-uuid.ts";
import type { CaseView } from "../../case-view.contract.ts";
import { addCasePaper } from "../../cases.contract.ts";
import { PaperTile } from "../PaperTile.tsx";
import { useCaseWrite } from "../useCaseWrite.ts";

const nothing = () => undefined;

/** Photos, recordings, films of the case; the reports' own stand with the reports. */
export function CasePapersPaper({ view }: { readonly view: CaseView }) {
  const input = useRef<HTMLInputElement>(null);
  const upload = useCaseWrite(addCasePaper, view.id, nothing);
  return (
    <section className="ta-paper" aria-label="材料">
      <div className="ta-paper-head">
        <h2>材料</h2>
        <span className="ta-grey ta-small">
          {view.papers.length === 0 ? "还没有照片、录音、视频" : `${view.papers.length} 个，每次打开都有记录`}
        </span>
        {view.writes.length > 0 && (
          <div className="ta-page-acts ta-noprint">
            <Button size="small" loading={upload.isPending} onClick={() => input.current?.click()}>
              添加照片、录音、视频
            </Button>
          </div>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择照片、录音、视频"
        accept="image/*,audio/*,video/*"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file !== undefined) upload.mutate({ params: { id: view.id }, body: { id: newUuid() }, file });
        }}
      />
      {upload.error !== null && <ProblemNote problem={upload.error} compact />}
      {view.papers.length > 0 && (
        <ul className="ta-case-papers">
          {view.papers.map((paper) => (
            <li key={paper.id}>
              <PaperTile caseId={view.id} paper={paper} />
              <span className="ta-grey ta-small">
                {momentText(paper.addedAt)} {paper.byName}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
