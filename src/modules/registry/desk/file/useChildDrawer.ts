import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";

/** Which file lies over the list; it is part of the address, so Back and a reload know it. */
export function useChildDrawer() {
  const { values, set } = useUrlState();
  return {
    childId: values["child"],
    open: (id: string) => set({ child: id }),
    close: () => set({ child: undefined }),
  };
}
