import { Button } from "antd";
import type { ReactNode } from "react";
import { useHref, useLinkClickHandler } from "react-router";

interface LinkButtonProps {
  readonly to: string;
  /** The step that is taken most often from here. */
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}

/** Goes to another page and is pressed like a button: a link for the keyboard and for readers who hear it. */
export function LinkButton({ to, isFirst = false, children }: LinkButtonProps) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return (
    <Button type={isFirst ? "primary" : "default"} href={href} onClick={go}>
      {children}
    </Button>
  );
}
