import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OutputOf } from "../../kernel/operation.ts";
import { type AnyOperation, type CallInput, callLoosely, type LooseInput } from "./api.ts";
import type { ApiProblem } from "./api-problem.ts";
import { SubmissionKeys } from "./submission-key.ts";

export interface WriteOptions<Op extends AnyOperation> {
  /** Operations whose answers are old after it. */
  readonly makesOld?: readonly Pick<AnyOperation, "name">[];
  /** Goes on while they are asked for again, instead of waiting for them: whoever decides row after row has no second to spare. */
  readonly goesOnAtOnce?: boolean;
  readonly onDone?: (answer: OutputOf<Op>, input: CallInput<Op>) => void;
}

/** A write with its Idempotency-Key: the same content pressed twice, or sent again after a lost answer, happens once. */
export function useWrite<Op extends AnyOperation>(
  operation: Op,
  { makesOld = [], goesOnAtOnce = false, onDone }: WriteOptions<Op> = {},
): UseMutationResult<OutputOf<Op>, ApiProblem, CallInput<Op>> {
  const client = useQueryClient();
  const [keys] = useState(() => new SubmissionKeys());
  return useMutation<OutputOf<Op>, ApiProblem, CallInput<Op>>({
    mutationFn: (input) => {
      const { params, body, version, file } = input as LooseInput;
      const content = [operation.name, params, body, version, file?.name, file?.size, file?.lastModified];
      const idempotencyKey = keys.keyFor(content);
      return callLoosely(operation, { ...input, idempotencyKey }) as Promise<OutputOf<Op>>;
    },
    onSuccess: async (answer, input) => {
      keys.settled();
      const asked = Promise.all(makesOld.map(({ name }) => client.invalidateQueries({ queryKey: [name] })));
      if (!goesOnAtOnce) await asked;
      onDone?.(answer, input);
    },
  });
}
