import { useParams } from "react-router";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { ChildFileView } from "./ChildFileView.tsx";

/** One child's file as a page of its own; the day it is read as of stands in the address. */
export function ChildFilePage() {
  const { id = "" } = useParams();
  const { values, set } = useUrlState();
  return (
    <div className="ta-page">
      <ChildFileView key={id} id={id} asOf={values["asOf"]} onAsOf={(asOf) => set({ asOf })} />
    </div>
  );
}
