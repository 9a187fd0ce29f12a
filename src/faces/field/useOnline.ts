import { useSyncExternalStore } from "react";

function listen(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Whether the phone believes that it has a line; whether one gets through is told by the sync alone. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}
