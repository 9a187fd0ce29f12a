import { EyeOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { AskReason } from "./AskReason.tsx";
import { usePrintingSince } from "./print.ts";
import "./masked-number.css";

interface MaskedNumberProps {
  /** 身份证号, 联系电话 */
  readonly label: string;
  readonly masked: string;
  /** Absent: this post may not. */
  readonly onReveal?: ((reason: string) => Promise<string>) | undefined;
  /** How it is written, masked and whole; absent: plainly. */
  readonly write?: (number: string) => ReactNode;
}

const plainly = (number: string): ReactNode => number;

const COMMON_REASONS = ["核对身份", "联系监护人", "办理业务填表"];
const SHOWN_FOR_MS = 60_000;

/** `500199********0019`, and an eye that asks what for. The whole number goes away by itself. */
export function MaskedNumber({ label, masked, onReveal, write = plainly }: MaskedNumberProps) {
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
        {write(shown)}{" "}
        <button type="button" className="ta-link ta-small ta-noprint" onClick={() => setShown(undefined)}>
          遮住
        </button>
      </span>
    );
  }
  return (
    <span className="ta-number">
      {write(masked)}
      {onReveal !== undefined && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          destroyOnHidden
          content={
            <AskReason
              what={`查看完整${label}做什么用？会记入审计日志，一分钟后自动遮住。`}
              reasons={COMMON_REASONS}
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
