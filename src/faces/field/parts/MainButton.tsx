import Button from "antd-mobile/es/components/button";
import type { ReactNode } from "react";

interface MainButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
  readonly isDanger?: boolean;
  readonly isQuiet?: boolean;
}

export function MainButton({
  children,
  onClick,
  isBusy = false,
  isDanger = false,
  isQuiet = false,
}: MainButtonProps) {
  return (
    <Button
      block
      size="large"
      className="fd-button"
      color={isDanger ? "danger" : "primary"}
      fill={isQuiet ? "outline" : "solid"}
      disabled={isBusy}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
