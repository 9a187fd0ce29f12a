import { Popover } from "antd";
import type { ReactNode } from "react";

interface WhyProps {
  /** The small word itself. */
  readonly word?: "依据" | "为什么" | "说明";
  readonly children: ReactNode;
}

/** The reason, a click away from what was computed or decided. */
export function Why({ word = "为什么", children }: WhyProps) {
  return (
    <Popover trigger="click" content={<div style={{ maxWidth: 360 }}>{children}</div>}>
      <button type="button" className="ta-link ta-small">
        {word}
      </button>
    </Popover>
  );
}
