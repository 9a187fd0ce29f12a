/** A child's file over a list of any room. Plugged in here: rooms know no pages of each other. The list says which file: `?child=`. */
import { lazy, Suspense } from "react";
import { useUrlState } from "./parts/useUrlState.ts";

const ChildDrawer = lazy(async () => ({
  default: (await import("../../modules/registry/desk/file/ChildDrawer.tsx")).ChildDrawer,
}));

export function FileOverList() {
  const { values } = useUrlState();
  return values["child"] === undefined ? null : (
    <Suspense fallback={null}>
      <ChildDrawer />
    </Suspense>
  );
}
