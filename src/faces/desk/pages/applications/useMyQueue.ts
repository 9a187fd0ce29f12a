/** What lies on my desk in the order of its days: what comes before and after this one, and what to open when it is done. */
import { call } from "../../../../platform/client/api.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import type { MatterLine } from "../../../../platform/procedures/matter-view.contract.ts";
import { listApplications } from "../../../../platform/procedures/procedures.contract.ts";

const MANY = 200;

interface Queue {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Asks anew: what has just been decided lies on my desk no more. */
  findNext(): Promise<MatterLine | undefined>;
}

export function useMyQueue(id: string): Queue {
  const query = { whose: "mine", limit: MANY };
  const { data } = useRead(listApplications, { query });
  const lines = data?.items ?? [];
  const index = lines.findIndex((line) => line.id === id);
  return {
    before: index > 0 ? lines[index - 1]?.id : undefined,
    after: lines[index + 1]?.id,
    async findNext() {
      try {
        const { items } = await call(listApplications, { query: { whose: "mine", limit: 2 } });
        return items.find((line) => line.id !== id);
      } catch {
        // The decision stands; only the way to the next one is not known.
        return undefined;
      }
    },
  };
}
