import { useState } from "react";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import type { StepProps } from "./step-props.ts";

const PATIENCE_MS = 20_000;

/** By the visitor's own tap, once, and never waited for. */
export function PlaceField({ draft, change }: StepProps) {
  const [says, setSays] = useState<string | null>(null);
  const look = () => {
    setSays("正在找位置，可以先写别的…");
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        setSays(null);
        change({ place: { latitude, longitude, accuracyMetres: Math.min(accuracy, 100_000) } });
      },
      () => setSays("没有找到位置。不记也可以，不影响走访。"),
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
