import { Button, Input } from "antd";
import { useState } from "react";
import { ProblemNote } from "./ProblemNote.tsx";
import "./ask-reason.css";

interface AskReasonProps {
  /** What is shown afterwards, and that it is logged. */
  readonly what: string;
  /** Those that are usual here. */
  readonly reasons: readonly string[];
  readonly onReveal: (reason: string) => Promise<void>;
}

/** Asks what for, before something is opened that is not for everybody. */
export function AskReason({ what, reasons, onReveal }: AskReasonProps) {
  const [reason, setReason] = useState("");
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({
    busy: false,
    problem: undefined,
  });
  const ask = async (why: string) => {
    setState({ busy: true, problem: undefined });
    try {
      await onReveal(why);
    } catch (problem) {
      setState({ busy: false, problem });
    }
  };
  return (
    <form
      className="ta-ask-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 2) void ask(reason.trim());
      }}
    >
      <p>{what}</p>
      <div className="ta-wrap">
        {reasons.map((common) => (
          <Button key={common} size="small" disabled={state.busy} onClick={() => void ask(common)}>
            {common}
          </Button>
        ))}
      </div>
      <div className="ta-row">
        <Input
          aria-label="查看的用途"
          placeholder="或者写明用途"
          maxLength={300}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button htmlType="submit" type="primary" loading={state.busy} disabled={reason.trim().length < 2}>
          查看
        </Button>
      </div>
      {state.problem !== undefined && <ProblemNote problem={state.problem} compact />}
    </form>
  );
}
