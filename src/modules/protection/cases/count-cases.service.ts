import { now } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type * as contract from "./case-counts.contract.ts";
import * as store from "./cases.store.ts";
import { askOf } from "./read-cases.service.ts";

/** By the board's own question, so that a figure and its list cannot differ. */
export async function countOpenCases(tx: Tx): Promise<OutputOf<typeof contract.countOpenCases>> {
  const at = now();
  const counts = await store.countCases(tx, askOf(tx, { state: "open", limit: 1 }, at), at);
  const sum = (of: (one: store.CaseCount) => number) => counts.reduce((all, one) => all + of(one), 0);
  return {
    open: sum(({ count }) => count),
    red: sum(({ colour, count }) => (colour === "red" ? count : 0)),
    late: sum(({ late }) => late),
  };
}
