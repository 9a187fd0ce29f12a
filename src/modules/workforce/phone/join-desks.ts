/** The desks of a director who answers for several villages, laid together. Pure. */
import type { DeskDocument } from "./desk-document.contract.ts";

export function joinDesks(desks: readonly DeskDocument[]): DeskDocument {
  const [first, ...others] = desks;
  if (first === undefined) throw new Error("there is no desk to show");
  return others.reduce(joined, first);
}

function joined(one: DeskDocument, other: DeskDocument): DeskDocument {
  return {
    ...one,
    villages: [...one.villages, ...other.villages],
    tasks: distinct([...one.tasks, ...other.tasks], ({ key }) => key),
    quarter: joinQuarters(one.quarter, other.quarter),
    campaigns: distinct([...one.campaigns, ...other.campaigns], ({ id }) => id),
    messages: distinct([...one.messages, ...other.messages], ({ id }) => id).sort((a, b) =>
      a.at > b.at ? -1 : 1,
    ),
    supervisor: one.supervisor ?? other.supervisor,
    handOver: one.handOver ?? other.handOver,
    month: { due: one.month.due + other.month.due, done: one.month.done + other.month.done },
  };
}

/** All villages confirm the same round. */
function joinQuarters(one: DeskDocument["quarter"], other: DeskDocument["quarter"]): DeskDocument["quarter"] {
  if (one === null || other === null) return one ?? other;
  return one.id === other.id ? { ...one, villages: [...one.villages, ...other.villages] } : one;
}

function distinct<One>(all: readonly One[], keyOf: (one: One) => string): One[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}
