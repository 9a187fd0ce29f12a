import { Button, Input } from "antd";
import { useState } from "react";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useUnsaved } from "../../../../../faces/desk/parts/useUnsaved.tsx";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { freshUuid } from "../../open/fresh-uuid.ts";
import { labelOf } from "../../open/label-of.ts";
import { type OpenFile, openFiles } from "../../open/open-files.ts";
import { AddedWords, addToOwnReport, listOwnReports } from "../../own-reports.contract.ts";
import { FilesOnTheirWay } from "../new/FilesOnTheirWay.tsx";
import { ReportFiles } from "../new/ReportFiles.tsx";

interface AddToReportProps {
  readonly id: string;
  readonly isClosed: boolean;
  readonly onDone: () => void;
}

/** Words, photos, or both; the words go first, for they arrive on any line. */
export function AddToReport({ id, isClosed, onDone }: AddToReportProps) {
  // Sent again after a lost answer it is the same addition.
  const [first] = useState(() => ({ id: freshUuid(), words: "" }));
  const kept = useDraft(`own-report/${id}`, first);
  const { words } = kept.value;
  // In the page's memory only: a hurt child's photo does not stay in a browser.
  const [files] = useState(openFiles);
  const [chosen, setChosen] = useState<readonly OpenFile[]>([]);
  const [areOnTheirWay, send] = useState(false);
  useUnsaved((kept.dirty && words.trim() !== "") || (chosen.length > 0 && !areOnTheirWay), "要补充的情况");
  const write = useWrite(addToOwnReport, {
    makesOld: [listOwnReports],
    onDone: () => {
      kept.clear();
      if (chosen.length === 0) onDone();
      else send(true);
    },
  });
  if (areOnTheirWay) return <FilesOnTheirWay reportId={id} files={chosen} onDone={onDone} />;
  const isEmpty = words.trim() === "" && chosen.length === 0;
  return (
    <form
      className="ta-stack ta-noprint"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === "") send(true);
        else write.mutate({ params: { id }, body: { id: kept.value.id, words } });
      }}
    >
      <p className="ta-grey">
        {isClosed ? "这份报告已经办结，补充的话仍会转到负责的人手上。" : "补充的话会马上转到负责的人手上。"}
        孩子正有危险的，先打 110。
      </p>
      <Field label={labelOf(AddedWords)} wide>
        {({ id: field }) => (
          <Input.TextArea
            id={field}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={4000}
            value={words}
            onChange={({ target }) => kept.set({ id: kept.value.id, words: target.value })}
          />
        )}
      </Field>
      <ReportFiles files={files} chosen={chosen} onChange={() => setChosen(files.all())} />
      {write.error !== null && <ProblemNote problem={write.error} />}
      <div className="ta-row">
        <Button type="primary" htmlType="submit" loading={write.isPending} disabled={isEmpty}>
          补充
        </Button>
        {isEmpty && <span className="ta-grey">写几个字，或者选照片、录音、视频</span>}
      </div>
    </form>
  );
}
