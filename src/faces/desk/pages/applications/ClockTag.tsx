import type { Clock } from "../../../../platform/procedures/matter-view.contract.ts";

const colours: Readonly<Record<Clock["tone"], string>> = {
  none: "ta-grey",
  calm: "",
  soon: "ta-amber",
  today: "ta-amber",
  late: "ta-red",
  stands: "ta-grey",
  cannotTell: "ta-purple",
};

const marks: Readonly<Record<Clock["tone"], string>> = {
  none: "",
  calm: "○",
  soon: "◐",
  today: "◐",
  late: "●",
  stands: "‖",
  cannotTell: "?",
};

/** The law's clock: how long is left and until when, whether it stands, or that it cannot be told. */
export function ClockTag({ clock }: { readonly clock: Clock }) {
  if (clock.says === "") return null;
  return (
    <span className={`ta-clock ta-nowrap ${colours[clock.tone]}`} title={clock.note ?? undefined}>
      {marks[clock.tone] !== "" && <span aria-hidden="true">{marks[clock.tone]} </span>}
      {clock.says}
      {clock.tone === "cannotTell" && "（暂按周一至周五推算）"}
    </span>
  );
}
