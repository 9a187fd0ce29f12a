import { Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listHandOvers } from "../../handover/handover.contract.ts";
import {
  appointDirector,
  endDirector,
  listVillagePosts,
  readPostHistory,
  replaceDirector,
  type VillageRow,
} from "../posts.contract.ts";
import { AppointFields } from "./AppointFields.tsx";
import { type Appointee, useAppointee } from "./useAppointee.ts";
import "./posts.css";

export interface PostDialogProps {
  readonly village: VillageRow;
  readonly people: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly villages: string[];
  }[];
  readonly onClose: () => void;
}

const makesOld = [listVillagePosts, readPostHistory, listHandOvers];

export function AppointDialog({ village, people, onClose }: PostDialogProps) {
  const appointee = useAppointee(village.vacant === null ? "known" : "new");
  const [reason, setReason] = useState("");
  const [isDone, setDone] = useState(false);
  const write = useWrite(appointDirector, {
    makesOld,
    onDone: () => (appointee.login === null ? onClose() : setDone(true)),
  });
  if (isDone) return <FirstPassword appointee={appointee} onClose={onClose} />;
  return (
    <ActDialog
      title={`安排儿童主任：${village.name}`}
      what="安排以后，这个村的孩子、该走访的、待办马上归新来的人，不用另外移交。"
      okText="安排"
      ready={appointee.isReady && reason.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({
          params: { village: village.code },
          body: { ...appointee.body(), reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <AppointFields appointee={appointee} people={people} />
      <WordsField label="原因" required longest={200} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

/** Which of several: usually there is one, and it is chosen already. */
function useWhich({ directors, coming }: VillageRow): [string | undefined, ReactNode] {
  const all = [...directors, ...coming];
  const [postId, setPostId] = useState(all[0]?.postId);
  if (all.length <= 1) return [postId, null];
  return [
    postId,
    <Field key="which" label="哪一位" required>
      {({ id }) => (
        <Select
          id={id}
          style={{ width: "100%" }}
          value={postId ?? null}
          options={all.map((one) => ({ value: one.postId, label: `${one.name} ${one.title}` }))}
          onChange={(value: string | null) => setPostId(value ?? undefined)}
        />
      )}
    </Field>,
  ];
}

export function EndDialog({ village, onClose }: PostDialogProps) {
  const today = useToday();
  const [postId, which] = useWhich(village);
  const [on, setOn] = useState<string | undefined>(today);
  const [reason, setReason] = useState("");
  const write = useWrite(endDirector, { makesOld, onDone: onClose });
  return (
    <ActDialog
      title={`登记离任：${village.name}`}
      what="从那天起，这个人看不到这个村的孩子，手机上的资料下次联网时清除；没有上传的记录会先交上来。这个村暂时没有儿童主任的，到期会提醒镇街补上。"
      okText="登记离任"
      danger
      ready={postId !== undefined && on !== undefined && reason.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (postId !== undefined && on !== undefined)
          write.mutate({ params: { village: village.code }, body: { postId, on, reason: reason.trim() } });
      }}
      onClose={onClose}
    >
      {which}
      <Field label="从哪天起不再负责" required>
        {({ id }) => <DateField id={id} value={on} onChange={setOn} />}
      </Field>
      <WordsField label="原因" required longest={200} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

/** The old one leaves, the new one comes, what is open is written down. */
export function ReplaceDialog({ village, people, onClose }: PostDialogProps) {
  const appointee = useAppointee("new");
  const [endPostId, which] = useWhich(village);
  const [handOverId] = useState(() => newUuid());
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const [isDone, setDone] = useState(false);
  const write = useWrite(replaceDirector, {
    makesOld,
    onDone: () => (appointee.login === null ? onClose() : setDone(true)),
  });
  if (isDone) return <FirstPassword appointee={appointee} onClose={onClose} />;
  return (
    <ActDialog
      title={`换人：${village.name}`}
      what="一次办完：原来的人离任，新来的人到任，没有办完的事列成交接单给新来的人。待办跟着村走，不用移交。"
      okText="换人"
      ready={
        appointee.isReady && endPostId !== undefined && note.trim().length >= 2 && reason.trim().length >= 2
      }
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (endPostId !== undefined)
          write.mutate({
            params: { village: village.code },
            body: {
              ...appointee.body(),
              endPostId,
              handOverId,
              note: note.trim(),
              reason: reason.trim(),
            },
          });
      }}
      onClose={onClose}
    >
      {which}
      <AppointFields
        appointee={appointee}
        people={people.filter(({ accountId }) =>
          village.directors.every((director) => director.accountId !== accountId),
        )}
      />
      <WordsField label="原因" required longest={200} value={reason} onChange={setReason} />
      <WordsField
        label="交代给接手的人"
        required
        longest={500}
        placeholder="哪些孩子要多留意，哪些话答应过人家"
        value={note}
        onChange={setNote}
      />
    </ActDialog>
  );
}

/** Shown once: afterwards nobody can read it any more. */
function FirstPassword({
  appointee,
  onClose,
}: {
  readonly appointee: Appointee;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      open
      title="已经安排好"
      okText="已经告诉本人，关掉"
      cancelButtonProps={{ style: { display: "none" } }}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      onOk={onClose}
    >
      <p>
        请把用户名和一次性密码告诉 {appointee.typed.name}。密码只显示这一次，第一次登录要先改成自己的密码。
      </p>
      <p>用户名</p>
      <p className="ta-post-password">{appointee.login?.username}</p>
      <p>一次性密码</p>
      <p className="ta-post-password">{appointee.login?.password}</p>
    </Modal>
  );
}
