import { AsOfPicker } from "../../../../faces/desk/parts/AsOfPicker.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { FiguresPaper } from "./FiguresPaper.tsx";
import { NamesPaper } from "./NamesPaper.tsx";
import { WatchPaper } from "./WatchPaper.tsx";
import "./guardianship.css";

/** 监护: how many children are under whose guardianship, who they are, and what is due. */
export function GuardianshipPage() {
  const { values, set } = useUrlState();
  const today = useToday();
  const { place, on } = values;
  const isNamed = ["kind", "layer", "lacksDecision", "letter"].some((key) => values[key] !== undefined);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>监护</h1>
        <span className="ta-grey">家庭监护为主体、社会监护为补充、国家监护为兜底。点数字看名单</span>
        <div className="ta-page-acts ta-wrap ta-noprint">
          <span className="ta-guard-place">
            <PlacePicker label="区域" value={place} allowClear onChange={(code) => set({ place: code })} />
          </span>
          <AsOfPicker value={on} today={today} onChange={(day) => set({ on: day })} />
        </div>
      </header>
      {isNamed && <NamesPaper />}
      {!isNamed && <WatchPaper place={place} />}
      <FiguresPaper />
    </div>
  );
}
