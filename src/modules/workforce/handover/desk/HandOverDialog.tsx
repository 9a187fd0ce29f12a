import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listHandOvers, writeHandOver } from "../handover.contract.ts";

/** One act: the system lists what is open, whoever leaves adds the words. */
export function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { post } = useSession();
  const isVillage = post.role === "villageDirector";
  const [id] = useState(() => newUuid());
  const [village, setVillage] = useState(isVillage ? post.placeCode : undefined);
  const [note, setNote] = useState("");
  const write = useWrite(writeHandOver, { makesOld: [listHandOvers], onDone: onClose });
  return (
    <ActDialog
      title="写交接"
      what="系统会把现在的孩子、该走访的、没有办完的事列好。您只写要特别交代的话。写好以后，接手的人登录就能看到。"
      okText="写好了"
      ready={village !== undefined && note.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (village !== undefined) write.mutate({ body: { id, villageCode: village, note: note.trim() } });
      }}
      onClose={onClose}
    >
      {!isVillage && (
        <Field label="村（社区）" required>
          {({ id: field }) => <PlacePicker id={field} only="village" value={village} onChange={setVillage} />}
        </Field>
      )}
      <WordsField
        label="要交代的话"
        required
        longest={500}
        placeholder="哪些孩子要多留意，哪些话答应过人家"
        value={note}
        onChange={setNote}
      />
    </ActDialog>
  );
}
