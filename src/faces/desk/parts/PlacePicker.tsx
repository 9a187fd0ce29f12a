import { TreeSelect } from "antd";
import { useMemo } from "react";
import { useSession } from "../session/session.ts";
import { given } from "./given.ts";
import { type PlaceNode, placeTree } from "./place-tree.ts";
import { usePlaces } from "./usePlaces.ts";

interface PlacePickerProps {
  readonly id?: string | undefined;
  /** For a field without a visible label. */
  readonly label?: string | undefined;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  /** Townships can then be opened but not picked. */
  readonly only?: "village" | undefined;
  /** The post's own place when absent. */
  readonly within?: string | undefined;
  readonly allowClear?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

/** Townships and villages, opened level by level or found by typing. */
export function PlacePicker({ value, onChange, only, within, ...props }: PlacePickerProps) {
  const { post } = useSession();
  const places = usePlaces();
  const tree = useMemo(
    () => placeTree(places.all, within ?? post.placeCode, only === "village"),
    [places, within, post.placeCode, only],
  );
  return (
    <TreeSelect<string | null, PlaceNode>
      {...given({ id: props.id, "aria-label": props.label, "aria-describedby": props.describedBy })}
      style={{ width: "100%", minWidth: 180 }}
      value={value ?? null}
      treeData={tree}
      showSearch={{ treeNodeFilterProp: "title" }}
      treeDefaultExpandedKeys={tree.length === 1 && tree[0] !== undefined ? [tree[0].value] : []}
      treeExpandAction="click"
      allowClear={props.allowClear ?? false}
      disabled={props.disabled ?? false}
      status={props.invalid === true ? "error" : ""}
      loading={places.all.length === 0}
      placeholder={only === "village" ? "选择村（社区），可以打字查找" : "选择辖区，可以打字查找"}
      notFoundContent="没有这个地方，换个写法试试"
      listHeight={320}
      styles={{ popup: { root: { minWidth: 260 } } }}
      treeNodeLabelProp="label"
      onChange={(code) => onChange(code ?? undefined)}
    />
  );
}
