import { useEffect, useState } from "react";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import type { StepProps } from "./step-props.ts";

const PATIENCE_MS = 20_000;
const NOT_FOUND = "没有找到位置。不记也可以，走访照样算数。";
const DENIED = "手机没有让这一页看位置。不记也可以，走访照样算数。";

/** By the visitor's own tap, once, and never waited for. */
export function PlaceField({ draft, change }: StepProps) {
  const [says, setSays] = useState<string | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  // The browser's own patience begins only when its question was answered; whoever leaves that standing is told too.
  useEffect(() => {
    if (!isLooking) return;
    const timer = setTimeout(() => {
      setIsLooking(false);
      setSays(NOT_FOUND);
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLooking]);
  const look = () => {
    setIsLooking(true);
    setSays("正在找位置，先写别的也行…");
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setIsLooking(false);
        setSays(null);
        change({ place: { latitude, longitude, accuracyMetres: Math.min(accuracy, 100_000) } });
      },
      ({ code, PERMISSION_DENIED }) => {
        setIsLooking(false);
        setSays(code === PERMISSION_DENIED ? DENIED : NOT_FOUND);
      },
      { timeout: PATIENCE_MS, maximumAge: 60_000, enableHighAccuracy: false },
    );
  };
  return (
    <div className="fd-field">
      <p className="fd-label">位置（可以不记）</p>
      <p className="fd-hint">只为以后别人接手时找得到这一家。只记这一下，不记路线，不用来打卡。</p>
      {(draft.place ?? null) === null ? (
        <MainButton isQuiet onClick={look}>
          记下这一家的位置
        </MainButton>
      ) : (
        <p>
          已记下。
          <button type="button" className="fd-plain-button" onClick={() => change({ place: null })}>
            不要了
          </button>
        </p>
      )}
      {says !== null && <p role="status">{says}</p>}
    </div>
  );
}
