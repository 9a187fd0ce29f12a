import { Button } from "antd";
import { useRef, useState } from "react";
import type { OpenFile, OpenFiles } from "../../open/open-files.ts";
import { sizeWords } from "../../open/size-words.ts";

interface ReportFilesProps {
  readonly files: OpenFiles;
  readonly chosen: readonly OpenFile[];
  readonly onChange: () => void;
}

/** Photos, recordings, films that go with a report: chosen now, sent when the report is there. */
export function ReportFiles({ files, chosen, onChange }: ReportFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState("");
  const take = async (list: FileList | null) => {
    if (list === null || list.length === 0) return;
    const words = await files.add(Array.from(list));
    setRefused(words);
    onChange();
    // The same photo can be chosen again after it was taken away.
    if (input.current !== null) input.current.value = "";
  };
  return (
    <section className="ta-paper" aria-label="照片、录音、视频">
      <div className="ta-paper-head">
        <h2>照片、录音、视频</h2>
        <span className="ta-grey ta-small">没有就不用传；里面的位置和手机信息会去掉</span>
      </div>
      <div className="ta-paper-body">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="选照片、录音、视频"
          accept="image/*,audio/*,video/*"
          onChange={({ target }) => void take(target.files)}
        />
        <ul className="ta-report-files">
          {chosen.map(({ id, name, file }) => (
            <li key={id}>
              {name}（{sizeWords(file.size)}）
              <Button
                type="text"
                size="small"
                aria-label={`去掉：${name}`}
                onClick={() => {
                  files.remove(id);
                  onChange();
                }}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
        <Button onClick={() => input.current?.click()}>选文件</Button>
        {refused !== "" && (
          <p className="ta-red" role="status">
            {refused}
          </p>
        )}
      </div>
    </section>
  );
}
