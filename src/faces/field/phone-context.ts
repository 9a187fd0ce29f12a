/** The phone's engine, as every page has it. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Phone, PhoneState } from "../../platform/client/offline/phone.ts";

export const PhoneContext = createContext<Phone | null>(null);

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (phone === null) throw new Error("this page stands outside the phone");
  return phone;
}

export function usePhoneState(): PhoneState {
  const phone = usePhone();
  return useSyncExternalStore(
    (changed) => phone.subscribe(changed),
    () => phone.state,
  );
}

/** By the server's clock: a phone that is days off must not make visits late. */
export function useToday(): string {
  usePhoneState();
  return usePhone().today();
}
