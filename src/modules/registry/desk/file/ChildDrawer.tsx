import { Drawer } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ChildFileView } from "./ChildFileView.tsx";
import { useChildDrawer } from "./useChildDrawer.ts";

/** A child's file over a list; the list stays where it was. */
export function ChildDrawer() {
  const { childId, close } = useChildDrawer();
  return (
    <Drawer
      open={childId !== undefined}
      size={Math.min(1080, window.innerWidth)}
      title="儿童档案"
      extra={childId === undefined ? null : <Link to={`/children/${childId}`}>单独打开</Link>}
      destroyOnHidden
      styles={{ body: { padding: 0 } }}
      onClose={close}
    >
      {childId !== undefined && <DrawnFile key={childId} id={childId} />}
    </Drawer>
  );
}

function DrawnFile({ id }: { readonly id: string }) {
  const [asOf, setAsOf] = useState<string | undefined>();
  return (
    <div className="ta-file-drawn">
      <ChildFileView id={id} asOf={asOf} onAsOf={setAsOf} />
    </div>
  );
}
