import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call } from "../../../../platform/client/api.ts";
import { type ApiProblem, asProblem } from "../../../../platform/client/api-problem.ts";
import { SubmissionKeys } from "../../../../platform/client/submission-key.ts";
import { recordFact } from "../../registry.contract.ts";
import { evidenceIn } from "./EvidenceField.tsx";
import { madeOldByFile, useFile } from "./file-context.ts";
import { type KindChange, sentValue } from "./section-edit.ts";

interface SaveFacts {
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  /** Records one after the other, each on the version that the last one made. Answers whether all were. */
  readonly save: (changes: readonly KindChange[], from: string, evidence: string) => Promise<boolean>;
}

/** A section's changes are several facts; what was saved before one was refused stays saved and is shown so. */
export function useSaveFacts(): SaveFacts {
  const { file } = useFile();
  const client = useQueryClient();
  const keys = useRef(new Map<string, SubmissionKeys>());
  const [state, setState] = useState<{ busy: boolean; problem: ApiProblem | undefined }>({
    busy: false,
    problem: undefined,
  });

  const keyFor = (content: { kind: string }) => {
    const own = keys.current.get(content.kind) ?? new SubmissionKeys();
    keys.current.set(content.kind, own);
    return own.keyFor(content);
  };
  const save = async (changes: readonly KindChange[], from: string, evidence: string) => {
    setState({ busy: true, problem: undefined });
    let { version } = file;
    let problem: ApiProblem | undefined;
    try {
      for (const change of changes) {
        const { kind } = change;
        const body = {
          kind,
          from,
          value: sentValue(change),
          ...evidenceIn(evidence),
        };
        const answer = await call(recordFact, {
          params: { id: file.id },
          body,
          version,
          idempotencyKey: keyFor({ ...body, kind }),
        });
        version = answer.version;
      }
    } catch (error) {
      problem = asProblem(error);
    }
    await Promise.all(madeOldByFile.map(({ name }) => client.invalidateQueries({ queryKey: [name] })));
    setState({ busy: false, problem });
    return problem === undefined;
  };
  return { ...state, save };
}
