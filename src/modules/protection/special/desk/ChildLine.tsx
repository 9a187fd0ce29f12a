import { Link } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readChild } from "../../../registry/child-file.contract.ts";

/** Whom it is about, by the file. */
export function ChildLine({ id }: { readonly id: string }) {
  const { data } = useRead(readChild, { params: { id } });
  if (data === undefined) return null;
  return (
    <p>
      儿童 <Link to={`/children/${id}`}>{data.person.name}</Link>
    </p>
  );
}
