import { Button } from "antd";
import { useEffect, useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { request } from "../../../../platform/client/api.ts";
import type { ReportView } from "../report-view.contract.ts";
import { openReportPaper } from "../reports.contract.ts";
import { paperKindOf } from "./paper-kind.ts";

interface PaperTileProps {
  readonly reportId: string;
  readonly paper: ReportView["papers"][number];
}

/** Nothing is shown before somebody asks: whoever passes the desk should not see a hurt child. */
export function PaperTile({ reportId, paper }: PaperTileProps) {
  const [state, setState] = useState<{ busy: boolean; problem: unknown; address: string | undefined }>({
    busy: false,
    problem: undefined,
    address: undefined,
  });
  const { address } = state;
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const { word, size, kind } = paperKindOf(paper);
  const open = async () => {
    setState({ busy: true, problem: undefined, address: undefined });
    try {
      const answer = await request(openReportPaper, { params: { id: reportId, paperId: paper.id } });
      // Its kind as the server found it in the bytes, never as a name claims it.
      const blob = new Blob([await answer.blob()], { type: paper.mediaType });
      setState({ busy: false, problem: undefined, address: URL.createObjectURL(blob) });
    } catch (problem) {
      setState({ busy: false, problem, address: undefined });
    }
  };
  if (address !== undefined) {
    return (
      <div className="ta-paper-shown">
        {kind === "picture" && <img src={address} alt="报告附的照片" />}
        {kind === "sound" && <SoundPlayer address={address} />}
        {kind === "film" && <FilmPlayer address={address} />}
        <div className="ta-row ta-small ta-noprint">
          <button
            type="button"
            className="ta-link"
            onClick={() => setState({ busy: false, problem: undefined, address: undefined })}
          >
            收起
          </button>
          <a href={address} download={paper.name}>
            放不出来？存到电脑上看
          </a>
        </div>
      </div>
    );
  }
  return (
    <div className="ta-paper-hidden">
      <Button loading={state.busy} onClick={() => void open()}>
        显示{word}
      </Button>
      <span className="ta-grey ta-small">{size}</span>
      {state.problem !== undefined && <ProblemNote problem={state.problem} compact />}
    </div>
  );
}

/** What somebody has sent has no captions. */
const noCaptions = <track kind="captions" />;

function SoundPlayer({ address }: { readonly address: string }) {
  return (
    <audio controls src={address}>
      {noCaptions}
    </audio>
  );
}

function FilmPlayer({ address }: { readonly address: string }) {
  return (
    <video controls src={address}>
      {noCaptions}
    </video>
  );
}
