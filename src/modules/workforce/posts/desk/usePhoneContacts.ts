import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listDevices } from "../../../../platform/sync/devices.contract.ts";
import type { Director } from "../posts.contract.ts";

/** When the phone of a director was last heard of, as far as the post may know; undefined: nobody can tell. */
export function usePhoneContacts(): (director: Director) => string | undefined {
  const mayLook = useCan("phone.look");
  const { data } = useRead(listDevices, { query: { limit: 200 } }, { enabled: mayLook });
  return ({ name }) => {
    const phones = (data?.items ?? []).filter(({ holder, endedAt }) => holder === name && endedAt === null);
    const last = phones
      .flatMap(({ lastContactAt }) => (lastContactAt === null ? [] : [lastContactAt]))
      .sort();
    const latest = last.at(-1);
    return latest === undefined ? undefined : `手机 ${momentText(latest)} 联系过`;
  };
}
