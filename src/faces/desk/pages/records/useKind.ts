import { useRead } from "../../../../platform/client/useRead.ts";
import { type KindView, listKinds } from "../../../../platform/records/records.contract.ts";

/** The declaration of a kind as the server tells it; undefined while it is on its way. */
export function useKind(code: string): {
  readonly kind: KindView | undefined;
  readonly isUnknown: boolean;
  readonly error: unknown;
} {
  const { data, error } = useRead(listKinds, {}, { freshForMs: 600_000 });
  const kind = data?.items.find((one) => one.code === code);
  return { kind, isUnknown: data !== undefined && kind === undefined, error };
}
