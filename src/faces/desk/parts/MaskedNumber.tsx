import { EyeOutlined } from "@ant-design/icons";
import { Button, Input, Popover } from "antd";
import { useEffect, useState } from "react";
import { ProblemNote } from "./ProblemNote.tsx";
import { usePrintingSince } from "./print.ts";
import "./masked-number.css";

interface MaskedNumberProps {
  /** 身份证号, 联系电话 */
  readonly label: string;
  readonly masked: string;
  /** Absent: this post may not. */
  readonly onReveal?: ((reason: string) => Promise<string>) | undefined;
}

const COMMON_REASONS = ["核对身份", "联系监护人", "办理业务填表"];
const SHOWN_FOR_MS = 60_000;

/** `500199********0019`, and an eye that asks what for. The whole number goes away by itself. */
export function MaskedNumber({ label, masked, onReveal }: MaskedNumberProps) {
  const [shown, setShown] = useState<string | undefined>();
  const [open, setOpen] = useState(false);
  const isPrinting = usePrintingSince() !== undefined;
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => {
      setShown(undefined);
    }, SHOWN_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [shown]);

  // A sheet of paper does not cover the number up again after a minute.
  if (shown !== undefined && !isPrinting) {
    return (
      <span className="ta-number">
        {shown}{" "}
        <button type="button" className="ta-link ta-small ta-noprint" onClick={() => setShown(undefined)}>
          遮住
        </button>
      </span>
    );
  }
  return (
    <span className="ta-number">
      {masked}
      {onReveal !== undefined && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          destroyOnHidden
          content={
            <AskReason
              label={label}
              onReveal={async (reason) => {
                setShown(await onReveal(reason));
                setOpen(false);
              }}
            />
          }
        >
          <button type="button" className="ta-plain ta-eye ta-noprint" aria-label={`查看完整${label}`}>
            <EyeOutlined />
          </button>
        </Popover>
      )}
    </span>
  );
}

interface AskReasonProps {
  readonly label: string;
  readonly onReveal: (reason: string) => Promise<void>;
}

function AskReason({ label, onReveal }: AskReasonProps) {
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
      className="ta-ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 2) void ask(reason.trim());
      }}
    >
      <p>查看完整{label}做什么用？会记入审计日志，一分钟后自动遮住。</p>
      <div className="ta-wrap">
        {COMMON_REASONS.map((common) => (
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
