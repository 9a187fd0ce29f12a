import { useState } from "react";
import { PinPad } from "./PinPad.tsx";
import { faultOfPin } from "./pin-rules.ts";

interface NewPinProps {
  readonly onChosen: (pin: string) => void;
  readonly isBusy: boolean;
  readonly fault: string | null;
}

/** Twice, so that nobody locks the phone with a slip of the thumb. */
export function NewPin({ onChosen, isBusy, fault }: NewPinProps) {
  const [first, setFirst] = useState<string | null>(null);
  const [slip, setSlip] = useState<string | null>(null);
  const take = (pin: string) => {
    if (first === null) {
      const easy = faultOfPin(pin) ?? null;
      setSlip(easy);
      if (easy === null) setFirst(pin);
      return;
    }
    setFirst(null);
    if (pin === first) {
      setSlip(null);
      onChosen(pin);
    } else setSlip("两次不一样，请重新设一个");
  };
  return (
    <PinPad
      label={first === null ? "设 6 位数字的解锁密码" : "再输一次"}
      onWhole={take}
      isBusy={isBusy}
      fault={slip ?? fault}
    />
  );
}
