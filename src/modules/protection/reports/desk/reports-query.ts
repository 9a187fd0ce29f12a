/** What the list of reports asks for, read from the page's address; what is not understood is left out. Pure. */
import { isIsoDate } from "../../../../kernel/calendar-date.ts";
import { type ReportPace, reportPaceCodes } from "../../cases/pace-codes.ts";
import { channelCodes, colourCodes } from "../../protection-codes.contract.ts";

const stages = ["open", "settled", "all"] as const;

export interface ReportsQuery {
  readonly open: (typeof stages)[number];
  readonly place?: string;
  readonly colour?: string;
  readonly channel?: string;
  readonly from?: string;
  readonly to?: string;
  readonly mine?: string;
  readonly sealed?: string;
  readonly number?: string;
  readonly handledFrom?: string;
  readonly handledTo?: string;
  readonly pace?: ReportPace;
  readonly late?: string;
}

export function queryOf(values: Readonly<Record<string, string>>): ReportsQuery {
  const { place = "", colour = "", channel = "", from = "", to = "", mine, sealed, number = "" } = values;
  const { handledFrom = "", handledTo = "", pace = "", late } = values;
  return {
    open: stages.find((one) => one === values["open"]) ?? "open",
    ...(/^\d{6}(\d{3}(\d{3})?)?$/.test(place) ? { place } : {}),
    ...(colourCodes.has(colour) ? { colour } : {}),
    ...(channelCodes.has(channel) ? { channel } : {}),
    ...(isIsoDate(from) ? { from } : {}),
    ...(isIsoDate(to) ? { to } : {}),
    ...(isIsoDate(handledFrom) ? { handledFrom } : {}),
    ...(isIsoDate(handledTo) ? { handledTo } : {}),
    ...(reportPaceCodes.has(pace) ? { pace } : {}),
    ...(late === "true" ? { late } : {}),
    ...(mine === "true" ? { mine } : {}),
    ...(sealed === "true" || sealed === "false" ? { sealed } : {}),
    ...(number.trim() === "" ? {} : { number: number.trim().slice(0, 20) }),
  };
}
