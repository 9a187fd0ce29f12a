import { Button } from "antd";
import { useEffect, useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { request } from "../../../../platform/client/api.ts";
import type { CaseView } from "../case-view.contract.ts";
import { openCasePaper } from "../cases.contract.ts";

interface PaperTileProps {
  readonly caseId: string;
  readonly paper: CaseView["papers"][number];
}

type State =
  | { readonly is: "closed" | "opening" }
  | { readonly is: "failed"; readonly problem: unknown }
  | { readonly is: "shown"; readonly address: string };

/** Nothing is shown before somebody asks: whoever passes the desk should not see a hurt child. */
export function PaperTile({ caseId, paper }: PaperTileProps) {
  const [state, setState] = useState<State>({ is: "closed" });
  const address = state.is === "shown" ? state.address : undefined;
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const open = async () => {
    setState({ is: "opening" });
    try {
      const answer = await request(openCasePaper, { params: { id: caseId, paperId: paper.id } });
      // Its kind as the server found it in the bytes, never as a name claims it.
      const blob = new Blob([await answer.blob()], { type: paper.mediaType });
      setState({ is: "shown", address: URL.createObjectURL(blob) });
    } catch (problem) {
      setState({ is: "failed", problem });
    }
  };
  if (address !== undefined) {
    return (
      <div className="ta-case-shown">
        <Shown address={address} mediaType={paper.mediaType} />
        <p className="ta-small ta-noprint">
          <button type="button" className="ta-link" onClick={() => setState({ is: "closed" })}>
            收起
          </button>{" "}
          <a href={address} download={paper.name}>
            放不出来？存到电脑上看
          </a>
        </p>
      </div>
    );
  }
  return (
    <p>
      <Button size="small" loading={state.is === "opening"} onClick={() => void open()}>
        显示{wordOf(paper.mediaType)}
      </Button>
      {state.is === "failed" && <ProblemNote problem={state.problem} compact />}
    </p>
  );
}

function wordOf(mediaType: string): string {
  if (mediaType.startsWith("image/")) return "照片";
  return mediaType.startsWith("audio/") ? "录音" : "视频";
}

/** What somebody has recorded has no captions. */
const noCaptions = <track kind="captions" />;

function Shown({ address, mediaType }: { readonly address: string; readonly mediaType: string }) {
  if (mediaType.startsWith("image/")) return <img src={address} alt="个案的照片" />;
  if (mediaType.startsWith("audio/"))
    return (
      <audio controls src={address}>
        {noCaptions}
      </audio>
    );
  return (
    <video controls src={address}>
      {noCaptions}
    </video>
  );
}
