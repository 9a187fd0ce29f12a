import { useHeld } from "../../../../faces/field/Held.tsx";
import { usePhone } from "../../../../faces/field/phone-context.ts";
import { newId } from "../../../../platform/client/new-id.ts";
import type { OutboxItem } from "../../../../platform/client/offline/phone.ts";
import { openChildProblems } from "../../phone/open-child.contract.ts";
import { anotherChild } from "./new-child-draft.ts";

/** The server knows a child of the same name and birthday: a person says which it is. Of any other refusal the form is mended. */
export function RefusedChildActs({ item }: { readonly item: OutboxItem }) {
  const phone = usePhone();
  const { readAgain } = useHeld();
  const drop = () => void phone.dismiss(item.id).then(readAgain);
  const sendAsAnother = async () => {
    await phone.replace(item.id, anotherChild(item, newId));
    readAgain();
    void phone.syncNow();
  };
  if (item.receipt?.problem?.code !== openChildProblems.maybeKnown.code)
    return (
      <p className="fd-acts">
        <a href={`#/children/new?mend=${item.id}`}>改一改，再上传</a>
        <button type="button" className="fd-plain-button" onClick={drop}>
          不建了，收起来
        </button>
      </p>
    );
  return (
    <p className="fd-acts">
      <button type="button" className="fd-plain-button" onClick={drop}>
        就是这个孩子
      </button>
      <button type="button" className="fd-plain-button" onClick={() => void sendAsAnother()}>
        不是同一个孩子，再报一次
      </button>
    </p>
  );
}
