import { useSyncExternalStore } from "react";

/** As wide as a phone; kept in step with the style sheets. */
const phone = matchMedia("(max-width: 720px)");

function listen(tell: () => void): () => void {
  phone.addEventListener("change", tell);
  return () => phone.removeEventListener("change", tell);
}

/** Where a table would scroll sideways its rows are shown as cards instead. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => phone.matches);
}
