import { useEffect, useState } from "react";
import { PIN_LENGTH } from "./pin-rules.ts";

interface PinPadProps {
  readonly label: string;
  /** Called with the sixth digit; the pad is empty again when it has been answered. */
  readonly onWhole: (pin: string) => void;
  readonly isBusy: boolean;
  readonly fault: string | null;
}

const DOTS = Array.from({ length: PIN_LENGTH }, (_, at) => at);
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** Large keys of our own: the phone's keyboard would remember what is typed, and hide half of the page. */
export function PinPad({ label, onWhole, isBusy, fault }: PinPadProps) {
  const [typed, setTyped] = useState("");
  const add = (digit: string) => {
    if (isBusy || typed.length >= PIN_LENGTH) return;
    const pin = typed + digit;
    if (pin.length < PIN_LENGTH) {
      setTyped(pin);
      return;
    }
    setTyped("");
    onWhole(pin);
  };
  const takeBack = () => setTyped(typed.slice(0, -1));

  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) add(key);
      else if (key === "Backspace") takeBack();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });

  return (
    <div className="fd-pin">
      <p className="fd-pin-label">{label}</p>
      <p className="fd-pin-dots" role="status" aria-label={`已输入 ${typed.length} 位，共 ${PIN_LENGTH} 位`}>
        {DOTS.map((at) => (
          <span key={at} className={at < typed.length ? "fd-pin-dot fd-pin-full" : "fd-pin-dot"} />
        ))}
      </p>
      <p className="fd-fault fd-pin-fault" role="alert">
        {isBusy ? "正在打开…" : (fault ?? "")}
      </p>
      <div className="fd-pin-keys">
        {KEYS.map((key) => (
          <button key={key} type="button" onClick={() => add(key)} disabled={isBusy}>
            {key}
          </button>
        ))}
        <span />
        <button type="button" onClick={() => add("0")} disabled={isBusy}>
          0
        </button>
        <button type="button" className="fd-pin-back" onClick={takeBack} disabled={isBusy}>
          退一格
        </button>
      </div>
    </div>
  );
}
