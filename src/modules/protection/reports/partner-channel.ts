/** By what way reports of an organisation come: a hotline by its own, everybody else as a unit that must report. Pure. */
import type { Channel } from "../protection-codes.contract.ts";

const hotlines: Readonly<Record<string, Channel>> = {
  hotline12345: "hotline12345",
  hotline12355: "hotline12355",
  hotline12338: "hotline12338",
  police110: "police110",
};

export function channelOfPartner(kind: string | null): Channel {
  return hotlines[kind ?? ""] ?? "partner";
}
