import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { dayText } from "../../../../../faces/desk/parts/moment.ts";
import { useToday } from "../../../../../faces/desk/session/useToday.ts";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../../registry/desk.contract.ts";
import { freshUuid } from "../../../reports/open/fresh-uuid.ts";
import { labelOf } from "../../../reports/open/label-of.ts";
import {
  addReminder,
  type CaseReminder,
  listReminders,
  ReminderDay,
  ReminderOutcome,
  ReminderWords,
  tickReminder,
} from "../../reminders/reminders.contract.ts";
import { WhyField } from "./WhyField.tsx";

interface AddReminderDialogProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

export function AddReminderDialog({ caseId, onClose }: AddReminderDialogProps) {
  const today = useToday();
  // Sent again after a lost answer it is the same reminder.
  const [id] = useState(freshUuid);
  const [dueOn, setDueOn] = useState<string | undefined>();
  const [words, setWords] = useState("");
  const write = useWrite(addReminder, { makesOld: [listReminders, readDesk], onDone: onClose });
  const isReady = dueOn !== undefined && words.trim() !== "";
  return (
    <ActDialog
      title="定个提醒"
      what="列进您的“今天”，那天到期；那里只写是哪个个案，不写要做什么。"
      okText="定好"
      ready={isReady}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (isReady) write.mutate({ params: { id: caseId }, body: { id, dueOn, words } });
      }}
      onClose={onClose}
    >
      <Field label={labelOf(ReminderDay)} required>
        {(ids) => <DateField {...ids} value={dueOn} min={today} onChange={setDueOn} />}
      </Field>
      <WhyField label={labelOf(ReminderWords)} value={words} max={300} onChange={setWords} />
    </ActDialog>
  );
}

interface TickReminderDialogProps extends AddReminderDialogProps {
  readonly reminder: CaseReminder;
}

export function TickReminderDialog({ caseId, reminder, onClose }: TickReminderDialogProps) {
  const [outcome, setOutcome] = useState("");
  const write = useWrite(tickReminder, { makesOld: [listReminders, readDesk], onDone: onClose });
  const isReady = outcome.trim() !== "";
  return (
    <ActDialog
      title="办了这条提醒"
      what={`${dayText(reminder.dueOn)}：${reminder.words}`}
      okText="办了"
      ready={isReady}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (isReady) write.mutate({ params: { id: caseId, reminderId: reminder.id }, body: { outcome } });
      }}
      onClose={onClose}
    >
      <WhyField label={labelOf(ReminderOutcome)} value={outcome} max={500} onChange={setOutcome} />
    </ActDialog>
  );
}
