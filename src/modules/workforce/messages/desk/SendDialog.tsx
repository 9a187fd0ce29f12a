import { Input, TreeSelect } from "antd";
import { useMemo, useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { placeTree } from "../../../../faces/desk/parts/place-tree.ts";
import { usePlaces } from "../../../../faces/desk/parts/usePlaces.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listSentMessages, sendToVillages } from "../messages.contract.ts";

/** A few sentences to villages; none chosen: to all of the place. */
export function SendDialog({ onClose }: { readonly onClose: () => void }) {
  const { post } = useSession();
  const places = usePlaces();
  const tree = useMemo(() => placeTree(places.all, post.placeCode, true), [places, post.placeCode]);
  const [id] = useState(() => newUuid());
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [villages, setVillages] = useState<string[]>([]);
  const send = useWrite(sendToVillages, { makesOld: [listSentMessages], onDone: onClose });
  const where =
    villages.length === 0 ? `${post.placeName}所有的村（社区）` : `${villages.length} 个村（社区）`;
  return (
    <ActDialog
      title="写消息"
      what={`发给${where}的儿童主任。发出以后不能改，要补充就再发一条。不要写孩子的身份证号。`}
      okText="发出"
      ready={title.trim().length >= 2 && text.trim().length >= 2}
      busy={send.isPending}
      problem={send.error}
      onConfirm={() => send.mutate({ body: { id, title: title.trim(), text: text.trim(), villages } })}
      onClose={onClose}
    >
      <Field label="标题" required>
        {({ id: field }) => (
          <Input id={field} maxLength={40} value={title} onChange={({ target }) => setTitle(target.value)} />
        )}
      </Field>
      <WordsField label="内容" required longest={500} value={text} onChange={setText} />
      <Field label="发给哪些村（社区）" hint="不选就是全部">
        {({ id: field }) => (
          <TreeSelect<string[]>
            id={field}
            style={{ width: "100%" }}
            multiple
            treeCheckable
            allowClear
            value={villages}
            treeData={tree}
            showSearch={{ treeNodeFilterProp: "title" }}
            treeNodeLabelProp="label"
            maxTagCount={4}
            listHeight={280}
            placeholder="全部"
            onChange={setVillages}
          />
        )}
      </Field>
    </ActDialog>
  );
}
